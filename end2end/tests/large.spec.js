// A board that has outgrown local storage: a coordinator's, of 20,000 rows and 3,000 reports. How long the browser was busy at
// a time is measured by `make bench`; here it is counted how much is taken in hand at a time.
import { controlled, expect, test } from "../support/test.js";
import { SignInPage } from "../support/pages/sign_in.js";
import { depot, forget, FIRST_OPS, grow, PAGE_OPS, PASSWORD, ROWS_AT_A_TIME, seen, shelf, TASKS, watch } from "../support/large.js";

test.use({ demonstration: false });

/** A large province, and a browser that has never been there. */
async function newcomer({ browser, server, guard }, ops) {
  await grow(server, ops);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN" });
  guard.watch(context);
  return context;
}

/** Every card is on the board, and nothing more is to come. */
async function hasAll(page) {
  await expect.poll(() => counted(page), { timeout: 60_000 }).toBe(TASKS);
  await expect(page.locator("body")).toHaveAttribute("data-sync-state", "synced");
}

test("a board of 20,000 rows moves to IndexedDB, is there without a network, and is never taken in hand whole", async ({
  browser,
  server,
  guard,
}) => {
  test.slow();
  const context = await newcomer({ browser, server, guard }, FIRST_OPS);
  const page = await context.newPage();
  await watch(page);
  await new SignInPage(page).enter("dieuphoi", PASSWORD);

  await expect.poll(() => shelf(page), { timeout: 60_000 }).toEqual({ notes: 1, chunks: 0 });
  await expect.poll(() => depot(page), { timeout: 60_000 }).toBeGreaterThan(19_000);
  await expect(page.locator("body")).toHaveAttribute("data-sync-state", "synced");
  await settled(page);
  const rows = await depot(page);
  await controlled(page);

  // What comes later is added, and the rest left alone.
  await forget(page);
  await grow(server, PAGE_OPS);
  await expect.poll(() => depot(page)).toBeGreaterThan(rows + PAGE_OPS);
  await settled(page);
  expect((await seen(page)).puts).toBeLessThan(1_000);
  const grown = await depot(page);

  // Typed words wait in local storage all the same, and are found again with the board.
  await server.stop();
  guard.allowOffline();
  await page.goto("/");
  await expect.poll(() => counted(page)).toBe(TASKS);
  await expect(page.locator("body")).toHaveAttribute("data-sync-state", "offline");
  const id = await page.locator("[data-task]").first().getAttribute("data-task");
  await page.goto(`/viec/${id}`);
  await page.locator('[data-field="text"]').fill("Viết khi không có mạng.");
  await page.locator('[data-field="text"]').blur();
  await expect(page.locator("body")).toHaveAttribute("data-unsent", "1");
  const { putsMax, getsMax } = await seen(page);
  expect(putsMax).toBeLessThanOrEqual(ROWS_AT_A_TIME + 1);
  expect(getsMax).toBeLessThanOrEqual(ROWS_AT_A_TIME);
  await page.reload();
  await expect(page.locator('[data-field="text"]')).toHaveValue("Viết khi không có mạng.");
  await server.start();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator("body")).toHaveAttribute("data-unsent", "0");
  await expect.poll(() => depot(page)).toBeGreaterThan(grown);

  // Signing out takes it all away.
  await page.goto("/");
  await page.getByRole("navigation").getByRole("button", { name: "Đăng xuất" }).click();
  await expect.poll(() => depot(page)).toBe(0);
  await context.close();
});

test("where IndexedDB is forbidden a large board stays in local storage as far as it goes", async ({ browser, server, guard }) => {
  test.slow();
  const context = await newcomer({ browser, server, guard }, 500);
  await context.addInitScript(() => (IDBFactory.prototype.open = () => { throw new DOMException("forbidden", "SecurityError"); }));
  const page = await context.newPage();
  await new SignInPage(page).enter("dieuphoi", PASSWORD);
  await hasAll(page);
  await expect.poll(() => shelf(page)).toEqual({ notes: 0, chunks: 48 });
  await context.close();
});

/** Breaks off what the page asks of its board in IndexedDB, in mid-air, as often as the tab's own notes say. */
function breaksOff() {
  const transaction = IDBDatabase.prototype.transaction;
  window.broken = 0;
  IDBDatabase.prototype.transaction = function (...args) {
    const begun = transaction.apply(this, args);
    if (this.name === "pb1" && window.broken < Number(sessionStorage.breaks)) {
      window.broken += 1;
      queueMicrotask(() => begun.abort());
    }
    return begun;
  };
  // How many cards stood there when the server was asked first.
  const real = window.fetch;
  window.fetch = function (...args) {
    if (String(args[0]?.url ?? args[0]).endsWith("/sync")) window.cardsFirst ??= document.querySelectorAll("[data-task]").length;
    return real.apply(this, args);
  };
}

test("a board whose bringing is broken off is brought all the same, and never shown as empty", async ({ browser, server, guard }) => {
  // 70
  test.slow();
  const context = await newcomer({ browser, server, guard }, 500);
  const page = await context.newPage();
  await new SignInPage(page).enter("dieuphoi", PASSWORD);
  await hasAll(page);
  await expect.poll(() => shelf(page), { timeout: 60_000 }).toEqual({ notes: 1, chunks: 0 });
  await settled(page);
  await controlled(page);
  await server.stop();
  guard.allowOffline();
  await context.addInitScript(breaksOff);
  const openWith = async (breaks) => {
    await page.evaluate((breaks) => (sessionStorage.breaks = breaks), breaks);
    await page.goto("/");
  };
  // Once: it is asked again at once, before anybody else is.
  await openWith(1);
  await expect.poll(() => counted(page)).toBe(TASKS);
  await expect.poll(() => page.evaluate(() => window.cardsFirst)).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.broken)).toBe(1);
  // Again and again: there is no network to bring another.
  await openWith(6);
  await expect(page.locator("body")).toHaveAttribute("data-sync-state", "offline");
  await expect(page.locator(".board .notice")).toContainText("Đang mở bảng…");
  await expect.poll(() => counted(page), { timeout: 30_000 }).toBe(TASKS);
  expect(await page.evaluate(() => window.broken)).toBe(6);
  await context.close();
});

/** How many cards the heads of the columns count. */
async function counted(page) {
  const counts = await page.locator("[data-head] b").allTextContents();
  return counts.reduce((sum, count) => sum + Number(count.replace(/\D/g, "")), 0);
}

/** Until nothing more is put into IndexedDB. */
async function settled(page) {
  let before = -1;
  await expect
    .poll(async () => {
      const now = await depot(page);
      const same = now === before;
      before = now;
      return same;
    })
    .toBe(true);
}
