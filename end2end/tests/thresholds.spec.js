// What counts as soon and as long ago is the province's to say, and stands in the flag's own words on every device.
import { test, expect } from "../support/test.js";

const form = (page) => ({
  stalled: page.getByLabel("Không cập nhật khi đã qua (ngày)"),
  keep: page.getByRole("button", { name: "Lưu ngưỡng" }),
});

for (const [device, viewport] of [["desktop", { width: 1440, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  test(`the flag of another device says the days that the coordinator set on a ${device}`, async ({ person, guard }) => {
    guard.allowStatus(422);
    const leader = await person("lanhdao");
    await leader.page.goto("/dieu-hanh?nhom=tat-ca");
    const tile = leader.page.locator('.tile[data-is="stalled"], .tile:has-text("không cập nhật")');
    await expect(tile).toContainText("việc không cập nhật 30 ngày");
    const { page } = await person("dieuphoi", { viewport });
    await page.goto("/quan-tri?muc=nguong");
    const { stalled, keep } = form(page);
    await expect(stalled).toHaveValue("30");
    await stalled.fill("0");
    await keep.click();
    await expect(page.getByRole("alert").filter({ hasText: "từ 1 đến 365" })).toBeVisible();
    await stalled.fill("1");
    await stalled.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Đã lưu" })).toBeVisible();
    await expect(page.locator("body")).toHaveJSProperty("scrollWidth", viewport.width);
    await page.goto("/cua-toi");
    await expect(page.getByRole("heading", { name: /Không cập nhật 1 ngày/ })).toBeVisible();
    await page.locator(".mine__section", { hasText: "Không cập nhật 1 ngày" }).locator("a").first().click();
    await expect(page.locator(".task-head__fresh .flag")).toHaveText(/Không cập nhật \d+ ngày/);
    await leader.page.reload();
    await expect(tile).toContainText("việc không cập nhật 1 ngày");
    await expect(tile.locator("b")).not.toHaveText("0");
  });
}

test("the deadline stands as the plan writes it beside the day that was made of it", async ({ person }) => {
  const { page, board, task } = await person("dieuphoi");
  await board.openTask(board.group("1.10").locator("[data-task]").first());
  await expect(task.field("due_on")).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await expect(page.locator('[data-is="due_on"]')).toContainText(/Văn bản ghi: “.+”/);
  const described = await task.field("due_on").getAttribute("aria-describedby");
  await expect(page.locator(`#${described.split(" ").at(-1)}`)).toContainText("Văn bản ghi");
});
