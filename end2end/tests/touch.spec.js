// Fingers: from column to column, a sheet that is drawn down, a field above the keyboard, two panes, twice as large.
import AxeBuilder from "@axe-core/playwright";
import { arrived, PARTS, SCREENS } from "../support/screens.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true };

/** A finger's way, in steps. */
async function finger(one, from, to, { lifts = true } = {}) {
  const cdp = await one.context.newCDPSession(one.page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from.x, from.y);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", from.x + ((to.x - from.x) * step) / 6, from.y + ((to.y - from.y) * step) / 6);
  if (lifts) await touch("touchEnd");
}

const shown = (one) => one.page.locator(".board");

async function staff(person, options = PHONE) {
  const one = await person("canbo", options);
  await expect(one.page.locator("body[data-keys]")).toHaveCount(1);
  return one;
}

test("a finger that goes sideways leads from column to column, and no further than they go", async ({ person }) => {
  const one = await staff(person);
  await one.page.locator("[data-head=in_progress]").tap();
  await expect(shown(one)).toHaveAttribute("data-shown", "in_progress");
  await finger(one, { x: 300, y: 500 }, { x: 120, y: 510 });
  await expect(shown(one)).toHaveAttribute("data-shown", "in_review");
  await finger(one, { x: 300, y: 500 }, { x: 120, y: 490 });
  await expect(shown(one)).toHaveAttribute("data-shown", "done");
  await finger(one, { x: 300, y: 500 }, { x: 120, y: 500 });
  await expect(shown(one)).toHaveAttribute("data-shown", "done");
  await finger(one, { x: 100, y: 500 }, { x: 280, y: 500 });
  await expect(shown(one)).toHaveAttribute("data-shown", "in_review");
  // Nothing was opened or moved on the way, and the board stands where it stood.
  expect(new URL(one.page.url()).pathname).toBe("/");
  await one.board.hasUnsent(0);
  await expect(one.page.locator(".board__groups")).toHaveCSS("translate", "none");
});

test("a finger that goes down, a little sideways or from the edge leads to no other column", async ({ person }) => {
  const one = await staff(person);
  await one.page.locator("[data-head=in_progress]").tap();
  await one.board.isDrawnWhole();
  const before = await one.page.evaluate(() => scrollY);
  await finger(one, { x: 200, y: 700 }, { x: 150, y: 300 });
  await expect.poll(() => one.page.evaluate(() => scrollY)).toBeGreaterThan(before + 100);
  await finger(one, { x: 200, y: 500 }, { x: 165, y: 500 });
  await finger(one, { x: 380, y: 500 }, { x: 120, y: 500 });
  await expect(shown(one)).toHaveAttribute("data-shown", "in_progress");
});

test("in the sheet of a card much is written down without leaving the board, and a finger draws it down", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await staff(person);
  const other = await person("truongphong");
  const card = one.page.locator("[data-task][data-mine][data-status=in_progress]").first();
  await one.page.locator("[data-head=in_progress]").tap();
  const id = await card.getAttribute("data-task");
  const sheet = one.page.locator("dialog.menu[open]");
  await card.getByRole("button", { name: "Chuyển đến…" }).tap();
  await sheet.locator("summary").filter({ hasText: "Ghi nhanh" }).tap();
  await expect(one.page.locator('[data-field="percent"]')).toBeVisible();
  const { violations } = await new AxeBuilder({ page: one.page }).include("dialog").analyze();
  expect(violations.map((fault) => [fault.id, fault.nodes[0].html])).toEqual([]);
  await one.context.setOffline(true);
  await one.task.set("percent", "37");
  await one.task.set("blocked", "Chờ Sở Tài chính thẩm định dự toán");
  await sheet.locator("[name=did]").fill("Đã lập dự toán.");
  await sheet.getByRole("button", { name: "Lưu báo cáo" }).or(sheet.locator('button[type="submit"]')).first().tap();
  await expect(sheet.locator("[name=did]")).toHaveValue("");
  await expect(one.page.locator("body")).not.toHaveAttribute("data-unsent", "0");
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // What opened it is drawn down again; the board is where it was.
  await sheet.evaluate((dialog) => dialog.scrollTo(0, 0));
  const grip = await one.page.locator(".grip").boundingBox();
  await finger(one, { x: 195, y: grip.y + 10 }, { x: 195, y: Math.min(grip.y + 300, 840) });
  await expect(sheet).toHaveCount(0);
  await expect(card.locator(".card__percent")).toHaveText("37 %");
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
  await other.task.open(id);
  await expect(other.task.field("percent")).toHaveValue("37");
  await expect(other.page.getByText("Đã lập dự toán.")).toBeVisible();
});

