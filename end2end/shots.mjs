import { chromium } from "@playwright/test";
import { Server, makeTemplate } from "./support/server.js";
import { photo } from "./support/photo.js";
import { EvidencePart } from "./support/pages/evidence.js";
const template = await makeTemplate();
const server = await Server.start(template);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const signIn = async (login, options) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(template.passwordOf(login));
  await page.keyboard.press("Enter");
  await page.locator("[data-task]").first().waitFor();
  return { context, page };
};
try {
  const a = await signIn("canbo", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const id = await a.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await a.page.goto(`/viec/${id}`);
  const e = new EvidencePart(a.page);
  await e.title.waitFor({ state: "attached" });
  await e.begin();
  const add = async (title, extra, file) => {
    await e.title.fill(title);
    if (extra) { await e.part.getByLabel("Số, ký hiệu").fill(extra[0]); await e.part.getByLabel("Ngày ban hành").fill(extra[1]); await e.part.getByLabel("Cơ quan ban hành").fill(extra[2]); }
    if (file) { await e.choose(file); await e.part.getByText("Đã giữ trên thiết bị này").waitFor(); }
    await e.save.click();
  };
  await add("Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính quý III năm 2025 trên địa bàn xã Ea Kao, kèm danh mục 42 thủ tục đã niêm yết công khai", ["1245/BC-UBND", "2025-09-29", "Ủy ban nhân dân xã Ea Kao, thành phố Buôn Ma Thuột"], { name: "Báo cáo rà soát TTHC quý III-2025 (bản ký số, có dấu).pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/MediaBox[0 0 200 200]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")]) });
  await e.file("Báo cáo kết quả").and(a.page.locator("[data-is=there]")).waitFor();
  await add("Giải trình: chưa có văn bản vì Bộ chưa ban hành hướng dẫn; đơn vị đã có công văn đề nghị lần 2.", null, null);
  await add("Quyết định nhầm, sẽ thu hồi", ["12/QĐ-SNV", "2025-01-02", "Sở Nội vụ"], null);
  await e.line("Quyết định nhầm").getByRole("button", { name: /^Thu hồi/ }).click();
  await e.line("Quyết định nhầm").getByRole("button", { name: "Thu hồi tài liệu này" }).click();
  const pdf = await a.context.newPage();
  const href = await e.file("Báo cáo kết quả").locator("a").getAttribute("href");
  await pdf.goto(href).catch((error) => console.log("pdf", String(error).slice(0, 200)));
  await pdf.waitForTimeout(1500);
  await pdf.screenshot({ path: "/tmp/shots-evidence/pdf.png" });
  await pdf.close();
  await a.context.route("**/api/v1/files/**", (route) => route.abort("connectionreset"));
  await add("Ảnh niêm yết công khai bộ thủ tục hành chính tại Bộ phận một cửa", ["", "", ""], { name: "IMG_20250930_081512.png", mimeType: "image/png", buffer: photo(5, 640, 420) });
  await e.line("Ảnh niêm yết").waitFor();
  await a.page.getByText("Thêm tài liệu", { exact: true }).scrollIntoViewIfNeeded();
  for (const scheme of ["light", "dark"]) {
    await a.page.emulateMedia({ colorScheme: scheme });
    await a.page.evaluate(() => document.querySelector(".evidence").scrollIntoView());
    await a.page.screenshot({ path: `/tmp/shots-evidence/phone-${scheme}.png` });
    await e.part.screenshot({ path: `/tmp/shots-evidence/part-phone-${scheme}.png` });
  }
  await e.choose({ name: "Ảnh cuộc họp.png", mimeType: "image/png", buffer: photo(6, 500, 300) });
  await e.picture.waitFor();
  await e.part.locator("form").screenshot({ path: "/tmp/shots-evidence/form-phone.png" });
  await a.page.goto("/dong-bo");
  await a.page.getByRole("heading", { name: "Tệp chờ gửi" }).waitFor();
  await a.page.screenshot({ path: "/tmp/shots-evidence/sync-phone.png", fullPage: true });
  const b = await signIn("dieuphoi", { viewport: { width: 1440, height: 900 } });
  await b.page.goto(`/viec/${id}`);
  const f = new EvidencePart(b.page);
  await f.line("Báo cáo kết quả").waitFor();
  await f.begin();
  for (const scheme of ["light", "dark"]) {
    await b.page.emulateMedia({ colorScheme: scheme });
    await b.page.evaluate(() => document.querySelector(".evidence").scrollIntoView());
    await b.page.screenshot({ path: `/tmp/shots-evidence/desk-${scheme}.png` });
  }
} finally {
  await browser.close();
  await server.dispose();
}
