// Picking cards on the board: by mouse, by finger and by keys; one deed for all of them, taken back as one; and what becomes of those
// that others move or put away meanwhile.
import { seriousFaults } from "../support/axe.js";
import { FindingPage } from "../support/pages/finding.js";
import { picker } from "../support/pages/picking.js";
import { hidden } from "../support/sight.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The card that has the keys. */
const here = (page) => page.evaluate(() => document.activeElement.closest("[data-task]")?.dataset.task ?? null);

test("a click with Ctrl begins, clicks tick, Shift takes all between, and one deed without a network is taken back as one", async ({ person, guard }) => {
  guard.allowOffline();
  const { page, context, board, picking } = await picker(person, "dieuphoi");
  const ids = await picking.idsIn("not_started");
  await picking.title(ids[0]).click({ modifiers: ["ControlOrMeta"] });
  await picking.are([ids[0]]);
  await picking.title(ids[5]).click();
  await picking.title(ids[5]).click();
  await picking.are([ids[0]]);
  await picking.title(ids[1]).click();
  // In one column, from group to group; nothing of the columns beside it.
  await picking.title(ids[4]).click({ modifiers: ["Shift"] });
  const picked = ids.slice(0, 5);
  await picking.are(picked);
  await expect(page).toHaveURL(/\/$/);
  expect(context.pages()).toHaveLength(1);
  await context.setOffline(true);
  await picking.bar.getByLabel("Làm gì").selectOption("move");
  const go = picking.bar.getByRole("button", { name: "Chuyển 5 việc" });
  await go.click();
  await expect(picking.bar.getByRole("status")).toContainText("Đã sửa 5 việc.");
  await expect(go).toBeFocused();
  for (const id of picked) await expect(board.card(id)).toHaveAttribute("data-status", "in_progress");
  // Drawn anew in another column, and ticked as before.
  await picking.are(picked);
  // A step that asks for words is taken card by card, and told by name.
  await picking.bar.locator("select[name=to]").selectOption("in_review");
  await go.click();
  await expect(picking.bar.locator(".many__not li").first()).toContainText("hãy mở từng việc");
  await page.keyboard.press("Control+z");
  for (const id of picked) await expect(board.card(id)).toHaveAttribute("data-status", "not_started");
  await picking.are(picked);
  await context.setOffline(false);
  await board.hasUnsent(0);
});

test("what was picked is given a day, is assigned and put away, and the bar takes it back", async ({ person }) => {
  const { page, board, picking } = await picker(person, "dieuphoi");
  const ids = (await picking.idsIn("not_started")).slice(0, 2);
  await picking.button.click();
  for (const id of ids) await picking.title(id).click();
  await picking.bar.locator("[name=deed]").selectOption("due");
  await picking.bar.getByLabel(/^Hạn mới/).fill("2020-01-15");
  await picking.bar.getByRole("button", { name: "Đặt hạn 2 việc" }).click();
  for (const id of ids) await expect(board.card(id).locator(".flag")).toContainText(/Quá hạn \d{4} ngày/);
  await picking.bar.locator("[name=deed]").selectOption("archive");
  await picking.bar.getByRole("button", { name: "Lưu trữ 2 việc" }).click();
  for (const id of ids) await expect(board.card(id)).toHaveCount(0);
  // What is gone is not picked any more, also when it comes back.
  await picking.are([]);
  const back = picking.bar.getByRole("button", { name: "Hoàn tác việc gần nhất" });
  await back.click();
  for (const id of ids) await expect(board.card(id)).toHaveCount(1);
  await picking.are([]);
  // The button is gone, and the keys are at the next deed.
  await expect(picking.bar.locator(".many__deeds .button--main")).toBeFocused();
  await picking.bar.getByRole("button", { name: "Thôi chọn" }).click();
  await picking.isOver();
  await board.hasUnsent(0);
});