test("a field that is typed in stands above the keyboard, and nothing lies over it", async ({ person }) => {
  const one = await staff(person);
  await one.task.open(await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task"));
  await expect(one.page.locator("body[data-keys]")).toHaveCount(1);
  for (const name of ["did", "percent"]) {
    const field = one.page.locator(`.task-form [name=${name}]`).first();
    await one.page.setViewportSize(PHONE.viewport);
    await field.tap();
    // What Android leaves of the page above a keyboard.
    await one.page.setViewportSize({ width: 390, height: 420 });
    await expect(async () => {
      const seen = await field.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const over = [box.top + 4, box.bottom - 4].map((y) => document.elementFromPoint(box.left + 10, y));
        return box.top >= 0 && box.bottom <= innerHeight && over.every((found) => found === element);
      });
      expect(seen, name).toBe(true);
    }).toPass();
  }
});

test("sentences begin a report, their first gap is chosen, and one's own are kept on the device", async ({ person }) => {
  const one = await staff(person);
  await one.task.open(await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task"));
  const form = one.page.locator(".task-form").filter({ has: one.page.locator("[name=did]") }).first();
  const [did, list] = [form.locator("[name=did]"), form.locator(".templates")];
  await did.fill("Ngày 20/10.");
  await list.locator("summary").tap();
  await list.getByRole("button", { name: /^Đang vướng/ }).tap();
  await expect(did).toBeFocused();
  await expect(did).toHaveValue(/^Ngày 20\/10\.\nĐang vướng: …/);
  await one.page.keyboard.type("thiếu máy quét");
  await expect(did).toHaveValue(/Đang vướng: thiếu máy quét\. Đề nghị/);
  await did.fill("Đã tiếp nhận … hồ sơ tại Bộ phận Một cửa.");
  await list.getByRole("button", { name: "Giữ lời đang viết làm mẫu" }).tap();
  await expect(list.getByText("Đã giữ trên thiết bị này.")).toBeVisible();
  await did.fill("");
  await one.page.reload();
  await list.locator("summary").tap();
  await list.getByRole("button", { name: /^Đã tiếp nhận/ }).tap();
  await expect(did).toHaveValue("Đã tiếp nhận … hồ sơ tại Bộ phận Một cửa.");
  await list.getByRole("button", { name: /^Bỏ mẫu/ }).tap();
  await expect(list.getByRole("button", { name: /^Đã tiếp nhận/ })).toHaveCount(0);
});

test("a tablet on its side has the list beside the card; upright it has not", async ({ person }) => {
  const one = await staff(person, TABLET);
  const ids = await one.page.locator("[data-task]").evaluateAll((cards) => cards.slice(0, 3).map((card) => card.dataset.task));
  await one.task.open(ids[0]);
  const list = one.page.locator(".beside");
  await expect(list.locator("[aria-current=page]")).toHaveAttribute("href", `/viec/${ids[0]}`);
  await list.locator(`[href="/viec/${ids[1]}"]`).tap();
  await expect(one.page).toHaveURL(new RegExp(ids[1]));
  await expect(list.locator("[aria-current=page]")).toHaveAttribute("href", `/viec/${ids[1]}`);
  await one.task.set("percent", "11");
  await expect(list.locator("[aria-current=page] small")).toHaveText("11 %");
  const [left, right] = [await list.boundingBox(), await one.page.locator(".task").boundingBox()];
  expect(left.x + left.width).toBeLessThanOrEqual(right.x);
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1180);
  const { violations } = await new AxeBuilder({ page: one.page }).analyze();
  expect(violations.filter((fault) => ["serious", "critical"].includes(fault.impact)).map((fault) => [fault.id, fault.nodes[0].html])).toEqual([]);
  await one.page.setViewportSize({ width: 820, height: 1180 });
  await expect(list).toHaveCount(0);
});

test("columns are sorted as somebody asks, and the address says so", async ({ person }) => {
  const one = await person("dieuphoi");
  await one.page.locator(".toolbar__filters summary").click();
  await one.page.getByRole("combobox", { name: "Thứ tự trong cột" }).selectOption({ label: "Tiến độ thấp trước" });
  await expect(one.page).toHaveURL(/xep=tien-do/);
  await one.board.isDrawnWhole();
  const columns = await one.page.locator("[data-group] [data-column=in_progress]").evaluateAll((lanes) =>
    lanes.map((lane) => [...lane.querySelectorAll("[data-task]")].map((card) => card.querySelector("progress")?.value ?? 0)),
  );
  expect(columns.some((percents) => percents.length > 1)).toBe(true);
  for (const percents of columns) expect(percents).toEqual([...percents].sort((a, b) => a - b));
  await one.page.reload();
  await one.page.locator(".toolbar__filters summary").click();
  await expect(one.page.getByRole("combobox", { name: "Thứ tự trong cột" }).locator("option:checked")).toHaveText("Tiến độ thấp trước");
});

test("at twice the size nothing is cut off to the side", async ({ person }) => {
  test.setTimeout(120_000);
  // 1440 by 900, zoomed in by two.
  const one = await person("dieuphoi", { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
  for (const address of [...SCREENS, `/viec/${id}`, "/quan-tri", ...PARTS]) {
    await one.page.goto(address);
    await arrived(one.page);
    expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(720);
  }
});
