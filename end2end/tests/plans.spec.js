// More than one plan: which is open is said and chosen where people look, and nothing of the others is hidden.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/test.js";

const DEMONSTRATION = fileURLToPath(new URL("../../server/demonstration/", import.meta.url));
const OTHER = "77/KH-UBND";

/** Imports a document as a coordinator does; the id of its plan. */
async function bring(one, text) {
  const answer = await one.context.request.post("/api/fn/import/commit", { data: { text }, headers: { accept: "application/json" } });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).plan;
}

/** The demonstration's own document under another number: a second plan with as many cards. */
async function secondPlan(one) {
  const text = await readFile(`${DEMONSTRATION}ke-hoach-cai-thien-2025.txt`, "utf8");
  return bring(one, text.replace(/\d+\/KH-UBND/, OTHER));
}

const anyCard = (one) => one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
const planSwitch = (page) => page.getByRole("combobox", { name: "Kế hoạch đang mở" });
const chosen = (page) => planSwitch(page).locator("option:checked");

/** Two people set one figure, the second without having seen the first: both are to look. */
async function clashOn(id, first, second) {
  await Promise.all([first.task.open(id), second.task.open(id)]);
  await second.context.setOffline(true);
  await second.task.set("percent", "12");
  await first.task.set("percent", "34");
  await first.board.hasUnsent(0);
  await second.context.setOffline(false);
  await expect(first.page.locator(".clash")).toHaveCount(1);
}

test("what needs attention in another plan is counted, named, and one press away", async ({ person, guard }) => {
  guard.allowOffline();
  const [coordinator, head] = [await person("dieuphoi"), await person("truongphong")];
  await clashOn(await anyCard(head), coordinator, head);
  const other = await secondPlan(coordinator);
  await coordinator.page.goto("/");
  await expect(planSwitch(coordinator.page)).toBeVisible();
  await planSwitch(coordinator.page).selectOption(other);
  await expect(coordinator.page.locator(".rail__count")).toHaveText("1");
  await coordinator.page.goto("/can-xu-ly");
  await expect(coordinator.page.getByText("Không có gì cần xử lý.")).toHaveCount(0);
  const left = coordinator.page.getByRole("region", { name: "Ở kế hoạch khác" });
  await expect(left).toContainText("1 chỗ sửa cùng lúc");
  await left.getByRole("button", { name: /Mở kế hoạch này/ }).click();
  await expect(coordinator.page.locator(".clash")).toHaveCount(1);
  await coordinator.page.locator(".clash").getByRole("button", { name: /^Giữ/ }).click();
  await expect(coordinator.page.locator(".rail__count")).toHaveCount(0);
});

test("of a plan that was never opened here nothing is promised", async ({ person, guard, server, password, browser }) => {
  guard.allowOffline();
  const [coordinator, head] = [await person("dieuphoi"), await person("truongphong")];
  await clashOn(await anyCard(head), coordinator, head);
  await secondPlan(coordinator);
  const fresh = await person("dieuphoi");
  await expect(chosen(fresh.page)).toContainText(OTHER);
  await fresh.page.goto("/can-xu-ly");
  await expect(fresh.page.getByText("Không có gì cần xử lý trong kế hoạch đang mở.")).toBeVisible();
  await fresh.page.getByRole("button", { name: /Mở kế hoạch này/ }).click();
  await expect(fresh.page.locator(".clash")).toHaveCount(1);
});

test("the plan is chosen beside the board's title, and the choice survives signing out", async ({ person, password }) => {
  const one = await person("dieuphoi");
  await expect(planSwitch(one.page)).toHaveCount(0);
  const old = await one.board.cards.first().getAttribute("data-task");
  await secondPlan(one);
  const again = await person("dieuphoi");
  await expect(chosen(again.page)).toContainText(OTHER);
  await planSwitch(again.page).selectOption({ index: 1 });
  await expect(again.board.card(old)).toBeAttached();
  await again.page.goto("/dieu-hanh");
  await expect(chosen(again.page)).not.toContainText(OTHER);
  await again.page.getByRole("button", { name: "Đăng xuất" }).click();
  await again.signIn.submit("dieuphoi", password("dieuphoi"));
  await expect(again.board.card(old)).toBeAttached();
  await expect(chosen(again.page)).not.toContainText(OTHER);
});

