// How long a page is busy at a time with a board of 20,000 rows: the longest tasks of its main thread while the whole copy comes,
// while a page of about 200 rows comes, and on a start without a network. In milliseconds of the processor, so that other work
// on the machine does not count; the browser is not slowed down.
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { longest } from "./support/busy.js";
import { calm, depot, FIRST_OPS, grow, PAGE_OPS, PASSWORD } from "./support/large.js";
import { SignInPage } from "./support/pages/sign_in.js";
import { Server } from "./support/server.js";

const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);
try {
  await grow(server, FIRST_OPS);
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  const form = new SignInPage(page);
  await form.login.waitFor();
  const figures = {};
  figures["the whole copy, in pages of 1,000"] = await longest(browser, page, async () => {
    await form.submit("dieuphoi", PASSWORD);
    await page.locator("body[data-ready] [data-task]").first().waitFor();
    await calm(page);
  });
  const rows = await depot(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await context.setOffline(true);
  await grow(server, PAGE_OPS);
  await context.setOffline(false);
  figures["a page of rows"] = await longest(browser, page, async () => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await calm(page);
  });
  const grown = await depot(page);
  await server.stop();
  figures["a start without a network"] = await longest(browser, page, async () => {
    await page.goto("/");
    await page.locator("body[data-ready] [data-task]").first().waitFor();
    await calm(page);
  });
  console.log(`${rows} rows, ${grown - rows} new ones`);
  console.table(figures);
} finally {
  await browser.close();
  await server.dispose();
}