test("by finger: a tap ticks and opens nothing, a long press lifts nothing, a swipe leads on, and the deeds unfold", async ({ person }) => {
  const { page, context, board, picking } = await picker(person, "dieuphoi", PHONE);
  await page.locator("[data-head=not_started]").tap();
  const box = await picking.button.boundingBox();
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  await picking.button.tap();
  await picking.are([]);
  const ids = await picking.idsIn("not_started");
  // Anywhere on the card.
  await board.card(ids[0]).tap({ position: { x: 60, y: (await board.card(ids[0]).boundingBox()).height - 12 } });
  await picking.title(ids[1]).tap();
  await picking.are(ids.slice(0, 2));
  for (const button of await picking.bar.getByRole("button").all()) {
    if (await button.isVisible()) expect((await button.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const cdp = await context.newCDPSession(page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const at = await picking.title(ids[1]).boundingBox();
  await page.clock.install();
  await touch("touchStart", at.x + 30, at.y + 10);
  await page.clock.runFor(5_000);
  await expect(page.locator("[data-lifted], .card--carried")).toHaveCount(0);
  await touch("touchEnd");
  await page.clock.resume();
  // A finger that rests before it is lifted throws nothing: while the browser takes a page to be thrown, a tap only stops it.
  const swipe = async (from, by) => {
    await touch("touchStart", from, 500);
    for (let step = 1; step <= 6; step += 1) await touch("touchMove", from + step * by, 500);
    const rests = { type: "touchMove", touchPoints: [{ x: from + 6 * by, y: 500 }], timestamp: Date.now() / 1000 + 0.5 };
    await cdp.send("Input.dispatchTouchEvent", rests);
    await cdp.send("Input.dispatchTouchEvent", { ...rests, type: "touchEnd", touchPoints: [] });
  };
  await swipe(300, -30);
  await expect(page.locator(".board")).toHaveAttribute("data-shown", "in_progress");
  await swipe(100, 30);
  await expect(page.locator(".board")).toHaveAttribute("data-shown", "not_started");
  await expect(picking.bar).toContainText(/Đã chọn [12] việc/);
  await picking.bar.getByRole("button", { name: "Cả cột" }).click();
  await picking.are(ids);
  await picking.bar.getByRole("button", { name: "Làm gì" }).tap();
  await picking.bar.getByRole("button", { name: `Chuyển ${ids.length} việc` }).tap();
  await expect(picking.bar.getByRole("status")).toContainText(`Đã sửa ${ids.length} việc.`);
  await expect(picking.bar.getByRole("button", { name: "Làm gì" })).toBeFocused();
  await picking.bar.getByRole("button", { name: "Hoàn tác việc gần nhất" }).tap();
  await expect(page.locator("[data-head=not_started] b")).toHaveText(String(ids.length));
  await picking.bar.getByRole("button", { name: "Thôi chọn" }).tap();
  await picking.isOver();
  await expect(page).toHaveURL(/\/$/);
  await board.hasUnsent(0);
});

test("by keys: x picks the card that has them, Shift with it all up to there, space ticks, M leads to what can be done", async ({ person }) => {
  const { page, board, picking } = await picker(person, "dieuphoi");
  const lane = page.locator(".lane").filter({ has: page.locator("[data-task]:nth-child(3)") }).first();
  const ids = await lane.locator("[data-task]").evaluateAll((cards) => cards.map((card) => card.dataset.task));
  const title = await picking.title(ids[0]).textContent();
  await picking.title(ids[0]).focus();
  await page.keyboard.press("x");
  await picking.are([ids[0]]);
  // To whoever listens a card is a box that is ticked or not, by its own name.
  await expect(picking.boxes.and(picking.title(ids[0]))).toHaveRole("checkbox");
  await expect(picking.title(ids[0])).toHaveAccessibleName(title);
  await expect(picking.title(ids[0])).toBeChecked();
  await expect(picking.title(ids[1])).not.toBeChecked();
  for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  const third = await here(page);
  await page.keyboard.press("Shift+X");
  expect(third).toBe(ids[2]);
  await picking.are(ids.slice(0, 3));
  // Space ticks and lifts nothing; Enter ticks and opens nothing.
  await page.keyboard.press("Space");
  await expect(picking.title(third)).not.toBeChecked();
  await expect(page.locator("[data-lifted]")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(picking.title(third)).toBeChecked();
  expect(await here(page)).toBe(third);
  await page.keyboard.press("Control+a");
  await expect(picking.ticked).toHaveCount(await board.cards.count());
  await page.keyboard.press("m");
  await expect(picking.bar.locator("[name=deed]")).toBeFocused();
  // Out of the bar the keys go back to the card.
  await page.keyboard.press("Escape");
  await picking.isOver();
  await expect.poll(() => here(page)).toBe(third);
  await expect(page.getByRole("status").filter({ hasText: "Đã thôi chọn." })).toHaveCount(1);
  // Space lifts again.
  await page.keyboard.press("Space");
  await expect(page.locator("[data-lifted]")).toHaveCount(1);
});

test("x on the head of a group picks all of it, and once more takes it off; a folded group is passed over", async ({ person }) => {
  const { page, board, picking } = await picker(person, "dieuphoi");
  const group = page.locator("[data-group]").nth(1);
  const own = await group.locator("[data-task]").count();
  await group.locator(".group__fold").focus();
  await page.keyboard.press("x");
  await expect(picking.ticked).toHaveCount(own);
  await page.keyboard.press("x");
  await expect(picking.ticked).toHaveCount(0);
  const all = await board.cards.count();
  await group.locator(".group__fold").click();
  await expect(group).toHaveAttribute("data-folded", "");
  await page.keyboard.press("Control+a");
  await expect(picking.bar).toContainText(`Đã chọn ${all - own} việc`);
});

test("Escape closes what is open over the board first, and ends picking after that", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const finding = new FindingPage(page);
  const [id] = await picking.idsIn("in_progress");
  await picking.title(id).focus();
  await page.keyboard.press("x");
  await finding.open();
  await page.keyboard.press("Escape");
  await expect(finding.palette).toHaveCount(0);
  await picking.are([id]);
  await page.locator(".toolbar__filters summary").click();
  await expect(page.locator(".toolbar__panel")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".toolbar__panel")).toBeHidden();
  await picking.are([id]);
  await page.keyboard.press("Escape");
  await picking.isOver();
  await expect(picking.button).toHaveAttribute("aria-pressed", "false");
});

test("the way back in the bar stands for its own deed alone", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const [id] = await picking.idsIn("not_started");
  await picking.title(id).click({ modifiers: ["ControlOrMeta"] });
  await picking.bar.locator("[name=deed]").selectOption("due");
  await picking.bar.getByLabel(/^Hạn mới/).fill("2020-01-15");
  await picking.bar.getByRole("button", { name: "Đặt hạn 1 việc" }).click();
  const back = picking.bar.locator(".many__told").getByRole("button", { name: "Hoàn tác việc gần nhất" });
  await expect(back).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(back).toHaveCount(0);
  await expect(picking.bar.getByRole("status")).toContainText("Đã sửa 1 việc.");
});

test("Escape leaves what is being typed in the bar, and the ticks, where they are", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const [id] = await picking.idsIn("in_progress");
  await picking.title(id).click({ modifiers: ["ControlOrMeta"] });
  await picking.bar.locator("[name=deed]").selectOption("remind");
  const words = picking.bar.locator("textarea");
  await words.fill("Đề nghị gửi kết quả trước thứ Sáu.");
  await page.keyboard.press("Escape");
  await expect(picking.bar.locator("[name=deed]")).toBeFocused();
  await expect(words).toHaveValue("Đề nghị gửi kết quả trước thứ Sáu.");
  await picking.are([id]);
  await page.keyboard.press("Escape");
  await picking.isOver();
});

test("on a phone Escape folds the deeds first", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi", PHONE);
  await picking.button.tap();
  const what = picking.bar.getByRole("button", { name: "Làm gì" });
  await what.tap();
  await picking.bar.locator("[name=deed]").focus();
  await page.keyboard.press("Escape");
  await expect(what).toHaveAttribute("aria-expanded", "false");
  await expect(what).toBeFocused();
  await page.keyboard.press("Escape");
  await picking.isOver();
  await expect(picking.button).toBeFocused();
});

