// A newer version beside work that is not sent and forms that are half filled in. Numbers in comments are rows of the list of
// failure modes.
import { controlled, expect, logOf, tabOf, test } from "../support/test.js";

/** The same worker under another build, as after an upgrade. */
const nextVersion = (worker) => worker.replace('BUILD = "', 'BUILD = "next-');

const askForUpdate = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
const isWaiting = (page) => expect(page.locator("html")).toHaveAttribute("data-update", "waiting");

function loadsOf(page) {
  const count = { loads: 0 };
  page.on("load", () => (count.loads += 1));
  return count;
}

test("a new version comes only when it is asked for, and takes unsent work and a half-filled form along", async ({ person, server, guard }) => {
  // 77, 81
  guard.allowOffline();
  const one = await person("truongphong");
  await controlled(one.page);
  const id = await one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await one.task.open(id);
  const count = loadsOf(one.page);
  await one.context.route("**/api/v1/sync", (route) => route.abort());
  await one.task.set("blocked", "Chờ kinh phí");
  await one.page.getByLabel("Ý kiến của bạn").fill("Viết dở dang");
  await one.board.hasUnsent(1);
  await server.upgrade({ "sw.js": nextVersion });
  await askForUpdate(one.page);
  await isWaiting(one.page);
  // Coming back to the tab, a lost line and an hour gone by are no consent.
  await one.page.evaluate(() => {
    document.dispatchEvent(new Event("visibilitychange"));
    dispatchEvent(new Event("online"));
  });
  await askForUpdate(one.page);
  await expect(one.page.getByText("Đã có phiên bản mới.")).toHaveCount(1);
  await expect(one.page.getByLabel("Ý kiến của bạn")).toHaveValue("Viết dở dang");
  expect(count.loads).toBe(0);

  await one.page.getByRole("button", { name: "Cập nhật", exact: true }).click();
  await expect.poll(() => count.loads).toBe(1);
  await one.board.hasUnsent(1);
  await expect(one.page.getByLabel("Ý kiến của bạn")).toHaveValue("Viết dở dang");
  await expect(one.task.field("blocked")).toHaveValue("Chờ kinh phí");
  await expect(one.page.getByText("Đã có phiên bản mới.")).toHaveCount(0);
  await one.context.unroute("**/api/v1/sync");
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await one.board.hasUnsent(0);
  expect(count.loads).toBe(1);
});

test("old and new version are open together, and what is written in either arrives once", async ({ person, server, guard }) => {
  // 67
  guard.allowOffline();
  const old = await person("truongphong");
  await controlled(old.page);
  const [first, second] = await old.page.locator("[data-task][data-mine][data-status=in_progress]").evaluateAll((cards) => cards.map((card) => card.dataset.task));
  await old.task.open(first);
  const count = loadsOf(old.page);
  const fresh = await tabOf(old);
  await server.upgrade({ "sw.js": nextVersion });
  await askForUpdate(fresh.page);
  await isWaiting(fresh.page);
  await fresh.page.evaluate(() => dispatchEvent(new CustomEvent("parboard:apply-update")));
  await expect(old.page.locator("html")).toHaveAttribute("data-update", "applied");
  await fresh.board.ready();
  await fresh.task.open(second);
  // The old one goes on as it is, is told, and is not reloaded under the person's hands.
  await expect(old.page.getByText("Đã có phiên bản mới.")).toBeVisible();
  await old.context.route("**/api/v1/sync", (route) => route.abort());
  await old.task.set("blocked", "Ghi ở bản cũ");
  await fresh.task.set("blocked", "Ghi ở bản mới");
  for (const tab of [old, fresh]) await tab.board.hasUnsent(2);
  expect(count.loads).toBe(0);
  await old.context.unroute("**/api/v1/sync");
  for (const tab of [old, fresh]) await tab.page.evaluate(() => dispatchEvent(new Event("online")));
  for (const tab of [old, fresh]) await tab.board.hasUnsent(0);
  const log = (await logOf(server)).map((op) => JSON.stringify(op.body));
  for (const words of ["Ghi ở bản cũ", "Ghi ở bản mới"]) expect(log.filter((body) => body.includes(words)).length, words).toBe(1);
});

test("where nothing is kept, an update waits until all is sent", async ({ browser, server, password, guard }) => {
  // 81
  guard.allowOffline();
  // Whoever is not written down here is asked for at the server.
  guard.allowStatus(401);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN" });
  guard.watch(context);
  await context.addInitScript(() =>
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("forbidden", "SecurityError"); } }),
  );
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').fill("truongphong");
  await page.locator('input[name="password"]').fill(password("truongphong"));
  await page.keyboard.press("Enter");
  await page.locator("[data-task][data-mine][data-status=in_progress] .card__title").first().click();
  await context.route("**/api/v1/sync", (route) => route.abort());
  await page.locator('[data-field="blocked"]').fill("Chỉ có ở đây");
  await page.locator('[data-field="blocked"]').blur();
  await expect(page.locator("body")).toHaveAttribute("data-unsent", "1");
  await page.evaluate(() => dispatchEvent(new CustomEvent("parboard:update", { detail: { state: "waiting" } })));
  await expect(page.getByText("Đã có phiên bản mới.")).toBeVisible();
  const update = page.getByRole("button", { name: "Cập nhật", exact: true });
  await expect(update).toHaveCount(0);
  await context.unroute("**/api/v1/sync");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator("body")).toHaveAttribute("data-unsent", "0");
  await expect(update).toBeVisible();
  await context.close();
});
