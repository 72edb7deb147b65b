// What people say to each other on a card, and who does what when: directions and their answers, mentions, milestones, people.
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Of the same agency as the head of the demonstration. */
const NAMED = "H’Linh Niê";

/** A card that the head's agency is named on, under way and not late. */
const ownCard = (one) => one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");

test("a direction given without a network is answered without one, and its author sees by whom", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong", PHONE);
  const id = await ownCard(head);
  const leader = await person("lanhdao");
  await leader.task.open(id);
  await leader.context.setOffline(true);
  await leader.page.getByLabel("Ý kiến của bạn").fill("Báo cáo kết quả trước thứ Sáu");
  await leader.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  const said = leader.page.locator(".remark").filter({ hasText: "Báo cáo kết quả trước thứ Sáu" });
  await expect(said.locator("[data-direction=waits]")).toContainText("Chỉ đạo chờ trả lời");
  await leader.context.setOffline(false);
  await leader.board.hasUnsent(0);
  await leader.page.goto("/cua-toi");
  await expect(leader.page.locator("[data-said=chi-dao]")).toContainText("Báo cáo kết quả trước thứ Sáu");

  await expect(head.board.card(id)).toContainText("Chỉ đạo chờ trả lời");
  await head.page.goto("/cua-toi");
  const waiting = head.page.locator("[data-said=chi-dao] [data-comment]");
  await expect(waiting).toContainText("Báo cáo kết quả trước thứ Sáu");
  await head.context.setOffline(true);
  // One press leads into the form.
  await waiting.getByRole("link", { name: /^Trả lời chỉ đạo/ }).click();
  await expect(head.page.getByLabel("Trả lời", { exact: true })).toBeFocused();
  await head.page.getByLabel("Trả lời", { exact: true }).fill("Đã gửi báo cáo số 12");
  await head.page.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(head.page.locator("[data-direction=answered]")).toBeVisible();
  await head.page.goto("/cua-toi");
  await expect(head.page.locator(".mine__section").first()).toBeVisible();
  await expect(head.page.locator("[data-said=chi-dao]")).toHaveCount(0);
  await head.context.setOffline(false);
  await head.board.hasUnsent(0);

  await expect(leader.page.locator("[data-said=chi-dao]")).toHaveCount(0);
  await leader.task.open(id);
  await expect(said.locator("[data-direction=answered]")).toContainText("đã được trả lời: ");
  await expect(leader.page.locator(".remark").filter({ hasText: "Đã gửi báo cáo số 12" })).toContainText("Trả lời chỉ đạo");
});

test("whoever is named in a comment has it under their own until they have seen it", async ({ person }) => {
  const head = await person("truongphong");
  const id = await ownCard(head);
  const staff = await person("canbo");
  await head.task.open(id);
  const words = head.page.getByLabel("Ý kiến của bạn");
  await words.focus();
  await head.page.keyboard.type("Nhờ @");
  const search = head.page.getByRole("combobox", { name: "Tìm người để nhắc tên" });
  await expect(search).toBeFocused();
  await head.page.keyboard.type("khoa hoc");
  await head.page.keyboard.press("ArrowDown");
  await head.page.keyboard.press("ArrowUp");
  await expect(head.page.locator(".mention").getByRole("option", { selected: true })).toContainText(NAMED);
  await head.page.keyboard.press("Enter");
  await expect(words).toBeFocused();
  await head.page.keyboard.type("xem lại số liệu");
  await expect(words).toHaveValue(`Nhờ @${NAMED} xem lại số liệu`);
  await head.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(head.page.locator(".remark").filter({ hasText: "xem lại số liệu" })).toContainText(`Nhắc đến: ${NAMED}`);
  await head.board.hasUnsent(0);

  await staff.page.goto("/cua-toi");
  const mention = staff.page.locator("[data-said=nhac-den] [data-comment]");
  await expect(mention).toContainText("xem lại số liệu");
  await mention.getByRole("link").click();
  await staff.task.field("status").waitFor();
  await staff.page.goto("/cua-toi");
  await staff.board.ready();
  await expect(staff.page.locator("[data-said=nhac-den]")).toHaveCount(0);
});

