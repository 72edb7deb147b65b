// Periodic reports: written by two people without a network, handed in, returned and accepted; figures that stay as they were frozen.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function screen(one, period = "2025-h1") {
  await one.page.goto(`/bao-cao?ky=${period}`);
  await expect(one.page.getByRole("heading", { level: 1, name: "Báo cáo định kỳ" })).toBeVisible();
  await expect(one.page.locator(".report").first()).toBeVisible();
}

async function opened(line) {
  const button = line.locator("h3").first().getByRole("button");
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  await expect(line.getByRole("heading", { name: "Các bản và lịch sử" })).toBeVisible();
  return line;
}

const own = (one) => opened(one.page.locator(".report[data-own]"));

test("two people of one agency write without a network, nothing is lost, and the coordinator returns and accepts", async ({ person, guard }) => {
  guard.allowOffline();
  const staff = await person("canbo", PHONE);
  const head = await person("truongphong", PHONE);
  for (const [one, results] of [[staff, "Đã họp ba phiên"], [head, "Đã ban hành hai văn bản"]]) {
    await screen(one);
    const line = await own(one);
    await one.context.setOffline(true);
    await line.getByLabel("Kết quả thực hiện").fill(results);
  }
  // Closed and opened again without a network: what was typed is still there.
  await staff.page.reload();
  await expect((await own(staff)).getByLabel("Kết quả thực hiện")).toHaveValue("Đã họp ba phiên");
  // Staff hand nothing in.
  await expect((await own(staff)).getByRole("button", { name: "Nộp báo cáo" })).toHaveCount(0);
  for (const one of [staff, head]) {
    const line = await own(one);
    await line.getByRole("button", { name: "Lưu cho đơn vị, chưa nộp" }).click();
    await expect(line.locator(".version").first()).toContainText("chưa gửi");
  }
  for (const one of [staff, head]) {
    await one.context.setOffline(false);
    await one.board.hasUnsent(0);
  }

  // Both stand, and whoever goes on has both in the form.
  const line = await own(head);
  await expect(line.locator(".version[data-stands]")).toHaveCount(2);
  await expect(line.getByLabel("Kết quả thực hiện")).toHaveValue(/Đã họp ba phiên[^]*Đã ban hành hai văn bản|Đã ban hành hai văn bản[^]*Đã họp ba phiên/);
  await line.getByRole("button", { name: "Nộp báo cáo" }).click();
  await expect(line).toHaveAttribute("data-stage", "submitted");
  await expect(line.locator(".version[data-stands]")).toHaveCount(1);
  await head.board.hasUnsent(0);

  const coordinator = await person("dieuphoi");
  await screen(coordinator);
  const id = await line.getAttribute("data-agency");
  const missing = coordinator.page.locator('[data-part="chua-nop"]');
  await expect(missing.locator(".report")).not.toHaveCount(0);
  await expect(missing.locator(`.report[data-agency="${id}"]`)).toHaveCount(0);
  const judged = await opened(coordinator.page.locator(`.report[data-agency="${id}"]`));
  await expect(judged).toContainText("Đã nộp, chờ xem");
  await expect(judged).toContainText("muộn");
  await judged.getByRole("button", { name: "Trả lại báo cáo" }).click();
  await expect(judged.getByText("Hãy ghi lý do trả lại.")).toBeVisible();
  await judged.getByLabel("Lý do").fill("Thiếu số liệu tháng sáu");
  await judged.getByRole("button", { name: "Trả lại báo cáo" }).click();
  await expect(judged).toHaveAttribute("data-stage", "returned");
  await coordinator.board.hasUnsent(0);

  // Whoever is to mend it is told first of all, with the reason.
  await head.page.goto("/cua-toi");
  await expect(head.page.locator('[data-said="bao-cao"]')).toContainText("Thiếu số liệu tháng sáu");
  await head.page.locator('[data-said="bao-cao"]').getByRole("link").click();
  const again = await own(head);
  await expect(again).toContainText("Thiếu số liệu tháng sáu");
  await expect(again).toHaveAttribute("data-stage", "returned");
  await again.getByLabel("Khó khăn, vướng mắc").fill("Thiếu người");
  await again.getByRole("button", { name: "Nộp báo cáo" }).click();
  await head.board.hasUnsent(0);
  // A second press makes no second version, and what was handed in is not taken back under the name of keeping it.
  const versions = await again.locator(".version").count();
  await again.getByRole("button", { name: "Nộp báo cáo" }).click();
  await expect(again.getByText("không có gì thay đổi")).toBeVisible();
  await expect(again.locator(".version")).toHaveCount(versions);
  await expect(again.getByRole("button", { name: "Rút lại để sửa, coi như chưa nộp" })).toBeVisible();
  await expect(judged).toHaveAttribute("data-stage", "submitted");
  await judged.getByRole("button", { name: "Chấp nhận báo cáo" }).click();
  await expect(judged).toHaveAttribute("data-stage", "accepted");
  await coordinator.page.getByRole("button", { name: "Tổng hợp báo cáo đã nộp" }).click();
  await expect(coordinator.page.locator(".roll-up")).toContainText("Thiếu người");
  const { violations } = await new AxeBuilder({ page: coordinator.page }).include(".periods").analyze();
  expect(violations.map((fault) => [fault.id, fault.nodes.map((node) => node.html)])).toEqual([]);
  await expect(again.getByRole("button", { name: "Nộp báo cáo" })).toHaveCount(0);
});

