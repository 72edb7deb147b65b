// Nothing is dropped silently: what the server refuses stands here with its reason until a person has decided. Numbers in comments
// are rows of the list of failure modes.
import { expect, test } from "../support/test.js";

/** A member of staff whose move came too late: the coordinator had declared the task done. */
async function refusedMove(person, guard) {
  guard.allowOffline();
  const [staff, coordinator] = [await person("canbo"), await person("dieuphoi")];
  const id = await staff.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await Promise.all([staff.task.open(id), coordinator.task.open(id)]);
  await staff.context.setOffline(true);
  await staff.task.field("status").selectOption("not_started");
  await staff.board.hasUnsent(1);
  await coordinator.task.step("done", "Đã kiểm tra tại chỗ");
  await coordinator.board.isInState("synced");
  await staff.context.setOffline(false);
  await staff.board.isInState("attention");
  return { staff, id };
}

test("a refused change says what was wanted, why not, and what stands", async ({ person, guard }) => {
  // 10, 16, 21
  const { staff, id } = await refusedMove(person, guard);
  await expect(staff.task.field("status")).toHaveValue("done");
  await staff.page.goto("/can-xu-ly");
  const refused = staff.page.locator(".refused");
  await expect(refused).toContainText("Chưa thực hiện");
  await expect(refused).toContainText("Hiện nay: Hoàn thành, do Trần Thị Minh Hạnh đặt.");
  await expect(refused.locator(`a[href="/viec/${id}"]`)).toBeVisible();
  await expect(staff.page.getByRole("link", { name: /Cần xử lý/ })).toContainText("1");
});

test("discarding can be taken back", async ({ person, guard }) => {
  const { staff } = await refusedMove(person, guard);
  await staff.page.goto("/can-xu-ly");
  await staff.page.getByRole("button", { name: "Bỏ thay đổi" }).click();
  await staff.board.isInState("synced");
  await staff.page.getByRole("button", { name: "Hoàn tác" }).click();
  await staff.board.isInState("attention");
  await staff.page.reload();
  await expect(staff.page.locator(".refused")).toHaveCount(1);
});

test("the screen of what waits names each change and hands it out as a file", async ({ person, guard }) => {
  // 55
  guard.allowOffline();
  const staff = await person("canbo");
  await staff.board.openTask(staff.page.locator("[data-task][data-mine][data-status=in_progress]").first());
  await staff.context.setOffline(true);
  await staff.page.getByLabel("Ý kiến của bạn").fill("Chờ ý kiến Sở Tài chính");
  await staff.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await staff.board.hasUnsent(1);
  await staff.page.getByRole("link", { name: "Đồng bộ", exact: true }).click();
  await expect(staff.page.locator(".waiting__line")).toContainText("Chờ ý kiến Sở Tài chính");
  await expect(staff.page.getByText("1 thay đổi chưa gửi sẽ ở lại trên thiết bị này")).toBeVisible();
  const [file] = await Promise.all([
    staff.page.waitForEvent("download"),
    staff.page.getByRole("button", { name: "Tải tệp các thay đổi chưa gửi" }).first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^parboard-chua-gui-\d{4}-\d{2}-\d{2}\.json$/);
  await staff.context.setOffline(false);
  await staff.page.getByRole("button", { name: "Gửi ngay" }).click();
  await staff.board.isInState("synced");
  await expect(staff.page.locator(".waiting__line")).toHaveCount(0);
});

test("what needs attention hides neither that there is no network nor what waits for one", async ({ person, guard }) => {
  const { staff } = await refusedMove(person, guard);
  const badge = staff.page.locator(".sync-badge").first();
  await expect(badge).toHaveText("1 mục cần xử lý");
  await staff.context.setOffline(true);
  await staff.page.getByLabel("Ý kiến của bạn").fill("Gửi khi có mạng");
  await staff.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(badge).toHaveText("1 mục cần xử lý · Ngoại tuyến · 1 thay đổi chờ gửi");
  await staff.board.isInState("attention");
});
