// The view from the top: targets, trends, columns, units, charts, the meeting, paper. All of it from what the device holds.
import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/test.js";

const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const row = (page, number) => page.locator(`tr[data-number="${number}"]`);
const subject = (page) => page.locator(".subject");

/** Ends with the meeting before the first criterion. */
async function meet(one) {
  await one.page.goto("/dieu-hanh");
  await one.page.getByRole("link", { name: "Họp", exact: true }).click();
  await expect(subject(one.page)).toBeVisible();
}

test("a leader with a tablet and no network says which criteria are worst, who leads them, who was chased and how old that is", async ({ person, guard }) => {
  guard.allowOffline();
  const coordinator = await person("dieuphoi");
  await coordinator.page.goto("/don-doc");
  const leader = await person("lanhdao", TABLET);
  await leader.page.goto("/dieu-hanh");
  await expect(row(leader.page, "1.1")).toBeVisible();
  await leader.page.getByRole("button", { name: "Đơn vị" }).click();
  await expect(leader.page.getByText(/máy chủ cho biết lúc/)).toBeVisible();
  await leader.context.setOffline(true);
  await leader.page.getByRole("button", { name: "Tiêu chí", exact: true }).click();
  const worst = leader.page.locator("tr[data-number]").first();
  await expect(worst.locator(".standings__lead")).not.toBeEmpty();
  await expect(worst.locator(".standings__flag .flag").first()).toBeVisible();
  await expect(leader.page.getByText(/Số liệu đến/).first()).toBeVisible();
  await expect(leader.page.getByText(/^Xếp theo: nhiều việc quá hạn/)).toBeVisible();
  await leader.page.getByRole("button", { name: "Cơ quan", exact: true }).click();
  await expect(leader.page.getByRole("columnheader", { name: "Đôn đốc" })).toBeVisible();
  await leader.page.getByRole("button", { name: "Đơn vị" }).click();
  await expect(leader.page.locator("tr[data-unit]").first()).toBeVisible();
  await expect(leader.page.getByText(/máy chủ cho biết lúc/)).toBeVisible();
});

test("when a unit was last in contact is known, also after the network has gone, and who was not is marked", async ({ person, guard }) => {
  guard.allowOffline();
  const agency = "Sở Khoa học và Công nghệ";
  await person("truongphong");
  const leader = await person("lanhdao");
  await leader.page.goto("/dieu-hanh?theo=don-vi");
  const unit = leader.page.locator("tr[data-unit]").filter({ hasText: agency });
  await expect(unit).toContainText("hôm nay");
  await expect(unit.locator(".behind")).toHaveCount(0);
  const silent = leader.page.locator("tr[data-unit]").filter({ hasText: "Sở Tài chính" });
  await expect(silent.locator(".behind")).toHaveCount(1);
  await leader.context.setOffline(true);
  await leader.page.reload();
  await expect(unit).toContainText("hôm nay");
});

test("a measured value stands against its target, in shape and in words", async ({ person }) => {
  const coordinator = await person("dieuphoi");
  const { page } = coordinator;
  await page.goto("/dieu-hanh?nhom=hai-long");
  const first = page.locator(".sipas__row").first();
  const number = await first.getAttribute("data-number");
  await expect(first).toContainText("chưa đo");
  await expect(row(page, number).locator(".standings__target")).toHaveAttribute("data-is", "unknown");
  await page.goto("/muc-tieu");
  const score = page.locator(`.score[data-number="${number}"]`);
  await score.locator("h3 button").click();
  await score.locator("input[name=value]").fill("99,5");
  await score.locator('button[type="submit"]').click();
  await expect(score).toHaveAttribute("data-verdict", "reached");
  await page.goto("/dieu-hanh?nhom=hai-long");
  await expect(row(page, number).locator(".standings__target")).toHaveAttribute("data-is", "reached");
  await expect(row(page, number).locator(".standings__aim")).toContainText("99,5 /");
  await expect(first).toContainText("đo 99,5");
});

test("a count opens its cards alone, and one step back leads to the same place", async ({ person }) => {
  const { page, board } = await person("lanhdao", { viewport: { width: 1440, height: 500 } });
  await page.goto("/dieu-hanh?theo=cot");
  const cell = page.locator(".counts tbody tr[data-number] .counts__cell[data-is=in_progress] a").last();
  const [count, number] = [Number(await cell.textContent()), await cell.locator("xpath=ancestor::tr").getAttribute("data-number")];
  await cell.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(0);
  await cell.click();
  await expect(board.group(number)).toBeVisible();
  await expect(board.cards).toHaveCount(count);
  for (const status of await board.cards.evaluateAll((cards) => cards.map((card) => card.dataset.status))) expect(status).toBe("in_progress");
  await page.goBack();
  await expect(cell).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
});

