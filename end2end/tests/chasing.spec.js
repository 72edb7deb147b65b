// Đôn đốc: the coordinator reminds units without a network, they see it first of all, answer by a report, and the log says so.
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const OWN = "Sở Nội vụ";
/** Where `canbo` works. */
const THEIRS = "Sở Khoa học và Công nghệ";

const unitOf = (page, name) => page.locator(".chase-unit").filter({ has: page.getByRole("checkbox", { name: `Đôn đốc ${name}`, exact: true }) });

/** Opens the lists as they will stand long after every deadline, and ticks one unit alone. */
async function chooseAlone(page, name) {
  await page.goto("/don-doc?luc=2027-06-20T18:00");
  await page.getByRole("button", { name: "Bỏ chọn tất cả" }).click();
  await page.getByRole("checkbox", { name: `Đôn đốc ${name}`, exact: true }).check();
}

test("a unit that is reminded offline sees it first, answers by a report, and the log says so", async ({ person, guard }) => {
  guard.allowOffline();
  const coordinator = await person("dieuphoi");
  const { page } = coordinator;
  await chooseAlone(page, THEIRS);
  await coordinator.context.setOffline(true);
  await page.getByLabel("Nội dung đôn đốc").fill("Đề nghị báo cáo trước ngày 25");
  await page.getByRole("button", { name: /^Đôn đốc 1 đơn vị, \d+ việc$/ }).click();
  await expect(page.getByText(/^Đã đôn đốc 1 cơ quan, đơn vị về \d+ việc/)).toBeVisible();
  await page.getByRole("button", { name: "Nhật ký đôn đốc" }).click();
  await expect(page.locator(".chase-log__line").first()).toHaveAttribute("data-sync", "pending");
  await coordinator.context.setOffline(false);
  await coordinator.board.hasUnsent(0);

  const staff = await person("canbo", PHONE);
  await staff.page.goto("/cua-toi");
  const reminders = staff.page.locator(".reminder");
  await expect(reminders.first()).toContainText("Đề nghị báo cáo trước ngày 25");
  // Folded after five; the heading counts them all.
  const count = Number(await staff.page.locator("#duoc-don-doc .mine__count").textContent());
  await expect(staff.page.getByRole("link", { name: `Của tôi ${count}` })).toBeVisible();
  const id = await reminders.first().getAttribute("data-task");
  await reminders.first().getByRole("link").click();
  await expect(staff.page.getByRole("region", { name: "Đôn đốc" })).toContainText("Chưa phản hồi");
  await staff.page.getByLabel("Đã làm được gì?").first().fill("Đã rà soát xong");
  await staff.page.getByRole("button", { name: "Lưu báo cáo" }).first().click();
  await expect(staff.page.getByRole("region", { name: "Đôn đốc" })).toContainText("Đã báo cáo");
  await staff.board.hasUnsent(0);
  await staff.page.goto("/cua-toi");
  await expect(staff.page.locator(".mine__section").first()).toBeVisible();
  await expect(staff.page.locator(`.reminder[data-task="${id}"]`)).toHaveCount(0);

  await page.goto("/don-doc?xem=nhat-ky");
  const answered = page.locator(".chase-log__line[data-answer=given]");
  await expect(answered).toHaveCount(1);
  await expect(answered).toContainText("Đã báo cáo");
  await page.getByLabel("Chỉ lượt chưa phản hồi").check();
  await expect(answered).toHaveCount(0);
});

test("the second and third reminder go up to the head and to leadership", async ({ person }) => {
  const { page, board } = await person("dieuphoi");
  for (const level of ["1", "2", "3"]) {
    await chooseAlone(page, OWN);
    await page.getByRole("button", { name: /^Đôn đốc 1 đơn vị/ }).click();
    await expect(page.getByText(/^Đã đôn đốc 1 cơ quan/)).toBeVisible();
    await board.hasUnsent(0);
    await page.goto("/don-doc?xem=nhat-ky");
    await expect(page.locator(".chase-log__line").first()).toContainText(`lần ${level}`);
  }
  await expect(page.locator(".chase-log__line").first()).toContainText("báo lãnh đạo tỉnh");
  const leader = await person("lanhdao");
  await leader.page.goto("/dieu-hanh");
  const escalated = leader.page.getByRole("region", { name: /Đôn đốc nhiều lần chưa phản hồi/ });
  await expect(escalated).toContainText(OWN);
  await expect(escalated).toContainText("đã đôn đốc 3 lần chưa phản hồi");
  await leader.page.goto("/don-doc");
  await expect(leader.page.locator(".chase-unit").first()).toBeVisible();
  await expect(leader.page.getByRole("button", { name: /^Đôn đốc \d+ đơn vị/ })).toHaveCount(0);
});

test("the letter to a unit is of the chosen moment and prints nothing but itself", async ({ person }) => {
  const { page } = await person("dieuphoi");
  await page.goto("/don-doc?luc=2027-06-20T18:00&ve=qua-han");
  await unitOf(page, OWN).getByRole("link", { name: `Công văn đôn đốc gửi ${OWN}` }).click();
  const letter = page.locator(".letter");
  await expect(letter).toContainText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  await expect(letter).toContainText("UBND TỈNH ĐẮK LẮK");
  await expect(letter).toContainText(`Kính gửi: ${OWN}`);
  await expect(letter).toContainText("tính đến 18:00 ngày 20/06/2027");
  await expect(letter.locator("tbody tr").first()).toContainText("Nhiệm vụ quá hạn");
  await page.emulateMedia({ media: "print" });
  await expect(letter).toBeVisible();
  for (const around of [".rail", ".page-head", ".letter__tools"]) await expect(page.locator(around)).toBeHidden();
});

test("staff are told where their reminders are, and set no rule", async ({ person }) => {
  const { page, context } = await person("canbo");
  const answer = await context.request.post("/api/fn/chasing/save_rule", { data: { rule: { repeat_days: 5, head_from: 1, leaders_from: 4 } } });
  expect([answer.status(), (await answer.json()).code]).toEqual([403, "no_access"]);
  await page.goto("/don-doc");
  await expect(page.getByText(/dành cho điều phối viên và lãnh đạo/)).toBeVisible();
});

test("the coordinator says when a reminder is repeated and how high up it goes", async ({ person, guard }) => {
  guard.allowStatus(422);
  const { page } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=don-doc");
  await page.getByLabel("Nhắc lại sau (ngày)").fill("0");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("alert")).toContainText("Số ngày phải từ 1 đến 365");
  await page.getByLabel("Nhắc lại sau (ngày)").fill("3");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByText(/Sau 3 ngày không phản hồi/)).toBeVisible();
});
