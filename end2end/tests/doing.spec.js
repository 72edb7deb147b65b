// Doing: what is taken back and done again, many cards at once, a list that becomes cards. All of it without a network too.
import AxeBuilder from "@axe-core/playwright";
import { picker } from "../support/pages/picking.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const toast = (one) => one.page.locator(".toast");
const boxes = (one) => one.page.locator(".many__one");

/** Until keys are heard: they come once the screen has stood for a while. */
async function keysAreHeard(one) {
  await expect(one.page.locator("body[data-keys]")).toHaveCount(1);
}

test("a move is taken back and done again by keys, without a network, and others see where it ends", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi");
  const other = await person("lanhdao");
  const card = one.page.locator("[data-task][data-status=not_started]").first();
  const id = await card.getAttribute("data-task");
  const moved = one.page.locator(`[data-task="${id}"]`);
  await keysAreHeard(one);
  await one.context.setOffline(true);
  await card.getByRole("button", { name: "Chuyển đến…" }).click();
  await one.page.locator("dialog [data-to=in_progress]").click();
  await expect(moved).toHaveAttribute("data-status", "in_progress");
  await one.page.keyboard.press("Control+z");
  await expect(moved).toHaveAttribute("data-status", "not_started");
  await expect(toast(one)).toContainText("Đã hoàn tác");
  await one.page.keyboard.press("Control+Shift+z");
  await expect(moved).toHaveAttribute("data-status", "in_progress");
  await expect(toast(one)).toContainText("Đã làm lại");
  // Nothing is left to do again.
  await one.page.keyboard.press("Control+y");
  await expect(toast(one)).toContainText("Không có gì để làm lại");
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
  await expect(other.page.locator(`[data-task="${id}"]`)).toHaveAttribute("data-status", "in_progress");
});

test("what was typed into one field is one step, and is taken back with a finger", async ({ person }) => {
  const one = await person("dieuphoi", PHONE);
  const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
  await one.task.open(id);
  const percent = one.page.locator('[data-field="percent"]');
  const before = await percent.inputValue();
  await percent.fill("61");
  await percent.blur();
  await percent.fill("62");
  await percent.blur();
  await one.board.hasUnsent(0);
  await one.page.goto("/dong-bo");
  // A page that was loaded anew remembers nothing of what was done before.
  await expect(one.page.getByRole("heading", { name: "Vừa làm trên trang này" })).toHaveCount(0);
  await one.page.goBack();
  await percent.fill("63");
  await percent.blur();
  await percent.fill("64");
  await percent.blur();
  await one.page.getByRole("navigation").getByRole("link", { name: "Đồng bộ" }).click();
  await expect(one.page.locator(".just-done li")).toHaveCount(1);
  await one.page.getByRole("button", { name: "Hoàn tác việc gần nhất" }).click();
  await expect(one.page.getByRole("button", { name: /^Làm lại/ })).toBeVisible();
  await one.board.hasUnsent(0);
  await one.task.open(id);
  await expect(percent).toHaveValue("62");
  expect(before).not.toBe("62");
});

test("many cards are changed in one go and taken back in one, and what cannot be is told by name", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi", PHONE);
  await keysAreHeard(one);
  await one.page.locator(".toolbar__filters summary").click();
  await one.page.getByRole("link", { name: "Sửa nhiều việc" }).click();
  await expect(one.page.getByRole("heading", { level: 1, name: "Sửa nhiều việc" })).toBeVisible();
  await one.context.setOffline(true);
  const waiting = boxes(one).and(one.page.locator("[data-status=not_started]"));
  const ids = await waiting.evaluateAll((all) => all.slice(0, 3).map((card) => card.dataset.task));
  for (const id of ids) await one.page.locator(`.many__one[data-task="${id}"] input`).check();
  await expect(one.page.getByText("Đã chọn 3 việc")).toBeVisible();
  await one.page.getByRole("button", { name: "Chuyển 3 việc" }).click();
  await expect(one.page.getByText("Đã sửa 3 việc.")).toBeVisible();
  for (const id of ids) await expect(one.page.locator(`.many__one[data-task="${id}"]`)).toHaveAttribute("data-status", "in_progress");
  // A step that needs evidence is taken card by card.
  await one.page.locator('select[name="to"]').selectOption("in_review");
  await one.page.getByRole("button", { name: "Chuyển 3 việc" }).click();
  await expect(one.page.locator(".many__not li").first()).toContainText("hãy mở từng việc");
  await one.page.getByRole("button", { name: "Hoàn tác việc gần nhất" }).click();
  for (const id of ids) await expect(one.page.locator(`.many__one[data-task="${id}"]`)).toHaveAttribute("data-status", "not_started");
  // The last day, with a role that may.
  await one.page.locator('select[name="deed"]').selectOption("due");
  await one.page.getByLabel(/^Hạn mới/).fill("2027-01-15");
  await one.page.getByRole("button", { name: "Đặt hạn 3 việc" }).click();
  await expect(one.page.locator(`.many__one[data-task="${ids[0]}"]`)).toContainText("15/01/2027");
  const { violations } = await new AxeBuilder({ page: one.page }).include(".many").analyze();
  expect(violations.map((fault) => [fault.id, fault.nodes.map((node) => node.html)])).toEqual([]);
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
});