test("what somebody is writing stays in sight when another hands the report in, and is nobody's word", async ({ person }) => {
  const staff = await person("canbo", PHONE);
  await screen(staff);
  const line = await own(staff);
  await line.getByLabel("Kết quả thực hiện").fill("Đang viết dở");
  const head = await person("truongphong", PHONE);
  await screen(head);
  const report = await own(head);
  await report.getByLabel("Kết quả thực hiện").fill("Bản đã nộp");
  await report.getByRole("button", { name: "Nộp báo cáo" }).click();
  await head.board.hasUnsent(0);
  await expect(line).toHaveAttribute("data-stage", "submitted");
  await expect(line.getByLabel("Kết quả thực hiện")).toHaveValue("Đang viết dở");
  await expect(line.getByText("Nội dung bạn đang viết vẫn ở đây")).toBeVisible();
  const coordinator = await person("dieuphoi");
  await screen(coordinator);
  await coordinator.page.getByRole("button", { name: "Tổng hợp báo cáo đã nộp" }).click();
  await expect(coordinator.page.locator(".roll-up")).toContainText("Bản đã nộp");
  await expect(coordinator.page.locator(".roll-up")).not.toContainText("Đang viết dở");
});

test("the coordinator freezes a period, a later edit changes nothing of it, and the next is compared with it", async ({ person, guard }) => {
  guard.allowStatus(409);
  const coordinator = await person("dieuphoi");
  await screen(coordinator, "2025-q1");
  const figures = coordinator.page.locator('[data-part="so-lieu"]');
  await expect(figures).toContainText("Kỳ này chưa chốt số liệu.");
  await figures.getByRole("button", { name: "Chốt số liệu" }).click();
  await expect(figures).toContainText("Bấm lần nữa để chốt");
  await figures.getByRole("button", { name: "Chốt số liệu" }).click();
  await expect(figures.locator(".frozen li")).not.toHaveCount(0);
  await expect(figures).toContainText("Đây là kỳ đầu của kế hoạch");
  await expect(figures).toContainText("Số liệu đến");
  await expect(figures.locator(".frozen [data-agency]").first()).toContainText("tiêu chí");
  await expect(figures.locator(".frozen__missing")).toContainText("đơn vị chưa nộp khi chốt");
  const before = await figures.locator(".frozen__whole").textContent();

  const id = await (async () => {
    await coordinator.page.goto("/");
    await coordinator.board.ready();
    return coordinator.page.locator("[data-task][data-status=not_started]").first().getAttribute("data-task");
  })();
  await coordinator.task.open(id);
  await coordinator.task.set("percent", "100");
  await coordinator.board.hasUnsent(0);

  await screen(coordinator, "2025-q1");
  await expect(figures.locator(".frozen__whole")).toHaveText(before);
  // Once more only for a reason; the first stays in the list.
  await figures.getByRole("button", { name: "Chốt lại số liệu" }).click();
  await figures.getByRole("button", { name: "Chốt lại số liệu" }).click();
  await expect(figures.getByRole("alert").filter({ hasText: "đã chốt" })).toBeVisible();
  await screen(coordinator, "2025-h1");
  await figures.getByRole("button", { name: "Chốt số liệu" }).click();
  await figures.getByRole("button", { name: "Chốt số liệu" }).click();
  await expect(figures).toContainText("So với kỳ trước, chốt lúc");
  await expect(figures.locator('[data-turn="better"]').first()).toContainText("▲ tăng");

  // Frozen once more: what it said before can still be looked at.
  await figures.getByLabel("Lý do chốt lại").fill("Rà soát lại");
  await figures.getByRole("button", { name: "Chốt lại số liệu" }).click();
  await figures.getByRole("button", { name: "Chốt lại số liệu" }).click();
  await expect(figures.locator(".frozen__log li")).toHaveCount(2);
  await expect(figures.locator(".frozen__log li").nth(1)).toHaveAttribute("data-shown", "");
  await figures.getByRole("button", { name: "Xem số liệu lần này" }).click();
  await expect(figures.locator(".frozen__log li").first()).toHaveAttribute("data-shown", "");

  // The period's report is a document.
  await figures.getByRole("link", { name: "Văn bản báo cáo của kỳ này" }).click();
  const paper = coordinator.page.locator(".papers__one").filter({ has: coordinator.page.getByRole("heading", { name: "Báo cáo tiến độ" }) });
  await expect(paper.getByLabel("Kỳ báo cáo")).toHaveValue("2025-h1");
  const download = coordinator.page.waitForEvent("download");
  await paper.getByRole("button").click();
  expect((await download).suggestedFilename()).toBe("bao-cao-ky-2025-h1.docx");

  // Whoever only reads sees it and freezes nothing.
  const leader = await person("lanhdao");
  await screen(leader, "2025-h1");
  await expect(leader.page.locator(".frozen li")).not.toHaveCount(0);
  await expect(leader.page.getByRole("button", { name: /Chốt/ })).toHaveCount(0);
});

test("periods begin and reports are due as the province says", async ({ person, guard }) => {
  guard.allowStatus(422);
  const coordinator = await person("dieuphoi");
  await coordinator.page.goto("/quan-tri?muc=ky-bao-cao");
  await coordinator.page.getByLabel(/^Hạn nộp vào ngày/).fill("14");
  await coordinator.page.getByRole("button", { name: "Lưu kỳ báo cáo" }).click();
  await expect(coordinator.page.getByRole("alert").filter({ hasText: "Ngày phải từ 1 đến 28" })).toBeVisible();
  await coordinator.page.getByLabel(/^Hạn nộp vào ngày/).fill("25");
  await coordinator.page.getByRole("button", { name: "Lưu kỳ báo cáo" }).click();
  await expect(coordinator.page.getByRole("listitem").filter({ hasText: "Quý I năm" })).toContainText("25/03/");
  await screen(coordinator, "2025-h1");
  await expect(coordinator.page.locator(".periods__due")).toContainText("25/06/2025");
});
