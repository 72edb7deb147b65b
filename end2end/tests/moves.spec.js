// Moving cards: by mouse, by finger, by keyboard, by menu; and not moving them when scrolling was meant.
import { test, expect } from "../support/test.js";
import { moveByKeys, moveByMenu, moveByMouse, moveByTouch } from "../support/moves.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function notBegun(one) {
  const cards = one.page.locator('[data-task][data-mine][data-status="not_started"]');
  await expect.poll(() => cards.count()).toBeGreaterThan(0);
  return cards.first().getAttribute("data-task");
}

test("a card follows the mouse into another column", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  await moveByMouse(one, id, "in_progress");
  await expect(one.board.card(id)).toHaveAttribute("data-status", "in_progress");
  await expect(one.page.locator(`[data-column="in_progress"] [data-task="${id}"]`)).toBeVisible();
  await one.board.hasUnsent(0);
  await one.page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
});

test("space, an arrow and space move a card and say so", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  await moveByKeys(one, id, ["ArrowRight"]);
  await expect(one.board.card(id)).toHaveAttribute("data-status", "in_progress");
  // Said once: by the line at the bottom, and not by what tells of the card while it is lifted too.
  await expect(one.page.locator(".toast")).toContainText("Đã chuyển đến “Đang thực hiện”");
  // Counted at once: a line that is said twice is said once when the first of them has gone.
  expect(await one.page.locator("[role=status]").filter({ hasText: "Đã chuyển đến “Đang thực hiện”" }).count()).toBe(1);
  await expect(one.board.card(id).locator(".card__title")).toBeFocused();
});

test("Escape puts a lifted card back", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  await one.board.card(id).locator(".card__title").focus();
  for (const key of ["Space", "ArrowRight", "Escape"]) await one.page.keyboard.press(key);
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
  await one.board.hasUnsent(0);
});

test("a card that was lifted by keys is held only as long as they stay with it, and a key that is held lifts once", async ({ person }) => {
  const one = await person("canbo");
  await one.board.isDrawnWhole();
  const titles = one.page.locator('[data-task][data-mine][data-status="not_started"] .card__title');
  await titles.first().focus();
  // The browser says of a key that is held that it repeats.
  await one.page.keyboard.down("Space");
  await one.page.keyboard.down("Space");
  await one.page.keyboard.up("Space");
  await expect(one.page.locator("[data-lifted]")).toHaveCount(1);
  await one.page.getByRole("searchbox").focus();
  await expect(one.page.locator("[data-lifted], [data-over]")).toHaveCount(0);
  await expect(one.page.getByRole("status").filter({ hasText: "thẻ ở chỗ cũ" })).toHaveCount(1);
  // On another card the arrows lead on, and move nothing.
  await titles.nth(1).focus();
  await one.page.keyboard.press("ArrowRight");
  await one.board.hasUnsent(0);
  await expect(titles.first()).toBeVisible();
});

test("a card in the hand scrolls the page at its edges, between heads and menu, and over a head the page rests", async ({ person }) => {
  const one = await person("canbo", PHONE);
  await one.page.locator('[data-head="not_started"]').tap();
  await one.board.isDrawnWhole();
  const id = await notBegun(one);
  await one.board.card(id).evaluate((card) => card.scrollIntoView({ block: "center" }));
  const box = await one.board.card(id).boundingBox();
  const cdp = await one.context.newCDPSession(one.page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const at = () => one.page.evaluate(() => scrollY);
  await touch("touchStart", box.x + 60, box.y + 20);
  await expect(one.board.card(id)).toHaveAttribute("data-lifted", "");
  const menu = await one.page.locator(".rail").boundingBox();
  const begun = await at();
  await touch("touchMove", box.x + 60, menu.y - 30);
  // Far enough down for the heads to stick, also when it has come up again.
  await expect.poll(at).toBeGreaterThan(begun + 900);
  await touch("touchMove", box.x + 60, 400);
  const rested = await at();
  const head = await one.page.locator('[data-head="in_progress"]').boundingBox();
  await touch("touchMove", box.x + 60, head.y + head.height + 30);
  await expect.poll(at).toBeLessThan(rested - 40);
  await touch("touchMove", head.x + head.width / 2, head.y + head.height / 2);
  await expect(one.page.locator(".board")).toHaveAttribute("data-shown", "in_progress");
  const over = await at();
  // Sixty of its turns: the page would have gone on by as many steps.
  await one.page.evaluate(() => new Promise((done) => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1) > 60 && (clearInterval(timer), done()), 16);
  }));
  expect(await at()).toBe(over);
  await one.page.keyboard.press("Escape");
  await touch("touchEnd");
  await one.board.hasUnsent(0);
});

test("on a phone a long press carries a card to another column", async ({ person }) => {
  const one = await person("canbo", PHONE);
  await one.page.locator('[data-head="not_started"]').tap();
  const id = await notBegun(one);
  await moveByTouch(one, id, "in_progress");
  await expect(one.board.card(id)).toHaveAttribute("data-status", "in_progress");
});

test("on a phone a finger that moves at once scrolls and moves no card", async ({ person }) => {
  const one = await person("canbo", PHONE);
  await one.page.locator('[data-head="not_started"]').tap();
  await one.board.isDrawnWhole();
  const id = await notBegun(one);
  const box = await one.board.card(id).boundingBox();
  const cdp = await one.context.newCDPSession(one.page);
  const touch = (type, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: box.x + 40, y }] });
  await touch("touchStart", box.y + 60);
  for (let step = 1; step <= 12; step++) await touch("touchMove", box.y + 60 - step * 25);
  await touch("touchEnd");
  await expect.poll(() => one.page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
});