test("what is refused of many keeps none of the others from being taken back, and is told by name", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await picker(person, "dieuphoi");
  const other = await person("dieuphoi");
  const ids = (await one.picking.idsIn("in_progress")).slice(0, 3);
  const title = await one.picking.title(ids[1]).textContent();
  const dueOf = async (id) => (await other.task.open(id), other.task.field("due_on").inputValue());
  const before = [await dueOf(ids[0]), await dueOf(ids[2])];
  await one.picking.button.click();
  for (const id of ids) await one.picking.title(id).click();
  await one.picking.bar.locator("[name=deed]").selectOption("due");
  await one.picking.bar.getByLabel(/^Hạn mới/).fill("2027-01-15");
  await one.picking.bar.getByRole("button", { name: "Đặt hạn 3 việc" }).click();
  await one.board.hasUnsent(0);
  await one.context.setOffline(true);
  // Meanwhile the second of them is closed to all changes.
  await other.task.open(ids[1]);
  await other.page.locator('[data-take="done"]').click();
  await other.task.give("Đã kiểm tra tại chỗ");
  await other.page.locator('[data-take="lock"]').click();
  await expect(other.page.locator('.task-banner[data-is="locked"]')).toBeVisible();
  await other.board.hasUnsent(0);
  // Each look opens the card anew; what it holds may be a moment older than the server.
  await expect.poll(() => dueOf(ids[0])).toBe("2027-01-15");
  await one.context.setOffline(false);
  await expect(one.board.card(ids[1])).toHaveAttribute("data-status", "done");
  await one.page.keyboard.press("Control+z");
  await expect(toast(one)).toContainText("Đã hoàn tác");
  await expect(toast(one)).toContainText(`Trừ “${title}”`);
  await one.board.hasUnsent(0);
  await expect.poll(async () => [await dueOf(ids[0]), await dueOf(ids[2])]).toEqual(before);
  expect(await dueOf(ids[1])).toBe("2027-01-15");
});

test("what was said to people stands, and nothing older is taken back in its stead", async ({ person }) => {
  const one = await person("dieuphoi");
  const id = await one.page.locator("[data-task][data-status=in_progress]").first().getAttribute("data-task");
  await one.task.open(id);
  await keysAreHeard(one);
  const percent = one.task.field("percent");
  const before = await percent.inputValue();
  await one.task.set("percent", "43");
  await one.page.getByLabel("Ý kiến của bạn").fill("Đã rõ, đề nghị làm tiếp");
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  // Where letters are written the keys are the browser's.
  await one.task.field("status").focus();
  await one.page.keyboard.press("Control+z");
  await expect(toast(one)).toContainText("không rút lại được");
  await expect(percent).toHaveValue("43");
  await one.page.keyboard.press("Control+z");
  await expect(percent).toHaveValue(before);
});

test("what ends where it began leaves nothing to take back, and a choice has no letters of its own", async ({ person }) => {
  const one = await person("dieuphoi");
  const id = await one.page.locator("[data-task][data-status=in_progress]").first().getAttribute("data-task");
  await one.task.open(id);
  await keysAreHeard(one);
  const [percent, status] = [one.task.field("percent"), one.task.field("status")];
  const before = await percent.inputValue();
  await status.selectOption("not_started");
  await one.task.set("percent", "41");
  await one.task.set("percent", before);
  await one.board.hasUnsent(0);
  // The keys are on a choice, which is no text; what is taken back is the move, the only thing that is left.
  await status.focus();
  await one.page.keyboard.press("Control+z");
  await expect(status).toHaveValue("in_progress");
  await expect(percent).toHaveValue(before);
});

