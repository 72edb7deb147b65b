// Shares of units are found by the unit and by what it wrote, after cards that are as near; however many there are, a few lines are shown,
// and taking them in is cut into slices.
import { PASSWORD } from "../support/large.js";
import { FindingPage } from "../support/pages/finding.js";
import { SignInPage } from "../support/pages/sign_in.js";
import { expect, test } from "../support/test.js";

test.use({ demonstration: false });

const SHARES = 3_000;
/** So many things at most are taken in at a time (app/src/state/finding/library.rs). */
const SLICE_MAX = 400;

/** A coordinator's page with cards of which a hundred communes report. */
async function province({ browser, server, guard }, options) {
  const plan = ["--tasks", "30", "--units", "20", "--shares", String(SHARES), "--ops", "200", "--seed", "1"];
  await server.run(["generate", ...plan, "--with-account", "dieuphoi", "--password-stdin"], `${PASSWORD}\n`);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN", ...options });
  guard.watch(context);
  const page = await context.newPage();
  await new SignInPage(page).enter("dieuphoi", PASSWORD);
  await page.locator("body[data-ready][data-sync-state=synced]").waitFor();
  const finding = new FindingPage(page);
  await finding.hears();
  return { page, finding, count: finding.palette.locator(".palette__count"), kinds: finding.options.locator(".palette__kind") };
}

test("a unit's name leads to its agency and then to its shares, and one of those to its line on the card", async ({ browser, server, guard }) => {
  const { page, finding, count, kinds } = await province({ browser, server, guard });
  await finding.open();
  await finding.field.fill("xa tong hop so 77");
  // Its thirty shares and the agency itself.
  await expect(count).toHaveText("31 kết quả, hiện 30 kết quả đầu");
  expect(await kinds.allTextContents()).toEqual(["Cơ quan", ...Array(29).fill("Phần việc")]);
  // On the unit's own share of a card, by a word of the card's name.
  const under = await finding.options.nth(5).locator("small").textContent();
  const title = under.split(" · ").at(-1);
  await finding.field.fill(`so 77 ${title}`);
  await expect(finding.chosen().locator(".palette__kind")).toHaveText("Phần việc");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/viec\/[0-9a-f-]+\?don-vi=[0-9a-f-]+$/);
  const unit = new URL(page.url()).searchParams.get("don-vi");
  const line = page.locator(`[data-unit="${unit}"]`);
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
  await expect(line).toContainText("Xã Tổng Hợp số 77");
  await expect(page.locator(".task h1")).toContainText(title);
  // Chosen once more, from elsewhere on the same card, it leads there once more.
  await line.evaluate((line) => (line.blur(), scrollTo(0, 0)));
  await finding.open();
  await finding.field.fill(`so 77 ${title}`);
  await expect(finding.chosen().locator(".palette__kind")).toHaveText("Phần việc");
  await page.keyboard.press("Enter");
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
});

test("what units wrote is found after cards that say it, and of thousands a few are shown", async ({ browser, server, guard }) => {
  const { finding, count, kinds } = await province({ browser, server, guard }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await finding.open();
  await finding.field.fill("niem yet tai tru so");
  await expect(count).toHaveText(/^\d{3} kết quả, hiện 30 kết quả đầu$/);
  await expect(finding.options).toHaveCount(30);
  await finding.field.fill("ra soat");
  await expect(count).toHaveText(/^\d{3} kết quả/);
  const sorts = await kinds.allTextContents();
  expect(sorts).toContain("Việc");
  expect(sorts).toContain("Phần việc");
  expect(sorts.lastIndexOf("Việc")).toBeLessThan(sorts.indexOf("Phần việc"));
  await finding.field.fill("tong hop so");
  await expect(count).toHaveText(/^3\.\d{3} kết quả, hiện 30 kết quả đầu$/);
  await expect(finding.options).toHaveCount(30);
});

test("taking everything in is cut into slices, and is not done again until something changes", async ({ browser, server, guard }) => {
  const { page, finding, count } = await province({ browser, server, guard });
  await page.evaluate(() => {
    const later = window.setTimeout;
    window.turns = 0;
    window.setTimeout = (work, delay, ...rest) => {
      if (!delay) window.turns += 1;
      return later(work, delay, ...rest);
    };
  });
  const turns = () => page.evaluate(() => window.turns);
  await finding.open();
  await finding.field.fill("tong hop so 77");
  await expect(count).toHaveText("31 kết quả, hiện 30 kết quả đầu");
  // Each share, and a report of each.
  await expect.poll(turns).toBeGreaterThanOrEqual((2 * SHARES) / SLICE_MAX);
  // Rows that came meanwhile are taken in as well.
  let last = -1;
  await expect(async () => {
    const [before, now] = [last, await turns()];
    last = now;
    expect(now).toBe(before);
  }).toPass({ intervals: [1_500] });
  await page.keyboard.press("Escape");
  await expect(finding.palette).toHaveCount(0);
  const before = await turns();
  await finding.open();
  await finding.field.fill("tong hop so 78");
  await expect(count).toHaveText("31 kết quả, hiện 30 kết quả đầu");
  expect((await turns()) - before).toBeLessThan(10);
});
