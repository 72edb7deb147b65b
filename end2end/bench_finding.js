// How long finding takes with 20,000 shares on the device: each key in the palette and in the board's own search, from the key until what
// it found is laid out; and the longest slice while everything is taken in. The floor is a hand-written list in the same page that
// looks through the same texts. Milliseconds; the browser is not slowed down.
import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { tasks } from "./support/busy.js";
import { calm, PASSWORD } from "./support/large.js";
import { FindingPage, plain } from "./support/pages/finding.js";
import { SignInPage } from "./support/pages/sign_in.js";
import { Server } from "./support/server.js";

const SHARES = 20_000;
const PLAN = ["--tasks", "150", "--units", "118", "--shares", String(SHARES), "--ops", "3000", "--seed", "1"];
/** Each is typed letter by letter. */
const TYPED = ["xa tong hop so 77", "da gui bao cao thang", "niem yet", "thu tuc hanh chinh", "1.10", "khong co o dau ca", "so 12 ra soat ho so"];
const QUERIES = TYPED.flatMap((words) => Array.from(words, (_, at) => words.slice(0, at + 1)));

const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);
try {
  await server.run(["generate", ...PLAN, "--with-account", "dieuphoi", "--password-stdin"], `${PASSWORD}\n`);
  const page = await (await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })).newPage();
  await new SignInPage(page).enter("dieuphoi", PASSWORD);
  await page.locator("body[data-ready][data-keys][data-sync-state=synced] [data-task]").first().waitFor();
  await calm(page);
  const finding = new FindingPage(page);
  const slices = await tasks(browser, page, () => takeIn(page, finding));
  const measured = {};
  measured["palette, 20,000 shares"] = await timed(page, ask, [".palette input", ".palette__list", QUERIES]);
  await page.keyboard.press("Escape");
  measured["search of the board, 20,000 shares"] = await timed(page, ask, [".toolbar__search", ".board__groups", QUERIES]);
  measured["floor: a list of the same texts"] = await timed(page, askFloor, [await texts(), QUERIES]);
  const floor = median(Object.values(measured).at(-1).times);
  const figures = Object.fromEntries(Object.entries(measured).map(([name, one]) => [name, figuresOf(one, floor)]));
  console.log(`${QUERIES.length} queries; taking everything in: longest slice ${slices[0].toFixed(1)} ms, the next ${slices[1].toFixed(1)} ms`);
  console.table(figures);
  await mkdir("end2end/results", { recursive: true });
  await writeFile("end2end/results/bench_finding.json", JSON.stringify({ slices: slices.slice(0, 10), ...figures }, null, 2));
} finally {
  await browser.close();
  await server.dispose();
}

/** Opens the palette and types at once; through when the last share is found. */
async function takeIn(page, finding) {
  await finding.open();
  await finding.field.fill("tong hop so 134");
  await finding.options.filter({ hasText: "Phần việc" }).first().waitFor();
}

/** What a part of the page does, timed by the clock there and by the processor here: other work on the machine counts in the one only. */
async function timed(page, work, given) {
  let times = [];
  const [longest] = await tasks(browser, page, async () => {
    times = await page.evaluate(work, given);
  });
  return { times, longest };
}

/** In the page: how long each takes from the key until what was found is laid out. */
async function ask([field, list, queries]) {
  const input = document.querySelector(field);
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const times = [];
  for (const query of queries) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const begun = performance.now();
    put.call(input, query);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // All that follows from it is done when the next task begins.
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
    document.querySelector(list)?.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  put.call(input, "");
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return times;
}

/** In the page: the same by looking through every text. */
async function askFloor([texts, queries]) {
  const list = document.body.appendChild(document.createElement("ul"));
  const times = [];
  for (const query of queries) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const begun = performance.now();
    const words = query.split(" ").filter(Boolean);
    const found = texts.filter((text) => words.every((word) => text.includes(word)));
    list.replaceChildren(...found.slice(0, 30).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    list.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  list.remove();
  return times;
}

/** What the shares say, folded. */
async function texts() {
  const { stdout } = await server.run(["export", "--format", "json"]);
  const { rows, agencies } = JSON.parse(stdout);
  const names = new Map((agencies ?? []).map(({ id, name }) => [id, name]));
  const said = rows.flatMap(({ is }) => (is.update?.unit ? [`${names.get(is.update.unit) ?? is.update.unit}\n${is.update.did}`] : []));
  return said.map(plain);
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

function figuresOf({ times, longest }, floor) {
  const round = (ms) => Math.round(ms * 10) / 10;
  const worst = QUERIES[times.indexOf(Math.max(...times))];
  return { "median (ms)": round(median(times)), "worst (ms)": round(Math.max(...times)), "longest task (ms of the processor)": round(longest), "times the floor": round(median(times) / floor), "worst was": worst };
}
