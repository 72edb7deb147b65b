// Pictures to be looked at: every screen, what opens over it and the states it may be in, at three sizes in both themes, into
// results/pictures; and small ones of each chart and of the
// pages of each document, into docs/pictures, where people who read about ParBoard find them.
// `make pictures` makes all; ARGS="1440 dark" only those whose names hold every word.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { SignInPage } from "./support/pages/sign_in.js";
import { ADMINISTRATORS, arrived, PARTS, SCREENS } from "./support/screens.js";
import { STATES } from "./support/states.js";
import { makeTemplate, mustRun, Server } from "./support/server.js";

const SIZES = { 390: { width: 390, height: 844 }, 820: { width: 820, height: 1180 }, 1440: { width: 1440, height: 900 } };
const THEMES = ["light", "dark"];
/** Each document, and what asks for it. */
const PAPERS = { plan: ["--paper", "plan"], report: ["--paper", "report"], period: ["--paper", "report", "--period", "2026-q3"], letters: ["--paper", "letters"] };
/** A document of no more pages is shown whole; of a longer one, which repeats itself, the first two and the last two. */
const WHOLE_MAX = 6;
/** The head of the table and its first rows. */
const ROWS_PX = 240;
/** A page is read at a glance, and few kilobytes: 50 dots to the inch. */
const PAGE_PICTURE = ["-r", "50", "-gray", "-jpeg", "-jpegopt", "quality=45"];

const wanted = process.argv.slice(2);
/** Words about sizes and themes; what else is asked for is part of a name. */
const sizes = wanted.filter((word) => word in SIZES || THEMES.includes(word));
const isWanted = (name) => wanted.every((word) => name.includes(word));
const folder = (name) => fileURLToPath(new URL(name, import.meta.url));
const [screens, docs] = [folder("results/pictures"), folder("../docs/pictures")];
for (const made of [screens, docs]) mkdirSync(made, { recursive: true });

const template = await makeTemplate();
const server = await Server.start(template);
const browser = await chromium.launch(config.use.launchOptions);
try {
  for (const [width, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      if (!sizes.every((word) => `${width} ${colorScheme}`.includes(word))) continue;
      await everyScreen(width, viewport, colorScheme);
      await everyState(width, viewport, colorScheme);
    }
  }
  if (isWanted("docs")) {
    await charts();
    await documents();
  }
} finally {
  await browser.close();
  await server.stop();
  for (const { data } of [server, template]) rmSync(data, { recursive: true, force: true });
}

async function newcomer(viewport, colorScheme) {
  const phone = viewport.width < 500 ? { hasTouch: true, isMobile: true } : {};
  const { locale, timezoneId } = config.use;
  return (await browser.newContext({ baseURL: server.url, viewport, colorScheme, locale, timezoneId, ...phone })).newPage();
}

async function signedIn(login, viewport, colorScheme) {
  const page = await newcomer(viewport, colorScheme);
  await new SignInPage(page).enter(login, template.passwordOf(login));
  await page.locator("body[data-ready]").waitFor();
  return page;
}

async function everyScreen(width, viewport, colorScheme) {
  const page = await signedIn("dieuphoi", viewport, colorScheme);
  const card = await page.locator("[data-task]").first().getAttribute("data-task");
  const [meeting, letter] = [await found(page, "/dieu-hanh", "a[href*='hop=']"), await found(page, "/don-doc", "a[href^='/don-doc/thu/']")];
  await pictured(page, [...SCREENS, meeting, letter, `/viec/${card}`, "/quan-tri", ...PARTS].filter((address) => address !== null), width, colorScheme);
  const administrator = await signedIn("quantri", viewport, colorScheme);
  await pictured(administrator, ADMINISTRATORS, width, colorScheme);
  for (const one of [page, administrator]) await one.context().close();
}

