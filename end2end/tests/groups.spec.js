// Groups of the board: each shows its own cards, however documents number things, and agencies stand in the order of the alphabet.
import { planLedBy } from "../support/plan.js";
import { expect, test } from "../support/test.js";

test("two criteria with one printed number show their own cards, fold apart and stay folded", async ({ server, person }) => {
  await server.run(["import", "-"], planLedBy("Đài Phát thanh và Truyền hình tỉnh"));
  const one = await person("dieuphoi");
  const groups = one.board.group("1.1");
  await expect(groups).toHaveCount(2);
  await expect(groups.nth(0).locator("[data-task]")).toHaveText(/Ban hành kế hoạch tuyên truyền/);
  await expect(groups.nth(1).locator("[data-task]")).toHaveText(/Rà soát văn bản trái thẩm quyền/);
  await groups.nth(0).getByRole("button", { name: "Thu gọn" }).click();
  await one.board.open();
  await expect(groups.nth(0).locator("[data-task]")).toHaveCount(0);
  await expect(groups.nth(1).locator("[data-task]")).toHaveCount(1);
  // Whoever asks for a criterion's cards wants to see them.
  await one.page.goto("/dieu-hanh");
  await one.page.getByRole("link", { name: "Chỉ đạo, điều hành" }).click();
  await expect(groups.nth(0).locator("[data-task]")).toHaveCount(1);
});

test("agencies stand in the order of the alphabet, and those that nobody leads before them", async ({ server, person }) => {
  await server.run(["import", "-"], planLedBy("Đài Phát thanh và Truyền hình tỉnh"));
  const one = await person("dieuphoi");
  await one.page.getByRole("button", { name: "Theo cơ quan chủ trì" }).click();
  const titles = one.page.locator(".group__title");
  await expect(titles).toHaveText(["Đài Phát thanh và Truyền hình tỉnh", "Sở Y tế"]);
  await one.page.getByText("Bộ lọc").first().click();
  const names = await one.page.getByRole("combobox", { name: "Cơ quan" }).locator("option").allTextContents();
  const listed = names.slice(1);
  expect(listed.length).toBeGreaterThan(2);
  // Those of the other plan only would find nothing here.
  expect(listed).not.toContain("Sở Khoa học và Công nghệ");
  expect(listed).toEqual([...listed].sort(new Intl.Collator("vi").compare));
  expect(listed.indexOf("Đài Phát thanh và Truyền hình tỉnh")).toBeLessThan(listed.indexOf("Sở Y tế"));
});

test("search finds a lead that an import has named meanwhile", async ({ server, person }) => {
  await server.run(["import", "-"], planLedBy("Đài Phát thanh và Truyền hình tỉnh"));
  const one = await person("dieuphoi");
  await one.page.getByRole("searchbox").fill("so tu phap");
  await expect(one.board.cards).toHaveCount(0);
  await server.run(["import", "-"], planLedBy("Sở Tư pháp"));
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(one.board.cards).toHaveCount(1);
});

test("one of the listed units works on its share; the card itself is not offered", async ({ server, person }) => {
  await server.run(["import", "-"], planLedBy("Sở Khoa học và Công nghệ"));
  const head = await person("truongphong");
  const [collective, own] = ["Ban hành kế hoạch tuyên truyền", "Rà soát văn bản trái thẩm quyền"];
  const archive = head.page.getByRole("button", { name: "Lưu trữ việc này" });
  const share = head.page.locator("[data-share]");
  const open = async (title) => head.task.open(await head.board.cardSaying(title).getAttribute("data-task"));
  await open(collective);
  for (const field of ["title", "due_on", "status", "percent", "text", "blocked"]) await expect(head.task.field(field)).toBeDisabled();
  await expect(archive).toHaveCount(0);
  await expect(share.getByRole("heading", { level: 3 })).toHaveText("Phần việc của Sở Khoa học và Công nghệ");
  await share.getByLabel("Trạng thái phần việc").selectOption("in_review");
  await head.task.give("Làm bằng lời, không có văn bản");
  await head.board.hasUnsent(0);
  await expect(head.board.body).toHaveAttribute("data-sync-state", "synced");
  await expect(head.page.locator(".shares")).toHaveAttribute("data-reported", "1");
  await expect(head.task.field("status")).toHaveValue("not_started");
  await head.board.open();
  await open(own);
  for (const field of ["title", "due_on", "status", "percent", "text", "blocked"]) await expect(head.task.field(field)).toBeEnabled();
  await expect(archive).toBeVisible();
});
