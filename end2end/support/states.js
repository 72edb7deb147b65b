// What opens over a screen, and the states a screen may be in: as tests and pictures go through them. Each leads a page, on which somebody
// is signed in, to one of them, and returns when it is there to be looked at.
import { expect } from "@playwright/test";
import { arrived } from "./screens.js";
import { FindingPage } from "./pages/finding.js";
import { TaskPage } from "./pages/task.js";

const NOWHERE = "/viec/00000000-0000-4000-8000-000000000000";

/** The board, once keys are heard. */
async function board(page, address = "/") {
  await page.goto(address);
  await page.locator("body[data-ready] [data-task], body[data-ready] .notice").first().waitFor();
  const finding = new FindingPage(page);
  await finding.hears();
  return finding;
}

async function palette(page, words) {
  const finding = await board(page);
  await finding.open();
  await finding.field.fill(words);
  if (words !== "") await expect(finding.palette.locator(".palette__count")).toHaveText(/kết quả|Không tìm thấy/);
}

async function views(page, isTaken) {
  const finding = await board(page, "/?tim=%C4%91%C3%A0o%20t%E1%BA%A1o");
  for (const words of isTaken ? ["đào tạo", "thủ tục"] : ["đào tạo"]) {
    await page.getByRole("searchbox").fill(words);
    await page.locator("h1").click();
    await page.keyboard.press("v");
    await finding.views.getByLabel("Tên góc nhìn").fill("Việc đào tạo");
    await page.keyboard.press("Enter");
    await expect(finding.views.locator(".views__told, .views__ask").filter({ hasText: "Việc đào tạo" }).first()).toBeVisible();
    if (isTaken && words === "đào tạo") await page.keyboard.press("Escape");
  }
}

async function menu(page) {
  await board(page);
  await page.getByRole("button", { name: "Chuyển đến…" }).locator("visible=true").first().click();
  await page.locator("dialog.menu[open]").waitFor();
}

async function sheet(page) {
  await menu(page);
  await page.locator("dialog.menu[open] summary").filter({ hasText: "Ghi nhanh" }).click();
  await page.locator('dialog.menu[open] [data-field="percent"]').waitFor();
}

/** Two cards picked, and a deed that asks for words. */
async function picking(page) {
  await board(page);
  await page.locator(".toolbar__pick").click();
  for (const at of [0, 1]) await page.locator(".card__title").locator("visible=true").nth(at).click();
  const what = page.locator(".picks__what");
  if (await what.isVisible()) await what.click();
  await page.locator(".picks [name=deed]").selectOption("remind");
  await page.locator(".picks textarea").waitFor();
}

async function tour(page) {
  await page.goto("/tro-giup");
  await page.getByRole("button", { name: "Xem lại bốn bước làm quen" }).click();
  await page.locator(".tour").waitFor();
}

async function appraisal(page) {
  await board(page);
  const task = new TaskPage(page);
  await task.open(await page.locator('[data-task][data-mine][data-status="in_progress"]').first().getAttribute("data-task"));
  await page.locator('[data-take="in_review"]').click();
  await page.getByRole("dialog").getByRole("textbox").waitFor();
}

/** Where a link on a screen leads. */
async function follow(page, screen, link) {
  await page.goto(screen);
  await arrived(page);
  await page.goto(await page.locator(link).first().getAttribute("href"));
  await arrived(page);
}

async function readOnly(page) {
  await board(page);
  await new TaskPage(page).open(await page.locator("[data-task]:not([data-mine])").first().getAttribute("data-task"));
}

async function nothingFound(page) {
  await board(page, "/?tim=khong%20co%20gi%20nhu%20vay");
  await page.locator(".notice").first().waitFor();
}

async function noSuchTask(page) {
  await page.goto(NOWHERE);
  await page.locator(".notice").first().waitFor();
}

async function wrongPassword(page) {
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').fill("canbo");
  await page.locator('input[name="password"]').fill("khong-phai-mat-khau");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
}

/** By name: who looks, and the way there. `login` is nobody where somebody signs in. */
export const STATES = {
  "dang-nhap": { login: null, open: (page) => page.goto("/dang-nhap").then(() => page.locator('input[name="login"]').waitFor()) },
  "dang-nhap-sai": { login: null, open: wrongPassword },
  "tim-moi-mo": { login: "dieuphoi", open: (page) => palette(page, "") },
  "tim": { login: "dieuphoi", open: (page) => palette(page, "thủ tục") },
  "tim-khong-thay": { login: "dieuphoi", open: (page) => palette(page, "khong co gi nhu vay") },
  "phim-tat": { login: "dieuphoi", open: (page) => board(page).then(() => page.keyboard.press("?")).then(() => new FindingPage(page).sheet.waitFor()) },
  "goc-nhin": { login: "dieuphoi", open: (page) => views(page, false) },
  "goc-nhin-trung-ten": { login: "dieuphoi", open: (page) => views(page, true) },
  "chon-viec": { login: "dieuphoi", open: picking },
  "chuyen-den": { login: "canbo", open: menu },
  "ghi-nhanh": { login: "dieuphoi", open: sheet },
  "lam-quen": { login: "canbo", open: tour },
  "tham-dinh": { login: "truongphong", open: appraisal },
  "gop-y": { login: "canbo", open: (page) => page.goto("/tro-giup?gop-y=1").then(() => page.getByLabel("Nội dung góp ý").waitFor()) },
  "hop": { login: "lanhdao", open: (page) => follow(page, "/dieu-hanh", "a[href*='hop=']") },
  "thu-don-doc": { login: "dieuphoi", open: (page) => follow(page, "/don-doc", "a[href^='/don-doc/thu/']") },
  "chi-doc": { login: "quansat", open: readOnly },
  "khong-thay-viec": { login: "canbo", open: noSuchTask },
  "bang-rong": { login: "canbo", open: nothingFound },
};