async function pictured(page, addresses, width, colorScheme) {
  for (const address of addresses) {
    const name = `${width}-${colorScheme}-${address.replace(/[0-9a-f-]{36}/, "mot").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "bang"}`;
    if (!isWanted(name)) continue;
    await page.goto(address);
    await arrived(page);
    await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: width !== "1440" });
  }
}

/** What opens over a screen is seen with what lies under it, as it is on the device. */
async function everyState(width, viewport, colorScheme) {
  const wantedStates = Object.entries(STATES).map(([name, state]) => [`${width}-${colorScheme}-o-${name}`, state]).filter(([name]) => isWanted(name));
  for (const login of new Set(wantedStates.map(([, state]) => state.login))) {
    const page = login === null ? await newcomer(viewport, colorScheme) : await signedIn(login, viewport, colorScheme);
    for (const [name, state] of wantedStates.filter(([, state]) => state.login === login)) {
      await state.open(page);
      await page.screenshot({ path: path.join(screens, `${name}.png`) });
    }
    await page.context().close();
  }
  const name = `${width}-${colorScheme}-o-mat-mang`;
  if (isWanted(name)) await withoutNetwork(name, viewport, colorScheme);
}

/** A change that waits, on a board that was opened without a network. */
async function withoutNetwork(name, viewport, colorScheme) {
  const page = await signedIn("canbo", viewport, colorScheme);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const card = await page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await page.goto(`/viec/${card}`);
  await page.context().setOffline(true);
  const percent = page.locator('[data-field="percent"]');
  await percent.fill("35");
  await percent.blur();
  await page.locator("body[data-sync-state=offline]").waitFor();
  await page.screenshot({ path: path.join(screens, `${name}-viec.png`) });
  await page.goto("/");
  await page.locator("body[data-ready] [data-task]").first().waitFor();
  await page.screenshot({ path: path.join(screens, `${name}.png`) });
  await page.context().close();
}

/** Where a link on a screen leads; nothing when it is not there today. */
async function found(page, screen, link) {
  await page.goto(screen);
  await arrived(page);
  const links = await page.locator(link).all();
  return links.length > 0 ? links[0].getAttribute("href") : null;
}

/** Each chart by itself, as it stands on the leadership page. */
async function charts() {
  const page = await signedIn("lanhdao", { width: 720, height: 1000 }, "light");
  await page.goto("/dieu-hanh?nhom=tat-ca&theo=bieu-do");
  await arrived(page);
  for (const chart of await page.locator(".charts").all()) {
    const name = await chart.getAttribute("aria-labelledby");
    await chart.screenshot({ path: path.join(docs, `bieu-do-${name}.png`) });
  }
  await page.context().close();
  await rows();
}

/** The small charts that stand in rows: progress, thirty days, target against measured. */
async function rows() {
  const page = await signedIn("lanhdao", { width: 1280, height: 900 }, "light");
  await page.goto("/dieu-hanh");
  await arrived(page);
  const table = await page.locator(".standings").first().boundingBox();
  await page.screenshot({ path: path.join(docs, "bieu-do-trong-bang.png"), clip: { ...table, height: ROWS_PX } });
  await page.context().close();
}

/** Each document as the office program lays it out. */
async function documents() {
  for (const [paper, asks] of Object.entries(PAPERS)) {
    const file = path.join(server.data, `${paper}.docx`);
    await mustRun(["export", "--data", server.data, "--format", "docx", ...asks, "-o", file]);
    execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", server.data, file], { stdio: "ignore" });
    const pdf = path.join(server.data, `${paper}.pdf`);
    const count = Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))[1]);
    const pages = count <= WHOLE_MAX ? Array.from({ length: count }, (_, at) => at + 1) : [1, 2, count - 1, count];
    for (const page of pages) execFileSync("pdftoppm", [...PAGE_PICTURE, "-f", `${page}`, "-l", `${page}`, pdf, path.join(docs, paper)]);
  }
  console.log(readdirSync(docs).join("\n"));
}
