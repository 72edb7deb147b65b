// Góp ý: written without a network, kept through a closed tab, sent when there is one, read by who looks after the program.
import { seriousFaults } from "../support/axe.js";
import { arrived } from "../support/screens.js";
import { controlled, expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const WORDS = "Ở màn hình Của tôi tôi không tìm thấy nút gửi báo cáo tuần, mất sóng là không rõ đã lưu hay chưa";

const form = (page) => ({
  words: page.getByLabel("Nội dung góp ý"),
  send: page.getByRole("button", { name: "Gửi góp ý" }),
  one: page.locator(".feedback__list > li"),
});

test("on a phone without a network it is written, survives a closed tab, is sent later, and is read", async ({ person, server, guard }) => {
  guard.allowOffline();
  const lan = await person("canbo", PHONE);
  await controlled(lan.page);
  await lan.page.goto("/cua-toi");
  await arrived(lan.page);
  await server.stop();
  await lan.page.getByRole("main").getByRole("link", { name: "Trợ giúp" }).tap();
  await lan.page.getByRole("link", { name: "Góp ý về chương trình" }).tap();
  await expect(lan.page.getByRole("heading", { name: "Góp ý", exact: true })).toBeFocused();
  await lan.page.getByLabel("Khó tìm hoặc khó hiểu").check();
  await form(lan.page).words.fill(WORDS);
  await expect(lan.page.locator(".feedback__along")).toContainText("/cua-toi");
  await expect(lan.page.locator(".feedback__along")).toContainText("390 x 844");
  expect(await lan.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousFaults(lan.page)).toEqual([]);
  await lan.page.close();

  const page = await lan.context.newPage();
  await page.goto("/tro-giup");
  await expect(form(page).words).toHaveValue(WORDS);
  await expect(page.getByLabel("Khó tìm hoặc khó hiểu")).toBeChecked();
  await form(page).send.tap();
  await expect(page.getByRole("status").filter({ hasText: "sẽ gửi khi có mạng" })).toBeVisible();
  await expect(form(page).words).toHaveValue("");
  await expect(form(page).one).toHaveAttribute("data-state", "waits");
  await page.reload();
  await expect(form(page).one).toContainText(WORDS);
  await server.start();
  await expect(form(page).one).toHaveAttribute("data-state", "sent", { timeout: 40_000 });

  const { page: reader } = await person("quantri", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" });
  await reader.goto("/quan-tri?muc=gop-y");
  const line = form(reader).one;
  await expect(line).toHaveCount(1);
  for (const told of [WORDS, "Khó tìm hoặc khó hiểu", "/cua-toi", "390 x 844"]) await expect(line).toContainText(told);
  await line.getByRole("button", { name: "Đánh dấu đã xử lý" }).click();
  await expect(line).toHaveAttribute("data-state", "settled");
  await line.getByRole("button", { name: "Mở lại" }).click();
  await expect(line).toHaveAttribute("data-state", "open");
  expect(await seriousFaults(reader)).toEqual([]);
});

test("what the server does not take says why, and its words go back into the form", async ({ person, guard }) => {
  guard.allowStatus(422);
  const lan = await person("canbo");
  await lan.context.route("**/api/fn/feedback/send", (route) =>
    route.fulfill({ status: 422, json: { code: "feedback_hidden", message: "Góp ý có ký tự ẩn mà người đọc không thấy." } }),
  );
  await lan.page.goto("/tro-giup?gop-y=1");
  const { words, send, one } = form(lan.page);
  await send.click();
  await expect(lan.page.getByRole("alert").filter({ hasText: "chưa có nội dung" })).toBeVisible();
  await words.fill(WORDS);
  await send.press("Enter");
  await expect(one).toHaveAttribute("data-state", "refused");
  await expect(one).toContainText("ký tự ẩn");
  await lan.page.reload();
  await one.getByRole("button", { name: "Sửa và gửi lại" }).click();
  await expect(words).toHaveValue(WORDS);
  await expect(one).toHaveCount(0);
  await lan.context.unroute("**/api/fn/feedback/send");
  await send.click();
  await expect(one).toHaveAttribute("data-state", "sent");
});

test("whoever signs out with feedback unsent is told, and it is sent when they are back", async ({ person, guard, password }) => {
  guard.allowStatus(503);
  const lan = await person("canbo");
  await lan.context.route("**/api/fn/feedback/send", (route) => route.fulfill({ status: 503, json: { code: "unavailable", message: "" } }));
  await lan.page.goto("/tro-giup");
  await form(lan.page).words.fill(WORDS);
  await form(lan.page).send.click();
  await expect(form(lan.page).one).toHaveAttribute("data-state", "waits");
  await expect(lan.page.locator("body[data-keys]")).toHaveCount(1);
  await lan.page.keyboard.press("Control+k");
  await lan.page.keyboard.type("dang xuat");
  await lan.page.keyboard.press("Enter");
  await expect(lan.page.locator(".sign-in__left")).toContainText("1 góp ý");
  await lan.context.unroute("**/api/fn/feedback/send");
  await lan.signIn.enter("canbo", password("canbo"));
  await lan.page.goto("/tro-giup");
  await expect(form(lan.page).one).toHaveAttribute("data-state", "sent");
});

test("it is all there in English, and the palette leads to it", async ({ person }) => {
  const { page } = await person("canbo", PHONE);
  await page.evaluate(() => localStorage.setItem("pb1/prefs", '{"language":"en"}'));
  await page.reload();
  await arrived(page);
  await expect(page.locator("body[data-keys]")).toHaveCount(1);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("give feedback");
  await page.keyboard.press("Enter");
  const part = page.locator(".feedback");
  await expect(part.getByRole("heading", { name: "Feedback", exact: true })).toBeFocused();
  await page.getByLabel("Your feedback").fill("Works well");
  await page.getByRole("button", { name: "Send feedback" }).tap();
  await expect(page.getByRole("status").filter({ hasText: "Sent. Thank you." })).toBeVisible();
  expect(await part.innerText()).not.toMatch(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/i);
});
