// A few pictures, pixel by pixel, so that nobody changes how the screens look without seeing it. Meant to be so:
// `make e2e ARGS="pictures --update-snapshots"`, and look at what changed in tests/pictures.
//
// The demonstration counts its days from today, so a picture of tomorrow is that of today but for what says a time or a date, which is
// covered.
import { arrived } from "../support/screens.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
/** Every Debian with a browser has it; the device's own font differs from desk to desk. */
const FONT = '"DejaVu Sans"';
/** Letters are drawn a little differently from one browser to the next; a colour or a place is not. */
const LIKE = { threshold: 0.04, maxDiffPixels: 120, animations: "disabled", caret: "hide" };
/** The top of a screen is enough, and a file of it is small. */
const top = ({ width }) => ({ clip: { x: 0, y: 0, width, height: width < 500 ? 600 : 420 } });

async function settle(page) {
  await page.evaluate((font) => document.documentElement.style.setProperty("--font", font), FONT);
  await page.evaluate(() => document.fonts.ready);
}

const timesOn = (page) => [page.locator(".page-head__fresh"), page.locator(".sync-badge span")];

test("signing in looks as it did", async ({ browser, server, guard }) => {
  guard.allowStatus(401);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN", ...PHONE });
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').waitFor();
  await settle(page);
  await expect(page).toHaveScreenshot("dang-nhap-390.png", LIKE);
  await context.close();
});

for (const [name, options] of [
  ["bang-390-sang", { ...PHONE, colorScheme: "light" }],
  ["bang-390-toi", { ...PHONE, colorScheme: "dark" }],
  ["bang-1440-sang", { ...DESKTOP, colorScheme: "light" }],
]) {
  test(`the board looks as it did: ${name}`, async ({ person }) => {
    const { page, board } = await person("dieuphoi", options);
    await board.isDrawnWhole();
    // It comes a moment after the board.
    await page.locator(".toolbar__pick").waitFor();
    await settle(page);
    await expect(page).toHaveScreenshot(`${name}.png`, { ...LIKE, ...top(options.viewport), mask: timesOn(page) });
  });
}

test("the leadership page looks as it did", async ({ person }) => {
  const { page } = await person("lanhdao", { ...DESKTOP, colorScheme: "dark" });
  await page.goto("/dieu-hanh");
  await arrived(page);
  await settle(page);
  await expect(page).toHaveScreenshot("dieu-hanh-1440-toi.png", { ...LIKE, ...top(DESKTOP.viewport), mask: timesOn(page) });
});

test("marks, buttons and fields look as they did", async ({ person }) => {
  const { page } = await person("quansat", { viewport: { width: 900, height: 1200 }, colorScheme: "light" });
  await page.goto("/kieu-dang");
  await expect.poll(() => page.locator("[data-ratio]").count()).toBeGreaterThan(50);
  await settle(page);
  for (const part of ["dau-hieu", "nut"]) {
    await expect(page.locator(`.looks__part[aria-labelledby=${part}]`)).toHaveScreenshot(`kieu-dang-${part}.png`, { ...LIKE, mask: timesOn(page) });
  }
});
