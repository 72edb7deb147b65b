// What is typed is on the device at once; where a device is full or keeps nothing, that is what the screen says, and nobody is
// told that anything is saved that is not. Numbers in comments are rows of the list of failure modes.
import { fillStorage } from "../support/room.js";
import { controlled, expect, test } from "../support/test.js";

const anyCard = (one) => one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
const note = (page, field) => page.locator(`.task-field[data-is="${field}"] .note`).first();
const badge = (page) => page.locator(".sync-badge").first();

test("what is being typed is written down at each key, without a pause", async ({ person }) => {
  const one = await person("dieuphoi");
  const id = await anyCard(one);
  for (const name of ["title", "text", "blocked"]) {
    await one.task.open(id);
    const field = one.task.field(name);
    await field.click();
    await field.press("ControlOrMeta+End");
    await field.pressSequentially(`; ${name} gõ liền một mạch`);
    const written = (text) => Object.values(localStorage).some((kept) => kept.includes(text));
    expect(await one.page.evaluate(written, `; ${name} gõ liền một mạch`), name).toBe(true);
  }
});

test("a device that was full before the page was opened makes room for what is typed", async ({ person, guard }) => {
  // 69
  guard.allowOffline();
  const one = await person("canbo");
  await controlled(one.page);
  const id = await anyCard(one);
  await one.page.evaluate(fillStorage);
  await one.context.setOffline(true);
  await one.task.open(id);
  await one.task.set("blocked", "Gõ khi đã hết chỗ");
  await one.board.hasUnsent(1);
  await expect(note(one.page, "blocked")).toContainText("Đã lưu trên thiết bị này");
  await expect(one.page.getByText("Trình duyệt không cho lưu dữ liệu")).toHaveCount(0);
  const has = (part) => one.page.evaluate((part) => Object.keys(localStorage).some((key) => key.startsWith("pb1/") && RegExp(part).test(key)), part);
  expect(await has("/outbox/")).toBe(true);
  await expect.poll(() => has("/plan/.*/depot$")).toBe(true);
  await one.page.reload();
  await expect(one.task.field("blocked")).toHaveValue("Gõ khi đã hết chỗ");
  await one.board.hasUnsent(1);
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
});

test("while something on the screen found no room, nothing says that all is sent", async ({ person, guard }) => {
  // 69
  guard.allowDialogs();
  const one = await person("canbo");
  await one.task.open(await anyCard(one));
  await one.board.isInState("synced");
  await one.page.evaluate(() => {
    window.real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (/outbox|draft/.test(key)) throw new DOMException("full", "QuotaExceededError");
      return window.real.call(this, key, value);
    };
  });
  await one.task.field("text").click();
  await one.task.set("text", "Không còn chỗ để lưu.");
  await expect(note(one.page, "text")).toContainText("Thiết bị hết chỗ lưu");
  await expect(badge(one.page)).toContainText("Nội dung đang nhập chưa lưu được");
  await one.board.isInState("pending");
  // It is in this page all the same, on whichever screen, and the browser asks before it goes with it.
  await one.page.getByRole("navigation").getByRole("link", { name: "Của tôi" }).first().click();
  await expect(badge(one.page)).not.toContainText("Đã gửi hết");
  await one.page.goBack();
  await expect(one.task.field("text")).toHaveValue("Không còn chỗ để lưu.");
  await isAskedBeforeLeaving(one.page);
  await one.page.evaluate(() => void (Storage.prototype.setItem = window.real));
  await one.page.locator('.task-field[data-is="text"]').getByRole("button", { name: "Lưu", exact: true }).click();
  await one.board.isInState("synced");
  await expect(badge(one.page)).toContainText("Đã gửi hết");
  await one.page.reload();
  await expect(one.task.field("text")).toHaveValue("Không còn chỗ để lưu.");
});

/** The browser asks, somebody says no, and the page is still there. */
async function isAskedBeforeLeaving(page) {
  const [dialog] = await Promise.all([page.waitForEvent("dialog"), page.evaluate(() => void setTimeout(() => location.reload()))]);
  expect(dialog.type()).toBe("beforeunload");
}

test("where the browser keeps nothing, nothing is called saved, and who leaves is asked only while something would be lost", async ({ browser, server, password, guard }) => {
  // 73, 74
  guard.allowOffline();
  guard.allowDialogs();
  // Whoever is not written down here is asked for at the server.
  guard.allowStatus(401);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN" });
  guard.watch(context);
  await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("forbidden", "SecurityError"); } }));
  const page = await context.newPage();
  const dialogs = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.type()));
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').fill("canbo");
  await page.locator('input[name="password"]').fill(password("canbo"));
  await page.keyboard.press("Enter");
  const id = await anyCard({ page });
  // The session is valid whatever this device forgets.
  await page.goto(`/viec/${id}`);
  const field = page.locator('[data-field="blocked"]');
  await field.click();
  await context.route("**/api/v1/sync", (route) => route.abort());
  await field.fill("Chỉ ở trang này");
  await field.blur();
  await expect(note(page, "blocked")).toContainText("Chỉ có trên trang này, chưa lưu · chờ gửi");
  await page.getByLabel("Ý kiến của bạn").fill("Cũng vậy");
  await page.getByRole("button", { name: "Gửi ý kiến" }).click();
  const body = page.locator("body");
  await expect(body).toHaveAttribute("data-unsent", "2");
  await expect(page.getByText(/lưu trên thiết bị này/)).toHaveCount(0);
  await page.getByRole("navigation").getByRole("link", { name: "Đồng bộ" }).first().click();
  await expect(page.locator(".sync__about")).toContainText("Thay đổi chưa được lưu, chỉ có trên trang này");
  await expect(page.getByText(/giữ trên thiết bị|ở lại trên thiết bị/)).toHaveCount(0);
  await isAskedBeforeLeaving(page);
  await expect(body).toHaveAttribute("data-unsent", "2");
  await context.unroute("**/api/v1/sync");
  await page.getByRole("button", { name: "Gửi ngay" }).click();
  await expect(body).toHaveAttribute("data-unsent", "0");
  await page.goto(`/viec/${id}`);
  await expect(field).toHaveValue("Chỉ ở trang này");
  await expect(note(page, "blocked")).toHaveCount(0);
  expect(dialogs).toEqual(["beforeunload"]);
  // Who signs out is not let in again by the next visit.
  await page.getByRole("navigation").getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page.locator('input[name="login"]')).toBeVisible();
  await expect.poll(async () => (await context.request.get("/api/v1/session")).status()).toBe(401);
  await page.reload();
  await expect(page.locator('input[name="login"]')).toBeVisible();
  await context.close();
});
