// Documents in and out: a plan comes as the file it was written in, and goes as the files an office works with.
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../support/test.js";

const PACKED = "PK";

async function openPapers(page) {
  await page.goto("/quan-tri?muc=van-ban");
  await page.locator(".papers").waitFor();
}

/** Presses a button that brings a file, and gives the file's name and its first bytes. */
async function taken(page, button) {
  const saved = page.waitForEvent("download");
  await button.click();
  const download = await saved;
  return { name: download.suggestedFilename(), opening: (await readFile(await download.path())).subarray(0, 2).toString() };
}

for (const [device, viewport] of [["desktop", { width: 1440, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  test(`leaders take a report and a workbook away on a ${device}`, async ({ person }) => {
    const { page } = await person("lanhdao", { viewport });
    await page.goto("/dieu-hanh");
    await page.getByRole("link", { name: "Văn bản", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Văn bản, báo cáo" })).toBeVisible();
    const report = await taken(page, page.getByRole("button", { name: /: Báo cáo tiến độ$/ }));
    expect(report).toEqual({ name: expect.stringMatching(/^bao-cao-tien-do-\d{4}-\d{2}-\d{2}\.docx$/), opening: PACKED });
    await expect(page.getByRole("status").filter({ hasText: `Đã tải ${report.name}` })).toBeVisible();
    const book = await taken(page, page.getByRole("button", { name: /: Sổ theo dõi/ }));
    expect(book).toEqual({ name: expect.stringMatching(/^so-theo-doi-.+\.xlsx$/), opening: PACKED });
    await expect(page.locator("body")).toHaveJSProperty("scrollWidth", viewport.width);
  });
}

test("the coordinator takes the letter to one unit, or all of them in one file", async ({ person }) => {
  const { page } = await person("dieuphoi");
  await openPapers(page);
  const letters = page.locator(".papers__one").filter({ has: page.getByRole("heading", { name: "Công văn đôn đốc" }) });
  const unit = letters.getByLabel("Gửi đơn vị");
  await expect(unit.locator("option").first()).toHaveText(/^Tất cả \d+ đơn vị/);
  await letters.getByLabel("Tính đến").fill("2030-01-05T18:00");
  await letters.getByLabel("Tính đến").blur();
  const asked = page.waitForRequest("**/api/fn/papers/write*");
  await unit.selectOption({ index: 1 });
  const chosen = await unit.inputValue();
  await taken(page, letters.getByRole("button"));
  expect((await asked).postDataJSON()).toMatchObject({ paper: "letters", unit: chosen, at: Date.parse("2030-01-05T18:00+07:00") });
});

test("without a network the screen says why nothing can be written, and goes on by itself", async ({ person, server, guard }) => {
  guard.allowOffline();
  const { page } = await person("dieuphoi");
  await openPapers(page);
  const report = page.getByRole("button", { name: /: Báo cáo tiến độ$/ });
  await expect(report).toBeEnabled();
  await server.stop();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("Văn bản do máy chủ soạn, nên chỉ tải được khi có mạng.")).toBeVisible();
  await expect(report).toBeDisabled();
  await server.start();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(report).toBeEnabled();
});

test("those who neither coordinate nor lead take no documents of the whole plan", async ({ person }) => {
  const { page, context } = await person("canbo");
  await page.goto("/dieu-hanh");
  await expect(page.locator(".switches")).toBeVisible();
  await expect(page.getByRole("link", { name: "Văn bản", exact: true })).toHaveCount(0);
  const answer = await context.request.post("/api/fn/papers/write", { data: { paper: "report", plan: "00000000-0000-7000-8000-000000000000" } });
  expect([answer.status(), (await answer.json()).code]).toEqual([403, "no_access"]);
});

test("a Word document is opened, can be mended, and becomes the plan it holds", async ({ person, server }, testInfo) => {
  const file = path.join(testInfo.outputDir, "ke-hoach.docx");
  await mkdir(testInfo.outputDir, { recursive: true });
  await server.run(["export", "--format", "docx", "-o", file]);
  const { page } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=nhap-ke-hoach");
  const [text, choose] = [page.locator('textarea[name="plan"]'), page.locator('input[type="file"][accept*=".docx"]')];
  await choose.setInputFiles(file);
  await expect(page.getByText("31 tiêu chí, 128 việc")).toBeVisible();
  await expect(text).toHaveValue(/1\.10\. Tiêu chí/);
  await text.fill((await text.inputValue()).replace("Tiêu chí “Chất lượng văn bản", "Tiêu chí “Chất lượng các văn bản"));
  await page.getByRole("button", { name: "Xem trước" }).click();
  await expect(page.getByText("Chất lượng các văn bản").first()).toBeVisible();
});

test("what cannot be opened is refused in words, and the text that was there stays", async ({ person, guard }) => {
  guard.allowStatus(422);
  const { page } = await person("dieuphoi");
  await page.goto("/quan-tri?muc=nhap-ke-hoach");
  const [text, choose] = [page.locator('textarea[name="plan"]'), page.locator('input[type="file"][accept*=".docx"]')];
  await text.fill("Đang gõ dở");
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [name, bytes, why] of [
    ["cu.doc", compound, "kiểu cũ"],
    ["khoa.docx", Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]), "có mật khẩu"],
    ["hong.docx", Buffer.from("PK\u0003\u0004 hỏng"), "bị hỏng"],
  ]) {
    await choose.setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
    await expect(page.getByRole("alert").filter({ hasText: why })).toBeVisible();
    await expect(text).toHaveValue("Đang gõ dở");
  }
});
