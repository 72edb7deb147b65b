// What a thumb meets: long presses, a slider, the rail, a phone that is turned on its side.
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a long press on a card among mine offers where it can go, and does not open it", async ({ person }) => {
  const lan = await person("canbo", PHONE);
  await lan.page.goto("/cua-toi");
  const line = lan.page.locator(".task-line").first();
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  const cdp = await lan.context.newCDPSession(lan.page);
  const [x, y] = [box.x + 100, box.y + 16];
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await expect(lan.page.getByRole("dialog", { name: "Chuyển việc đến" }).or(lan.page.locator("dialog[open]")).first()).toBeVisible();
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(lan.page).toHaveURL(/cua-toi/);
  await lan.page.locator("dialog[open]").getByRole("button", { name: "Đóng" }).click();
  await line.locator("a").tap();
  await expect(lan.page).toHaveURL(/viec/);
});

test("the slider stays where it stood while the number is typed anew", async ({ person }) => {
  const lan = await person("canbo");
  const id = await lan.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await lan.task.open(id);
  await lan.task.set("percent", "20");
  const slider = lan.page.locator(".task-field__slider");
  await expect(slider).toHaveValue("20");
  await lan.task.field("percent").fill("");
  await expect(slider).toHaveValue("20");
});

test("staff see who moves a card where they may not", async ({ person }) => {
  const lan = await person("canbo");
  const card = lan.page.locator("[data-task][data-mine][data-status=in_progress]").first();
  await card.getByRole("button", { name: "Chuyển đến…" }).click();
  await expect(lan.page.locator("dialog[open]")).toContainText("lãnh đạo đơn vị chuyển");
  await lan.page.keyboard.press("Escape");
  await lan.task.open(await card.getAttribute("data-task"));
  await expect(lan.page.locator("#h-status")).toContainText("“Hoàn thành”: điều phối viên");
});

test("the count on the rail covers no words", async ({ person, guard }) => {
  guard.allowOffline();
  const [staff, coordinator] = [await person("canbo"), await person("dieuphoi", PHONE)];
  const id = await staff.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await Promise.all([staff.task.open(id), coordinator.task.open(id)]);
  await staff.context.setOffline(true);
  await staff.task.set("percent", "12");
  await coordinator.task.set("percent", "34");
  await coordinator.board.hasUnsent(0);
  await staff.context.setOffline(false);
  const count = coordinator.page.locator(".rail__count");
  await expect(count).toBeVisible();
  const overlaps = await count.evaluate((count) => {
    const range = document.createRange();
    range.selectNodeContents(count.parentElement.querySelector("span"));
    const a = count.getBoundingClientRect();
    return [...range.getClientRects()].some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top + 2 < a.bottom);
  });
  expect(overlaps).toBe(false);
});

test("a phone on its side shows more than one card", async ({ person }) => {
  const lan = await person("canbo", { ...PHONE, viewport: { width: 844, height: 390 } });
  await lan.board.isDrawnWhole();
  const whole = await lan.board.cards.evaluateAll((cards) => {
    const rail = document.querySelector(".rail").getBoundingClientRect();
    const bottom = rail.width > rail.height ? rail.top : innerHeight;
    return cards.map((card) => card.getBoundingClientRect()).filter((box) => box.height > 0 && box.top >= 0 && box.bottom <= bottom).length;
  });
  expect(whole).toBeGreaterThanOrEqual(2);
});