test("a meeting goes on by keys, outlives a reload, and ends with Escape", async ({ person }) => {
  const one = await person("lanhdao");
  await meet(one);
  const { page } = one;
  const first = await subject(page).getAttribute("data-number");
  await expect(page.getByText("Tiêu chí 1/21")).toBeVisible();
  await expect(page.getByText("Tiêu chí 1.9 không có trong văn bản đã nhập")).toBeVisible();
  await expect(page.getByRole("navigation")).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Tiêu chí 2/21")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const second = await subject(page).getAttribute("data-number");
  expect(second).not.toBe(first);
  await page.reload();
  await expect(subject(page)).toHaveAttribute("data-number", second);
  await page.keyboard.press("ArrowLeft");
  await expect(subject(page)).toHaveAttribute("data-number", first);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter((fault) => ["serious", "critical"].includes(fault.impact)).map((fault) => [fault.id, fault.nodes[0].html])).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(subject(page)).toHaveCount(0);
  await expect(row(page, first)).toBeVisible();
});

test("what a meeting decides without a network is a direction that arrives", async ({ person, guard }) => {
  guard.allowOffline();
  const leader = await person("lanhdao", TABLET);
  await meet(leader);
  const { page } = leader;
  await leader.context.setOffline(true);
  await page.getByRole("button", { name: /^Tiếp/ }).click();
  const card = page.locator(".subject__card a").first();
  const address = await card.getAttribute("href");
  await page.getByRole("combobox", { name: "Về việc" }).selectOption(address.replace("/viec/", ""));
  await page.locator("textarea[name=comment]").fill("Báo cáo trước ngày 20");
  await page.getByRole("button", { name: "Ghi chỉ đạo" }).click();
  await expect(page.locator(".subject__given")).toContainText("Báo cáo trước ngày 20");
  await expect(page.locator(".subject__given")).toContainText("chờ trả lời");
  await leader.context.setOffline(false);
  await leader.board.hasUnsent(0);
  const other = await person("dieuphoi");
  await other.page.goto(address);
  await expect(other.page.locator("[data-direction=waits]")).toBeVisible();
  // Half a direction is kept, in the same draft as on the card.
  await page.locator("textarea[name=comment]").fill("Chưa viết xong");
  await card.click();
  await expect(page.getByLabel("Ý kiến của bạn")).toHaveValue("Chưa viết xong");
  await page.goBack();
  await expect(page.locator("textarea[name=comment]")).toHaveValue("Chưa viết xong");
});

test("a finger leads a meeting on", async ({ person }) => {
  const one = await person("lanhdao", PHONE);
  await meet(one);
  const first = await subject(one.page).getAttribute("data-number");
  const swipe = (from, to) =>
    one.page.locator(".meeting").evaluate(
      (meeting, [from, to]) => {
        const at = (type, clientX) => new PointerEvent(type, { pointerType: "touch", isPrimary: true, bubbles: true, clientX, clientY: 400 });
        meeting.dispatchEvent(at("pointerdown", from));
        meeting.dispatchEvent(at("pointerup", to));
      },
      [from, to],
    );
  await swipe(330, 60);
  await expect(one.page.getByText("Tiêu chí 2/21")).toBeVisible();
  await swipe(60, 330);
  await expect(subject(one.page)).toHaveAttribute("data-number", first);
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("charts have their figures as a table", async ({ person }) => {
  const { page } = await person("lanhdao");
  await page.goto("/dieu-hanh?theo=bieu-do");
  await expect(page.getByRole("img", { name: /Hoàn thành bình quân \d+ %/ })).toBeVisible();
  await page.getByText("Bảng số liệu").click();
  await expect(page.getByRole("columnheader", { name: "Cần đạt" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nhịp báo cáo" })).toBeVisible();
});

test("the paragraph for the report has the figures of the screen", async ({ person }) => {
  const { page, context } = await person("lanhdao");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/dieu-hanh");
  const done = (await page.locator(".tile__figure").first().textContent()).trim();
  await page.getByText("Đoạn văn cho báo cáo CCHC").click();
  const words = page.locator(".paragraph__text");
  await expect(words).toContainText(`bình quân ${done}`);
  await expect(words).toContainText("khai 22, đọc được 21, thiếu 1.9");
  await page.getByRole("button", { name: "Chép đoạn văn" }).click();
  await expect(page.getByText(/^Đã chép/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await words.textContent());
});

test("paper has the rows and how old they are, and nothing to press", async ({ person }) => {
  const { page } = await person("lanhdao");
  await page.goto("/dieu-hanh");
  await expect(row(page, "1.1")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/Số liệu đến/).first()).toBeVisible();
  await expect(row(page, "1.1")).toBeVisible();
  for (const hidden of [".rail", ".switches"]) await expect(page.locator(hidden)).toBeHidden();
});

test("all criteria are on one sheet of A4 or A3, and no number is broken in two", async ({ person }, info) => {
  const { page } = await person("lanhdao");
  await page.goto("/dieu-hanh");
  await expect(row(page, "1.22")).toBeVisible();
  for (const [format, size] of [["A4", "842.88 x 595.92"], ["A3", "1191.12 x 842.88"]]) {
    const sheet = info.outputPath(`${format}.pdf`);
    await page.pdf({ path: sheet, format, landscape: true });
    const facts = execFileSync("pdfinfo", [sheet], { encoding: "utf8" });
    expect(facts).toMatch(/^Pages: +1$/m);
    expect(facts).toContain(size);
    const words = execFileSync("pdftotext", ["-layout", sheet, "-"], { encoding: "utf8" });
    for (const number of ["1.10", "1.16", "1.22"]) expect(words.split(/\s+/), format).toContain(number);
  }
});
