// Leadership: worst first, every figure has the cards behind it one click away, and none of it needs a network.
import { test, expect } from "../support/test.js";

const row = (page, number) => page.locator(`tr[data-number="${number}"]`);

test("a row opens its cards on the board, and the way back leads to the same view", async ({ person }) => {
  const { page, board } = await person("lanhdao");
  await page.goto("/dieu-hanh?nhom=tat-ca");
  // Anywhere on the row, not on its name alone.
  await row(page, "1.12").click({ position: { x: 700, y: 12 } });
  await expect(board.group("1.12")).toBeVisible();
  await expect(page.locator("[data-group]")).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/nhom=tat-ca/);
  await row(page, "1.10").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(board.group("1.10")).toBeVisible();
  await expect(page.locator("[data-group]")).toHaveCount(1);
  await page.getByRole("link", { name: /Bỏ lọc/ }).click();
  await expect.poll(() => page.locator("[data-group]").count()).toBeGreaterThan(20);
});

test("a number that the document lacks keeps its row, and is not filled", async ({ person }) => {
  const { page } = await person("lanhdao");
  await page.goto("/dieu-hanh");
  await expect(row(page, "1.9")).toHaveText(/không có trong văn bản đã nhập \(khai 22, đọc được 21\)/);
  await expect(row(page, "1.9").getByRole("link")).toHaveCount(0);
});

test("rows stand worst first", async ({ person }) => {
  const { page } = await person("lanhdao");
  await page.goto("/dieu-hanh");
  await expect(row(page, "1.1")).toBeVisible();
  const urgency = await page.locator("tr[data-number]:not(.standings__gap)").evaluateAll((rows) =>
    rows.map((one) => {
      const flags = [...one.querySelectorAll(".standings__flag")].map((cell) => Number(cell.textContent.match(/\d+/)?.[0] ?? 0));
      const percent = Number([...one.querySelectorAll(".standings__figure")].at(-1).textContent.match(/\d+/)[0]);
      return [...flags.map((count) => 999 - count), percent].map((part) => String(part).padStart(3, "0")).join(" ");
    }),
  );
  expect(urgency.length).toBe(21);
  expect(urgency).toEqual([...urgency].sort());
});

test("two screens later and without a network everything still answers", async ({ person, server, guard }) => {
  const { page } = await person("lanhdao");
  for (const [name, title] of [["Điều hành", "Điều hành"], ["Của tôi", "Việc của tôi"], ["Điều hành", "Điều hành"]]) {
    await page.getByRole("navigation").getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  }
  guard.allowOffline();
  await server.stop();
  await page.getByRole("button", { name: "Cơ quan" }).click();
  await expect(page.getByRole("row", { name: /Sở Tài chính/ })).toBeVisible();
  await page.getByRole("button", { name: "Hài lòng" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("cơ quan chủ trì");
});
