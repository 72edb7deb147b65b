// Appraisal: what is submitted is proved or explained, what comes back says why and is answered, what is locked stays.
import { EvidencePart } from "../support/pages/evidence.js";
import { photo } from "../support/photo.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TITLE = "Ảnh niêm yết công khai thủ tục hành chính tại bộ phận một cửa";

/** A card in hand that the head's agency works on and that nothing proves yet. */
async function openCard(one) {
  const page = one.page;
  const card = page.locator('[data-task][data-mine][data-status="in_progress"]').first();
  const id = await card.getAttribute("data-task");
  await one.task.open(id);
  return id;
}

const take = (page, to) => page.locator(`[data-take="${to}"]`);
const dialog = (page) => page.getByRole("dialog");

test("an evidence photograph made without a network is submitted, arrives and is approved", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong", PHONE);
  const id = await openCard(head);
  await head.context.setOffline(true);
  const evidence = new EvidencePart(head.page);
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose({ name: "anh.png", mimeType: "image/png", buffer: photo(7, 240, 160) });
  await expect(evidence.picture).toBeVisible();
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "waits");
  // With evidence nothing has to be explained; a note may go along.
  await take(head.page, "in_review").click();
  await head.task.give("");
  await expect(head.task.field("status")).toHaveValue("in_review");
  // The evidence, its file, and the step.
  await head.board.hasUnsent(3);
  await head.context.setOffline(false);
  await head.board.hasUnsent(0);

  const coordinator = await person("dieuphoi");
  await coordinator.page.goto("/cua-toi");
  await expect(coordinator.page.getByRole("heading", { name: /Chờ bạn thẩm định/ })).toBeVisible();
  await coordinator.task.open(id);
  const seen = new EvidencePart(coordinator.page);
  await expect(seen.file(TITLE)).toHaveAttribute("data-is", "there");
  await take(coordinator.page, "done").click();
  await coordinator.task.give("Đủ tài liệu");
  await expect(coordinator.task.field("status")).toHaveValue("done");
  await expect(head.page.locator('[data-stage="approved"]')).toContainText("đã xác nhận hoàn thành");
  await expect(head.page.getByRole("region", { name: "Thẩm định" })).toContainText("Đủ tài liệu");
});

test("what nothing proves is explained, comes back with a reason, and the reason is answered", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong", PHONE);
  const id = await openCard(head);
  await take(head.page, "in_review").click();
  // Neither evidence nor an explanation: the step waits.
  await dialog(head.page).locator('button[type="submit"]').click();
  await expect(dialog(head.page)).toBeVisible();
  await head.task.give("Việc làm qua điện thoại, không có văn bản");
  await head.board.hasUnsent(0);

  const coordinator = await person("dieuphoi");
  await coordinator.task.open(id);
  await expect(coordinator.page.getByRole("region", { name: "Thẩm định" })).toContainText("Việc làm qua điện thoại, không có văn bản");
  await coordinator.context.setOffline(true);
  // Returned by the same control that moves it; what is typed survives a reload before it is sent.
  await coordinator.task.field("status").selectOption("in_progress");
  await dialog(coordinator.page).getByRole("textbox").fill("Thiếu biên bản cuộc gọi");
  await expect(coordinator.task.field("status")).toHaveValue("in_review");
  await coordinator.page.keyboard.press("Escape");
  await expect(dialog(coordinator.page)).toHaveCount(0);
  await coordinator.task.field("status").selectOption("in_progress");
  await expect(dialog(coordinator.page).getByRole("textbox")).toHaveValue("Thiếu biên bản cuộc gọi");
  await dialog(coordinator.page).locator('button[type="submit"]').click();
  await expect(coordinator.task.field("status")).toHaveValue("in_progress");
  await coordinator.context.setOffline(false);
  await coordinator.board.hasUnsent(0);

  await head.page.goto("/cua-toi");
  const returned = head.page.getByRole("heading", { name: /Bị trả lại/ });
  await expect(returned).toBeVisible();
  await head.task.open(id);
  await expect(head.page.locator('.task-banner[data-is="returned"]')).toContainText("Thiếu biên bản cuộc gọi");
  const evidence = new EvidencePart(head.page);
  await evidence.begin();
  await evidence.title.fill("Biên bản cuộc gọi");
  await evidence.save.click();
  await take(head.page, "in_review").click();
  await head.task.give("Đã bổ sung biên bản");
  await expect(head.page.locator(".task-banner")).toHaveCount(0);
  await head.board.hasUnsent(0);
  // Whoever was away hears of it by the timer at the latest; whoever opens the card has it at once.
  await coordinator.task.open(id);
  await expect(coordinator.page.getByRole("region", { name: "Thẩm định" })).toContainText("Đã bổ sung biên bản");
  await expect(coordinator.task.history.filter({ hasText: "Thiếu biên bản cuộc gọi" })).toHaveCount(1);
});

test("a locked card is read only until it is opened again, and what was written meanwhile is kept", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong", PHONE);
  const id = await openCard(head);
  await head.context.setOffline(true);
  await head.task.set("percent", 77);
  const coordinator = await person("dieuphoi");
  await coordinator.task.open(id);
  await take(coordinator.page, "done").click();
  await coordinator.task.give("Đã kiểm tra tại chỗ");
  await take(coordinator.page, "lock").click();
  await expect(coordinator.page.locator('.task-banner[data-is="locked"]')).toBeVisible();
  await expect(coordinator.task.field("percent")).toBeDisabled();
  await coordinator.board.hasUnsent(0);

  await head.context.setOffline(false);
  await head.page.goto("/can-xu-ly");
  await expect(head.page.getByText("Việc này đã khóa sau thẩm định.")).toBeVisible();
  await take(coordinator.page, "in_progress").click();
  await coordinator.task.give("Có số liệu mới");
  await coordinator.board.hasUnsent(0);
  await expect(coordinator.task.field("percent")).toBeEnabled();
  await head.page.getByRole("button", { name: "Thử gửi lại" }).click();
  await expect(coordinator.task.field("percent")).toHaveValue("77");
});