test("with one plan leadership names it", async ({ person }) => {
  const one = await person("lanhdao");
  await one.page.goto("/dieu-hanh");
  await expect(one.page.locator(".page-head__fresh")).toContainText("/KH-UBND");
});

test("a table without cards is not what opens, and says that it has none", async ({ person }) => {
  const one = await person("dieuphoi");
  const text = await readFile(`${DEMONSTRATION}phan-cong-tieu-chi-2022.txt`, "utf8");
  await one.page.goto("/quan-tri?muc=nhap");
  await one.page.getByRole("textbox").first().fill(text);
  await one.page.getByRole("button", { name: "Xem trước" }).click();
  await one.page.locator("section").getByRole("button", { name: "Nhập kế hoạch", exact: true }).click();
  await one.page.getByRole("link", { name: "Mở bảng" }).click();
  await expect(one.page.getByText("Văn bản này không giao việc nào.")).toBeVisible();
  await expect(one.page.getByText("Chưa có kế hoạch nào")).toHaveCount(0);
  // It says who leads what, and not what is weak.
  await one.page.goto("/dieu-hanh");
  await expect(one.page.getByRole("heading", { level: 1 })).toContainText(/^Điều hành: \d+ tiêu chí, nặng nhất trước$/);
  await expect(one.page.getByRole("button", { name: "Yếu", exact: true })).toHaveCount(0);
  const fresh = await person("dieuphoi");
  await expect(fresh.board.cards.first()).toBeVisible();
});

test("a link to a card of another plan leads there", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi");
  const old = await one.board.cards.first().getAttribute("data-task");
  await secondPlan(one);
  const fresh = await person("dieuphoi");
  await expect(chosen(fresh.page)).toContainText(OTHER);
  await fresh.context.setOffline(true);
  await fresh.page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `/viec/${old}`);
  await expect(fresh.page.getByRole("status").filter({ hasText: "Cần mạng để mở kế hoạch" })).toBeVisible();
  await expect(fresh.page.getByRole("link", { name: "Về bảng việc" })).toBeVisible();
  await fresh.context.setOffline(false);
  await expect(fresh.task.field("status")).toBeVisible();
  await fresh.page.getByRole("link", { name: "Về bảng việc" }).click();
  await expect(chosen(fresh.page)).not.toContainText(OTHER);
});

test("the name of a plan, however long, leaves no screen wider than the phone", async ({ person }) => {
  const one = await person("dieuphoi", { viewport: { width: 320, height: 700 } });
  await secondPlan(one);
  for (const address of ["/", "/dieu-hanh", "/them-viec", "/dong-bo", "/can-xu-ly", "/quan-tri"]) {
    await one.page.goto(address);
    await expect(one.page.getByRole("heading", { level: 1 }), address).toBeVisible();
    if (address !== "/can-xu-ly" && address !== "/quan-tri") await expect(planSwitch(one.page), address).toBeVisible();
    expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
  }
});

test("the name of another plan makes no screen wider than a phone", async ({ person }) => {
  const one = await person("dieuphoi", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await secondPlan(one);
  for (const address of ["/", "/dieu-hanh", "/muc-tieu", "/don-doc", "/de-xuat", "/them-viec"]) {
    await one.page.goto(address);
    await expect(one.page.locator("main .plan-switch").first()).toBeVisible();
    expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
  }
});

test("whoever was reminded in one plan turns to another that knows nothing of it", async ({ person }) => {
  const coordinator = await person("dieuphoi");
  const other = await secondPlan(coordinator);
  await coordinator.page.goto("/don-doc");
  const unit = coordinator.page.locator(".chase-unit").first();
  await expect(unit).toBeVisible();
  await coordinator.page.getByRole("button", { name: "Bỏ chọn tất cả" }).click();
  await unit.getByRole("checkbox").first().check();
  await coordinator.page.getByRole("button", { name: /^Đôn đốc \d/ }).click();
  await coordinator.board.hasUnsent(0);
  await coordinator.page.goto("/dieu-hanh");
  const open = await planSwitch(coordinator.page).inputValue();
  for (const plan of [other, open, other]) {
    await planSwitch(coordinator.page).selectOption(plan);
    await expect(planSwitch(coordinator.page)).toHaveValue(plan);
    await expect(coordinator.page.locator("tr[data-number]").first()).toBeVisible();
  }
});