/** Lifts a card by mouse and carries it a little. */
async function liftByMouse(one, id) {
  await one.board.isDrawnWhole();
  const card = one.board.card(id);
  await card.scrollIntoViewIfNeeded();
  const { x, y } = await card.boundingBox();
  await one.page.mouse.move(x + 40, y + 14);
  await one.page.mouse.down();
  await one.page.mouse.move(x + 70, y + 30, { steps: 4 });
  await expect(card).toHaveAttribute("data-lifted", "");
}

test("while a card is carried, the columns closed to the role are marked", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  await liftByMouse(one, id);
  const board = one.page.locator(".board");
  await expect(board).toHaveAttribute("data-closed", /\bdone\b/);
  await expect(board).not.toHaveAttribute("data-closed", /in_progress/);
  await one.page.keyboard.press("Escape");
  await one.page.mouse.up();
  await expect(board).not.toHaveAttribute("data-closed");
});

test("Escape puts a card back that is carried by mouse, and letting go after that means nothing", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  const card = one.board.card(id);
  await liftByMouse(one, id);
  const lane = one.page.locator("[data-group]", { has: card }).locator('[data-column="in_progress"]');
  const { x, y, width } = await lane.boundingBox();
  await one.page.mouse.move(x + width / 2, y + 20, { steps: 6 });
  await expect(lane).toHaveAttribute("data-over", "");
  await one.page.keyboard.press("Escape");
  // At once, and not when the button comes up.
  await expect(one.page.locator(".card--carried, [data-lifted], [data-over]")).toHaveCount(0);
  await expect(one.page.getByRole("status").filter({ hasText: "Đã hủy, thẻ ở chỗ cũ." })).toHaveCount(1);
  await one.page.mouse.move(x + width / 2 + 30, y + 30, { steps: 3 });
  await one.page.mouse.up();
  await expect(card).toHaveAttribute("data-status", "not_started");
  await one.board.hasUnsent(0);
  expect(await lane.locator(`[data-task="${id}"]`).count()).toBe(0);
  expect(new URL(one.page.url()).pathname).toBe("/");
  // The next drag is one like any other.
  await moveByMouse(one, id, "in_progress");
  await expect(card).toHaveAttribute("data-status", "in_progress");
});

test("a carried card that the browser takes from the finger goes back, and so does the column that was shown", async ({ person }) => {
  const one = await person("canbo", PHONE);
  await one.page.locator('[data-head="not_started"]').tap();
  const id = await notBegun(one);
  await moveByTouch(one, id, "in_progress", { ends: "touchCancel" });
  await expect(one.page.locator(".card--carried, [data-lifted]")).toHaveCount(0);
  await expect(one.page.locator(".board")).toHaveAttribute("data-shown", "not_started");
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
  await one.board.hasUnsent(0);
});

test("what hears drags and long presses ends with its screen", async ({ person }) => {
  const one = await person("canbo");
  await one.page.addInitScript(() => {
    window.hearing = { board__groups: 0, mine: 0 };
    const count = (by) => (place) => Object.keys(window.hearing).forEach((name) => (window.hearing[name] += place.classList?.contains(name) ? by : 0));
    for (const [name, by] of [["addEventListener", 1], ["removeEventListener", -1]]) {
      const done = EventTarget.prototype[name];
      EventTarget.prototype[name] = function (...given) {
        if (!given[0].startsWith("$$")) count(by)(this);
        return done.apply(this, given);
      };
    }
  });
  await one.page.reload();
  const heard = (name) => one.page.evaluate((name) => window.hearing[name], name);
  const menu = one.page.getByRole("navigation");
  await expect.poll(() => heard("board__groups")).toBeGreaterThan(8);
  await menu.getByRole("link", { name: "Của tôi" }).click();
  await expect.poll(() => heard("board__groups")).toBe(0);
  await expect.poll(() => heard("mine")).toBeGreaterThan(5);
  await menu.getByRole("link", { name: "Bảng" }).click();
  await expect.poll(() => heard("board__groups")).toBeGreaterThan(8);
  await expect.poll(() => heard("mine")).toBe(0);
});

test("what a role may not do is not offered", async ({ person }) => {
  const one = await person("canbo");
  const id = await notBegun(one);
  await one.board.card(id).getByRole("button", { name: "Chuyển đến…" }).click();
  await expect(one.page.locator('dialog [data-to="in_progress"]')).toBeVisible();
  await expect(one.page.locator('dialog [data-to="done"]')).toHaveCount(0);
  await one.page.keyboard.press("Escape");
  const reader = await person("quansat");
  await expect.poll(() => reader.board.cards.count()).toBeGreaterThan(100);
  await expect(reader.page.locator("[data-mine]")).toHaveCount(0);
});

test("the menu is the equal road", async ({ person }) => {
  const one = await person("dieuphoi");
  const id = await notBegun(one);
  await one.board.card(id).getByRole("button", { name: "Chuyển đến…" }).click();
  await one.page.locator('dialog [data-to="done"]').click();
  // Nothing proves it: it is declared done with an explanation, and stays where it is until then.
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
  await one.task.give("Đã kiểm tra tại chỗ");
  await expect(one.board.card(id)).toHaveAttribute("data-status", "done");
  await one.board.hasUnsent(0);
});