test("no day is no wish to take the last day away, which is a deed of its own", async ({ person }) => {
  const one = await person("dieuphoi");
  await one.page.goto("/sua-nhieu");
  const box = boxes(one).filter({ hasText: /\d\d\/\d\d\/\d{4}/ }).first();
  const id = await box.getAttribute("data-task");
  const card = one.page.locator(`.many__one[data-task="${id}"]`);
  const before = await card.textContent();
  await card.locator("input").check();
  await one.page.locator('select[name="deed"]').selectOption("due");
  await one.page.getByRole("button", { name: "Đặt hạn 1 việc" }).click();
  await expect(one.page.getByText("Hãy chọn ngày.")).toBeVisible();
  await one.board.hasUnsent(0);
  expect(await card.textContent()).toBe(before);
  await one.page.locator('select[name="deed"]').selectOption("no_due");
  await one.page.getByRole("button", { name: "Bỏ hạn 1 việc" }).click();
  await expect(one.page.getByText("Đã sửa 1 việc.")).toBeVisible();
  expect(await card.textContent()).not.toBe(before);
});

test("staff are asked for no words for a step that is not theirs", async ({ person }) => {
  const one = await person("canbo", PHONE);
  await one.page.locator('[data-head="in_progress"]').tap();
  const id = await one.page.locator('[data-task][data-mine][data-status="in_progress"]').first().getAttribute("data-task");
  await one.board.isDrawnWhole();
  const card = one.board.card(id);
  await card.scrollIntoViewIfNeeded();
  const cdp = await one.context.newCDPSession(one.page);
  const [from, head] = [await card.boundingBox(), await one.page.locator('[data-head="done"]').boundingBox()];
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from.x + 60, from.y + 20);
  await expect(card).toHaveAttribute("data-lifted", "");
  await touch("touchMove", head.x + head.width / 2, head.y + head.height / 2);
  await expect(one.page.locator(".board")).toHaveAttribute("data-shown", "done");
  await touch("touchEnd");
  await expect(toast(one)).toContainText("Vai trò của bạn không được làm việc này");
  await expect(one.page.getByRole("dialog")).toHaveCount(0);
  await expect(one.page.locator(".board")).toHaveAttribute("data-shown", "in_progress");
});

test("a list that is pasted into the steps becomes steps, taken back as one", async ({ person }) => {
  const one = await person("canbo");
  const id = await one.page.locator('[data-task][data-mine][data-status="in_progress"]').first().getAttribute("data-task");
  await one.task.open(id);
  await keysAreHeard(one);
  const steps = one.page.locator(".steps__list .step");
  const before = await steps.count();
  const field = one.page.locator(".steps > .steps__form [name=step]");
  await field.focus();
  await field.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "1. Gửi công văn\n2. Thu phiếu khảo sát\n\n3. Tổng hợp");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(steps).toHaveCount(before + 3);
  await expect(steps.last()).toContainText("Tổng hợp");
  await one.task.field("status").focus();
  await one.page.keyboard.press("Control+z");
  await expect(steps).toHaveCount(before);
});

test("nobody ticked changes nothing, and staff are not offered what is not theirs", async ({ person }) => {
  const staff = await person("canbo");
  await staff.page.goto("/sua-nhieu");
  await staff.page.getByRole("button", { name: "Chuyển 0 việc" }).click();
  await expect(staff.page.getByText("Hãy chọn ít nhất một việc.")).toBeVisible();
  await expect(staff.page.getByLabel("Làm gì").locator("option")).toHaveText(["Chuyển cột", "Giao cho một người"]);
  await expect(staff.page.locator('select[name="to"] option')).toHaveText(["Chưa thực hiện", "Đang thực hiện"]);
});

test("a list that is pasted becomes cards, in one step", async ({ person }) => {
  const one = await person("dieuphoi", PHONE);
  await keysAreHeard(one);
  await one.page.getByRole("link", { name: "Thêm việc" }).click();
  await one.page.getByText("Thêm nhiều việc từ một danh sách").click();
  const list = one.page.locator(".list-form");
  await list.getByLabel("Thuộc tiêu chí").selectOption({ index: 1 });
  await list.getByLabel(/^Dán danh sách/).fill("- Rà soát quy trình nội bộ\n2. Tập huấn cho cấp xã\n\n• Công khai kết quả");
  await list.getByRole("button", { name: "Thêm 3 việc" }).click();
  for (const title of ["Rà soát quy trình nội bộ", "Tập huấn cho cấp xã", "Công khai kết quả"]) {
    await expect(one.page.locator("[data-task]").filter({ hasText: title })).toHaveCount(1);
  }
  await one.page.getByRole("navigation").getByRole("link", { name: "Đồng bộ" }).click();
  await one.page.getByRole("button", { name: "Hoàn tác việc gần nhất" }).click();
  await one.board.hasUnsent(0);
  await one.page.getByRole("navigation").getByRole("link", { name: "Bảng" }).click();
  await expect(one.page.locator("[data-task]").filter({ hasText: "Tập huấn cho cấp xã" })).toHaveCount(0);
});
