// The title is what everybody reads of a card: it is changed on purpose, and never by half.
import { expect, test } from "../support/test.js";

async function atOwnCard(person, guard) {
  guard.allowOffline();
  const lan = await person("canbo");
  const id = await lan.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  await lan.task.open(id);
  const title = lan.task.field("title");
  return { lan, id, title, before: await title.inputValue(), note: lan.page.locator('.task-field[data-is="title"] .note') };
}

test("a half-typed title is not sent, however long the keys rest, and Enter sends it", async ({ person, guard }) => {
  const { lan, id, title, note } = await atOwnCard(person, guard);
  await lan.page.clock.install();
  await lan.task.open(id);
  await title.fill("Rà soát thủ t");
  await lan.page.clock.runFor(30_000);
  await expect(note).toContainText("Chưa lưu");
  await lan.board.hasUnsent(0);
  await expect(lan.task.history.filter({ hasText: "Rà soát thủ t" })).toHaveCount(0);
  await title.fill("Rà soát thủ tục");
  await title.press("Enter");
  await expect(lan.task.history.first()).toContainText("Rà soát thủ tục");
});

test("Escape puts the old title back", async ({ person, guard }) => {
  const { lan, title, before, note } = await atOwnCard(person, guard);
  await title.fill("Tên gõ nhầm");
  await title.press("Escape");
  await expect(title).toHaveValue(before);
  await title.blur();
  await expect(note).toHaveCount(0);
  await lan.page.reload();
  await expect(title).toHaveValue(before);
  await lan.board.hasUnsent(0);
});

test("a finger has buttons for both, and the one for the old title does not save first", async ({ person, guard }) => {
  const { lan, title, before, note } = await atOwnCard(person, guard);
  const lines = await lan.task.history.count();
  await title.fill("Tên gõ dở");
  await note.getByRole("button", { name: "Giữ tên cũ" }).click();
  await expect(title).toHaveValue(before);
  await expect(lan.task.history).toHaveCount(lines);
  await title.fill("Tên gõ xong");
  await note.getByRole("button", { name: "Lưu" }).click();
  await expect(lan.task.history.first()).toContainText("Tên gõ xong");
});

test("turning to another tab, or closing the page, leaves a draft and sends nothing", async ({ person, guard }) => {
  const { lan, id, title, before } = await atOwnCard(person, guard);
  await title.fill("Tên gõ dở");
  await title.evaluate((field) => {
    document.hasFocus = () => false;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("blur"));
  });
  await lan.board.hasUnsent(0);
  await lan.page.reload();
  await expect(title).toHaveValue("Tên gõ dở");
  await lan.board.hasUnsent(0);
  await expect(lan.page.getByText("Bạn đã gõ nội dung này trước đó").or(lan.page.getByRole("button", { name: "Bỏ bản nháp" })).first()).toBeVisible();
  await lan.page.getByRole("button", { name: "Bỏ bản nháp" }).click();
  await expect(title).toHaveValue(before);
  await lan.task.open(id);
  await expect(title).toHaveValue(before);
});

test("a title that is none is not taken: the old one stands, with the reason", async ({ person, guard }) => {
  const { lan, title, before, note } = await atOwnCard(person, guard);
  for (const [typed, reason] of [["", "không được để trống"], ["  ", "không được để trống"], ["ab", "quá ngắn"]]) {
    await lan.task.set("title", typed);
    await expect(title).toHaveValue(before);
    await expect(note).toContainText(reason);
    await expect(note).toContainText("tên cũ được giữ lại");
  }
  await lan.board.hasUnsent(0);
});