test("what the filters hide counts no more, and is told; it counts again with them", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const ids = (await picking.idsIn("in_progress")).slice(0, 3);
  await picking.button.click();
  for (const id of ids) await picking.title(id).click();
  await picking.are(ids);
  const words = await picking.title(ids[1]).textContent();
  await page.getByRole("searchbox").fill(words);
  await expect(picking.title(ids[0])).toHaveCount(0);
  await picking.are([ids[1]]);
  await expect(picking.bar).toContainText("2 việc bị lọc ẩn, không tính");
  await page.getByRole("searchbox").fill("");
  await picking.are(ids);
});

test("what is folded away counts on, and is told", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const id = (await picking.idsIn("in_progress"))[0];
  await picking.button.click();
  await picking.title(id).click();
  const fold = page.locator("[data-group]").filter({ has: page.locator(`[data-task="${id}"]`) }).locator(".group__fold");
  const group = page.locator(`[data-group="${await fold.evaluate((fold) => fold.closest("[data-group]").dataset.group)}"] .group__fold`);
  await group.click();
  await expect(picking.title(id)).toHaveCount(0);
  await expect(picking.bar).toContainText("Đã chọn 1 việc");
  await expect(picking.bar).toContainText("1 việc trong nhóm đang gập, vẫn tính");
  await group.click();
  await picking.are([id]);
  await expect(picking.bar).not.toContainText("đang gập");
});

