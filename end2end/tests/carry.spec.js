// From one year to the next: what is not done goes on, and an amended plan keeps its old words and says why.
import { planLedBy } from "../support/plan.js";
import { expect, test } from "../support/test.js";

test("what a plan leaves undone is carried over, once, and its cards say where they come from", async ({ person }) => {
  const { page, task } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=chuyen-nam");
  const part = page.getByRole("region", { name: "Chuyển sang năm sau" });
  await part.getByLabel("Kế hoạch").selectOption({ label: await part.locator("option").filter({ hasText: "(2025)" }).first().textContent() });
  await expect(part.getByLabel("Sang năm")).toHaveValue("2026");
  await part.getByRole("button", { name: "Xem trước" }).click();
  await expect(page.locator(".facts")).toContainText("2026");
  await page.getByRole("button", { name: "Chuyển tiếp", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Đã chuyển tiếp" })).toBeVisible();
  await page.getByRole("link", { name: "Mở bảng" }).click();
  const card = page.locator("[data-task]").first();
  await expect(card).toHaveAttribute("data-status", "not_started");
  // Nothing that was done goes on.
  await expect(page.locator('[data-task][data-status="done"]')).toHaveCount(0);
  await task.open(await card.getAttribute("data-task"));
  await expect(task.history.filter({ hasText: "Chuyển tiếp từ" })).toHaveCount(1);

  await page.goto("/quan-tri?muc=chuyen-nam");
  await part.getByLabel("Kế hoạch").selectOption({ label: await part.locator("option").filter({ hasText: "(2025)" }).first().textContent() });
  await part.getByRole("button", { name: "Xem trước" }).click();
  await page.getByRole("button", { name: "Chuyển tiếp", exact: true }).click();
  await expect(page.getByText(/^Tiêu chí và việc: 0 mới, 0 cập nhật/)).toBeVisible();
});

test("an amended plan keeps the old words and says why", async ({ person, server, guard }) => {
  guard.allowStatus(422);
  const before = planLedBy("Sở Tư pháp");
  await server.run(["import", "-"], before);
  const { page, board, task } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=nhap-ke-hoach");
  const text = page.locator('textarea[name="plan"]');
  await text.fill(before.replace("Rà soát văn bản trái thẩm quyền", "Rà soát văn bản trái thẩm quyền và báo cáo hằng tháng"));
  await page.getByRole("button", { name: "Xem trước" }).click();
  // Old words beside new ones, before anything is kept.
  const amendment = page.getByRole("region", { name: "So với kế hoạch đang có: 77/KH-UBND" });
  await expect(amendment.locator("del").first()).toContainText("Rà soát văn bản trái thẩm quyền.");
  await expect(amendment.locator("ins").first()).toContainText("và báo cáo hằng tháng");
  const keep = page.locator(".reading__keep").getByRole("button");
  await keep.click();
  await expect(page.locator(".reading__keep").getByRole("alert")).toContainText("lý do điều chỉnh");
  await page.getByLabel(/Lý do điều chỉnh/).fill("Theo kết luận giao ban tháng 9");
  await keep.click();
  await expect(page.getByRole("heading", { name: "Đã nhập kế hoạch" })).toBeVisible();
  await page.getByRole("link", { name: "Mở bảng" }).click();
  await task.open(await board.cardSaying("Rà soát văn bản trái thẩm quyền").getAttribute("data-task"));
  await expect(task.history.filter({ hasText: "Theo kết luận giao ban tháng 9" }).first()).toBeVisible();
});