test("what is typed after the sign and is nobody's name stays in the words", async ({ person }) => {
  const head = await person("truongphong");
  const id = await ownCard(head);
  await head.task.open(id);
  const words = head.page.getByLabel("Ý kiến của bạn");
  const search = head.page.getByRole("combobox", { name: "Tìm người để nhắc tên" });
  await words.fill("Ghi chú ");
  await words.focus();
  await head.page.keyboard.type("@");
  await expect(search).toBeFocused();
  await head.page.keyboard.type("xyz 123");
  // Closed by the button, by going elsewhere, or not at all: a tab that dies takes nothing along.
  await expect(words).toHaveValue("Ghi chú @xyz 123");
  await head.page.reload();
  await expect(words).toHaveValue("Ghi chú @xyz 123");
  await head.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(head.page.locator(".remark").filter({ hasText: "Ghi chú @xyz 123" })).toBeVisible();
});

test("a milestone that has passed makes the card overdue, and says which it is", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong", PHONE);
  // Whose agency is named itself may hold a card to a day.
  const id = await head.page.locator("[data-task][data-lead*='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  await head.task.open(id);
  await head.context.setOffline(true);
  const part = head.page.getByRole("region", { name: /^Các bước và mốc/ });
  const form = part.locator(":scope > form");
  await form.getByLabel("Bước cần làm").fill("Trình dự thảo");
  await form.getByLabel("Đến ngày (nếu là mốc)").fill("2025-01-31");
  await form.getByRole("button", { name: "Thêm bước" }).click();
  await form.getByLabel("Bước cần làm").fill("Họp dân");
  await form.getByRole("button", { name: "Thêm bước" }).click();
  await expect(part.locator("[data-step]")).toHaveCount(2);
  await head.page.goto("/");
  const card = head.board.card(id);
  await expect(card).toContainText(/Quá hạn [\d.]+ ngày: mốc “Trình dự thảo”/);
  await expect(card).toContainText("0/2 bước");

  await head.task.open(id);
  await part.getByRole("checkbox", { name: "Trình dự thảo" }).check();
  await part.locator("summary[aria-label*='Họp dân']").click();
  const change = part.locator("[data-step]").filter({ hasText: "Họp dân" });
  await change.getByLabel("Bước cần làm").fill("Họp dân ở ba buôn");
  await change.getByRole("button", { name: "Lưu" }).click();
  await expect(part.getByRole("checkbox", { name: "Họp dân ở ba buôn" })).toBeVisible();
  await head.context.setOffline(false);
  await head.board.hasUnsent(0);
  const leader = await person("lanhdao");
  await expect(leader.board.card(id)).toContainText("1/2 bước");
  await expect(leader.board.card(id)).not.toContainText("Quá hạn");
  await leader.task.open(id);
  await expect(leader.page.locator("[data-history]").first()).toContainText("Sửa bước “Họp dân” thành “Họp dân ở ba buôn”");
  await expect(leader.page.getByRole("region", { name: /^Các bước và mốc/ }).getByRole("checkbox").first()).toBeDisabled();
});

test("the head assigns somebody of the agency, who finds the card first and may give it back", async ({ person }) => {
  const head = await person("truongphong");
  const id = await ownCard(head);
  const staff = await person("canbo");
  await head.task.open(id);
  const part = head.page.getByRole("region", { name: "Người thực hiện" });
  await part.getByLabel("Chọn người để giao").selectOption({ label: `${NAMED} — Sở Khoa học và Công nghệ` });
  await part.getByRole("button", { name: "Giao", exact: true }).click();
  await expect(part.locator("[data-person]")).toHaveText(new RegExp(NAMED));
  await head.board.hasUnsent(0);
  await staff.page.goto("/cua-toi");
  const first = staff.page.locator(".mine__section").first();
  await expect(first.getByRole("heading")).toContainText("Giao cho tôi");
  await expect(first.locator(`[data-task="${id}"]`)).toBeVisible();
  await staff.task.open(id);
  await staff.page.getByRole("button", { name: `Thôi giao cho ${NAMED}` }).click();
  await staff.board.hasUnsent(0);
  await expect(part.locator("[data-person]")).toHaveCount(0);
  await expect(head.page.locator("[data-history]").first()).toContainText("Thôi giao cho");
});