test("what others move stays picked where it is by then, what they put away does not, and a sync takes nothing else", async ({ person }) => {
  const one = await picker(person, "dieuphoi");
  const other = await person("dieuphoi");
  const ids = (await one.picking.idsIn("not_started")).slice(0, 3);
  await one.picking.button.click();
  for (const id of ids) await one.picking.title(id).click();
  await other.task.open(ids[0]);
  await other.task.set("status", "in_progress");
  await expect(one.page.locator(`[data-column="in_progress"] [data-picked][data-task="${ids[0]}"]`)).toHaveCount(1);
  await one.picking.are(ids);
  await other.task.open(ids[1]);
  await other.page.getByRole("button", { name: "Lưu trữ việc này" }).click();
  await expect(one.board.card(ids[1])).toHaveCount(0);
  await one.picking.are([ids[0], ids[2]]);
  await expect(one.picking.title(ids[0])).toBeChecked();
});

test("nothing is picked any more after the board was left or loaded anew, and the palette begins it from anywhere", async ({ person }) => {
  const { page, picking } = await picker(person, "dieuphoi");
  const finding = new FindingPage(page);
  const [id] = await picking.idsIn("in_progress");
  await picking.title(id).click({ modifiers: ["ControlOrMeta"] });
  await picking.are([id]);
  await page.getByRole("navigation").getByRole("link", { name: "Của tôi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Của tôi" })).toBeVisible();
  await picking.isOver();
  await page.goBack();
  await picking.isThere();
  await picking.isOver();
  await picking.button.click();
  await picking.are([]);
  await page.reload();
  await picking.isThere();
  await picking.isOver();
  await page.getByRole("navigation").getByRole("link", { name: "Của tôi" }).click();
  await finding.open();
  await finding.type("chon nhieu viec", "Lệnh");
  await page.keyboard.press("Enter");
  await picking.are([]);
});

test("who may change no card picks none", async ({ person }) => {
  const one = await person("quansat");
  await expect(one.page.locator("body[data-keys]")).toHaveCount(1);
  await one.page.locator(".card__title").first().focus();
  await one.page.keyboard.press("x");
  await expect(one.page.getByRole("button", { name: "Chọn", exact: true })).toHaveCount(0);
  await expect(one.page.locator("body[data-picking]")).toHaveCount(0);
});

for (const [device, options] of [["a desktop", { viewport: { width: 1280, height: 640 } }], ["a phone", PHONE]]) {
  test(`on ${device} the bar lies over nothing that has the keys`, async ({ person }) => {
    const { page, picking } = await picker(person, "dieuphoi", options);
    await page.locator("[data-head=in_progress]").click();
    const [id] = await picking.idsIn("in_progress");
    await picking.title(id).focus();
    await page.keyboard.press("x");
    for (let step = 0; step < 15; step += 1) {
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate(hidden), `step ${step}`).toBeNull();
    }
    await page.keyboard.press("End");
    expect(await page.evaluate(hidden)).toBeNull();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`on ${device}, ${colorScheme}, picking has no serious fault for assistive technology`, async ({ person }) => {
      const { page, picking } = await picker(person, "dieuphoi", { ...options, colorScheme });
      await page.locator("[data-head=in_progress]").click();
      for (const id of (await picking.idsIn("in_progress")).slice(0, 4)) await picking.title(id).click({ modifiers: ["ControlOrMeta"] });
      const what = picking.bar.getByRole("button", { name: "Làm gì" });
      if (await what.isVisible()) await what.click();
      expect(await seriousFaults(page)).toEqual([]);
    });
  }
}
