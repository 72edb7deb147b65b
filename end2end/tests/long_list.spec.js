// Of a long list so many lines are drawn; the rest comes when it is asked for, and the keys go on where it begins.
import { PASSWORD } from "../support/large.js";
import { SignInPage } from "../support/pages/sign_in.js";
import { expect, test } from "../support/test.js";

test.use({ demonstration: false });

/** So many units are drawn at first (app/src/components/task/shares.rs). */
const SHOWN = 30;

test("the rest of a long list comes where it ended, and the keys go to its first line", async ({ browser, server, guard }) => {
  const plan = ["--tasks", "2", "--units", "20", "--shares", "90", "--ops", "10", "--seed", "1"];
  await server.run(["generate", ...plan, "--with-account", "dieuphoi", "--password-stdin"], `${PASSWORD}\n`);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN" });
  guard.watch(context);
  const page = await context.newPage();
  await new SignInPage(page).enter("dieuphoi", PASSWORD);
  await page.locator("body[data-ready][data-sync-state=synced]").waitFor();
  await page.locator("[data-task] .card__title").first().click();
  const units = page.locator(".shares__unit");
  await page.locator(".shares__which button").nth(1).click();
  await expect(units).toHaveCount(SHOWN);
  const more = page.locator(".shares").getByRole("button", { name: /^Xem thêm \d+$/ });
  const rest = Number((await more.textContent()).match(/\d+/)[0]);
  expect(rest).toBeGreaterThan(0);
  const last = await units.last().getAttribute("data-unit");
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(units).toHaveCount(SHOWN + rest);
  await expect(more).toHaveCount(0);
  await expect(units.nth(SHOWN)).toBeFocused();
  await expect(units.nth(SHOWN - 1)).toHaveAttribute("data-unit", last);
});
