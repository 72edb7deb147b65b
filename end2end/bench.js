// What a person on a slow phone waits for: medians of some visits to a board of 500 tasks, with the processor slowed down four
// times and a 1.6 Mbit/s line of 150 ms. Prints a table; the same figures go to results/bench.json.
import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { SignInPage } from "./support/pages/sign_in.js";
import { makeTemplate, Server } from "./support/server.js";

const RUNS = Number(process.env.RUNS ?? 5);
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER_TIMES = 4;

const template = await makeTemplate();
const server = await Server.start(template);
try {
  await server.run(["generate", "--tasks", "500", "--units", "118", "--ops", "2000", "--seed", "1"]);
  const figures = await measure();
  console.table(figures);
  await mkdir("end2end/results", { recursive: true });
  await writeFile("end2end/results/bench.json", JSON.stringify(figures, null, 2));
} finally {
  await server.dispose();
}

async function measure() {
  const browser = await chromium.launch(config.use.launchOptions);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await visit(browser));
  await browser.close();
  const names = Object.keys(runs[0]);
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))]));
}

/** One person's first visit, sign-in and second visit, in a browser profile that knows nothing yet. */
async function visit(browser) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await slowDown(page);
  await page.goto("/dang-nhap");
  const form = new SignInPage(page);
  await form.login.waitFor();
  const first = await page.evaluate(() => ({ painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime, usable: performance.now() }));
  const asked = Date.now();
  await form.submit("dieuphoi", template.passwordOf("dieuphoi"));
  await page.locator("body[data-ready] [data-task]").first().waitFor();
  const board = Date.now() - asked;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.goto("/");
  await page.locator("body[data-ready] [data-task]").first().waitFor();
  const second = await page.evaluate(() => ({ painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime, usable: performance.now() }));
  await context.close();
  return {
    "first visit, first paint (ms)": first.painted,
    "first visit, form usable (ms)": first.usable,
    "signed in, board filled (ms)": board,
    "second visit, first paint (ms)": second.painted,
    "second visit, board filled (ms)": second.usable,
  };
}

async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_TIMES });
}

function median(values) {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);
}
