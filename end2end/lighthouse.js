// What Lighthouse says of the sign-in page and of the board, as a telephone and as a desktop would load them:
//
//   make lighthouse                       ARGS="board mobile" asks for that one alone
//
// It is installed beside the tests' packages and into no lock file: nothing else needs it, and it is large. A score below what is
// promised (docs/MEASURED.md) ends it with an error.
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { SignInPage } from "./support/pages/sign_in.js";
import config from "./playwright.config.js";
import { makeTemplate, Server, temporaryFolder } from "./support/server.js";

const OUT = fileURLToPath(new URL("results/lighthouse", import.meta.url));
const PACKAGES = process.env.PARBOARD_LIGHTHOUSE ?? fileURLToPath(new URL("results/packages", import.meta.url));
const packaged = (name) => import(pathToFileURL(path.join(PACKAGES, "node_modules", name)).href);
const { default: lighthouse, desktopConfig } = await packaged("lighthouse/core/index.js");

const PORT = 9333;
/** What is promised: whole in accessibility and good practice, and how fast at least. */
const FORMS = [
  { name: "mobile", config: undefined, fast: 0.9 },
  { name: "desktop", config: desktopConfig, fast: 0.95 },
];

const wanted = process.argv.slice(2);

async function audit(address, form) {
  const screen = address === "/" ? "board" : "sign-in";
  if (!wanted.every((word) => `${screen} ${form.name}`.includes(word))) return [];
  const flags = { port: PORT, logLevel: "error", output: "html", onlyCategories: ["performance", "accessibility", "best-practices"] };
  const result = await lighthouse(server.url + address, flags, form.config);
  if (new URL(result.lhr.finalDisplayedUrl).pathname !== address) throw new Error(`${address} led to ${result.lhr.finalDisplayedUrl}`);
  await writeFile(path.join(OUT, `${screen}-${form.name}.html`), result.report);
  const scores = Object.fromEntries(Object.entries(result.lhr.categories).map(([name, category]) => [name, category.score]));
  const failed = Object.values(result.lhr.audits).filter((one) => one.score !== null && one.score < 0.9).map((one) => `${one.id} ${one.displayValue ?? ""}`.trim());
  // How fast the machine was just then, by Lighthouse's own measure: a score says little without it.
  const machine = Math.round(result.lhr.environment.benchmarkIndex);
  return [{ screen, form: form.name, scores, failed, fast: form.fast, machine }];
}

await mkdir(OUT, { recursive: true });
const template = await makeTemplate();
const server = await Server.start(template);
// One profile for both: Lighthouse's own pages find what the sign-in left. What it clears before it loads is the program, not the person.
const profile = await temporaryFolder();
const browser = await chromium.launchPersistentContext(profile, {
  ...config.use,
  baseURL: server.url,
  executablePath: config.use.launchOptions.executablePath,
  args: [...config.use.launchOptions.args, `--remote-debugging-port=${PORT}`],
});
const results = [];
try {
  for (const form of FORMS) results.push(...(await audit("/dang-nhap", form)));
  const page = await browser.newPage();
  await new SignInPage(page).enter("canbo", template.passwordOf("canbo"));
  await page.locator("body[data-ready]").waitFor();
  // Left as people leave it: the board that was looked at is there at the next start.
  await page.goto("about:blank");
  await page.close();
  for (const form of FORMS) results.push(...(await audit("/", form)));
} finally {
  await browser.close();
  await server.dispose();
  for (const folder of [profile, template.data]) await rm(folder, { recursive: true, force: true });
}
if (!results.length) throw new Error(`nothing is called ${wanted.join(" ")}`);
let missed = 0;
for (const { screen, form, scores, failed, fast, machine } of results) {
  const isMet = scores.accessibility === 1 && scores["best-practices"] === 1 && scores.performance >= fast;
  missed += isMet ? 0 : 1;
  console.log(`${screen.padEnd(8)} ${form.padEnd(8)} performance ${scores.performance} accessibility ${scores.accessibility} best practices ${scores["best-practices"]} machine ${machine}${isMet ? "" : "  BELOW"}`);
  if (failed.length) console.log(`  ${failed.join("; ")}`);
}
process.exitCode = missed ? 1 : 0;
