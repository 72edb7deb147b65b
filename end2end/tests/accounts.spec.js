// Accounts: made, locked and opened by the administrator alone; a password is seen once; what is typed waits for a network.
import { test, expect } from "../support/test.js";

async function open(person) {
  const one = await person("quantri");
  await one.page.goto("/quan-tri?muc=tai-khoan");
  await expect(row(one.page, "canbo2")).toBeVisible();
  return one.page;
}

const row = (page, login) => page.locator(`tr[data-login="${login}"]`);

async function fill(page, login) {
  await page.getByLabel("Họ và tên").fill("Y Moan Êban");
  await page.getByLabel("Tên đăng nhập").fill(login);
  await page.getByLabel("Vai trò").selectOption("staff");
  await page.getByLabel("Cơ quan, đơn vị").fill("Sở Tài chính");
}

const add = (page) => page.getByRole("button", { name: "Thêm tài khoản" }).click();

test("a new account signs in with the password that was shown once", async ({ person, browser, server }) => {
  const page = await open(person);
  await fill(page, "ymoan");
  await add(page);
  const password = await page.getByRole("textbox", { name: "Mật khẩu mới của ymoan" }).inputValue();
  expect(password.length).toBeGreaterThanOrEqual(14);
  await expect(row(page, "ymoan")).toContainText("Sở Tài chính");
  await expect(page.getByLabel("Họ và tên")).toHaveValue("");
  await page.reload();
  await expect(row(page, "ymoan")).toBeVisible();
  await expect(page.getByText(password)).toHaveCount(0);
  const context = await browser.newContext({ baseURL: server.url });
  const answer = await context.request.post("/api/v1/session", { data: { login: "ymoan", password } });
  expect(answer.status()).toBe(200);
  await context.close();
});

test("locking is asked once, ends the sessions, and can be undone; nobody locks themselves out", async ({ person, guard }) => {
  guard.allowStatus(401);
  const page = await open(person);
  await expect(row(page, "quantri").getByRole("button")).toHaveCount(0);
  const other = await person("canbo2");
  await row(page, "canbo2").getByRole("button", { name: "Khóa" }).click();
  await page.keyboard.press("Enter");
  await expect(row(page, "canbo2")).toContainText("Đã khóa");
  expect((await other.context.request.get("/api/v1/session")).status()).toBe(401);
  await row(page, "canbo2").getByRole("button", { name: "Mở khóa" }).click();
  await expect(row(page, "canbo2")).not.toContainText("Đã khóa");
});

test("without a network the form says so and keeps what was typed", async ({ person, server, guard }) => {
  const page = await open(person);
  await fill(page, "ymoan");
  guard.allowOffline();
  await server.stop();
  await add(page);
  await expect(page.getByRole("alert").filter({ hasText: "cần có mạng" })).toBeVisible();
  await expect(page.getByLabel("Họ và tên")).toHaveValue("Y Moan Êban");
});

test("the coordinator imports and manages no accounts", async ({ person }) => {
  const { page, context } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=tai-khoan");
  await expect(page.getByRole("heading", { name: "Nhập kế hoạch" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tài khoản" })).toHaveCount(0);
  const answer = await context.request.post("/api/fn/accounts/list", { data: {} });
  expect([answer.status(), (await answer.json()).code]).toEqual([403, "no_access"]);
});

test("the pasted plan survives a reload and a lost network", async ({ person, server, guard }) => {
  const { page } = await person("dieuphoi");
  await page.goto("/quan-tri");
  const text = page.getByRole("textbox", { name: "Nội dung văn bản" });
  await text.fill("KẾ HOẠCH cải thiện");
  // The draft is kept when typing pauses.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("/draft/import/")))).toBe(true);
  await page.reload();
  await expect(text).toHaveValue("KẾ HOẠCH cải thiện");
  guard.allowOffline();
  await server.stop();
  await page.getByRole("button", { name: "Xem trước" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "cần có mạng" })).toBeVisible();
  await expect(text).toHaveValue("KẾ HOẠCH cải thiện");
});
