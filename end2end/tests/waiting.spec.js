// A request that hangs: the line is dead and nobody says so. It holds up nothing longer than it must.
import { expect, test } from "../support/test.js";

/** Somebody whose first request with these words is never answered. */
async function withoutAnswer(person, words) {
  const one = await person("canbo");
  const id = await one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await one.task.open(id);
  await one.board.isInState("synced");
  await one.page.clock.install();
  let hangs = true;
  await one.context.route("**/api/v1/sync", (route) => (hangs ? (hangs = false) : route.continue()));
  const asked = one.page.waitForRequest("**/api/v1/sync");
  await one.page.getByLabel("Ý kiến của bạn").fill(words);
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await asked;
  return one;
}

test("a request on a line that is gone is given up when there is another", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await withoutAnswer(person, "Gửi khi đổi mạng");
  await one.board.hasUnsent(1);
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await one.board.hasUnsent(0);
});

test("a request that hangs is not called sending for long, and who says so sends again", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await withoutAnswer(person, "Gửi khi sốt ruột");
  await one.page.getByRole("navigation").getByRole("link", { name: "Đồng bộ" }).first().click();
  const [busy, ready] = ["Đang gửi và nhận…", "Gửi ngay"].map((name) => one.page.getByRole("button", { name }));
  // Who presses at once does not break off what has only begun.
  await busy.click();
  await expect(busy).toBeVisible();
  await one.board.hasUnsent(1);
  await one.page.clock.runFor(10_000);
  await expect(one.page.locator(".sync-badge").first()).toContainText("Máy chủ chưa trả lời");
  await expect(one.page.locator(".sync__about")).toContainText("không bị trùng");
  await ready.click();
  await one.board.hasUnsent(0);
});
