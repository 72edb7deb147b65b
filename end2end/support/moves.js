// The roads on which a card can travel, each as a person takes it.
import { expect } from "@playwright/test";

/** "Chuyển đến…": the equal road. */
export async function moveByMenu(one, id, to) {
  const card = one.board.card(id);
  await card.scrollIntoViewIfNeeded();
  await card.getByRole("button", { name: "Chuyển đến…" }).click();
  await one.page.locator(`dialog [data-to="${to}"]`).click();
  await expect(one.board.card(id)).toHaveAttribute("data-status", to);
}

/** By mouse, into a column of the card's own group. */
export async function moveByMouse(one, id, to) {
  await one.board.isDrawnWhole();
  const card = one.board.card(id);
  await card.scrollIntoViewIfNeeded();
  const group = one.page.locator("[data-group]", { has: card });
  const [from, lane] = [await card.boundingBox(), await group.locator(`[data-column="${to}"]`).boundingBox()];
  await one.page.mouse.move(from.x + from.width / 2, from.y + 14);
  await one.page.mouse.down();
  await one.page.mouse.move(from.x + from.width / 2 + 20, from.y + 24, { steps: 4 });
  await one.page.mouse.move(lane.x + lane.width / 2, lane.y + Math.min(lane.height / 2, 30), { steps: 8 });
  await one.page.mouse.up();
}

/** By finger: a press that is long enough, then a way to the column's head; lifted there, or taken away by the browser. */
export async function moveByTouch(one, id, to, { ends = "touchEnd" } = {}) {
  await one.board.isDrawnWhole();
  const card = one.board.card(id);
  await card.scrollIntoViewIfNeeded();
  const cdp = await one.context.newCDPSession(one.page);
  const [from, head] = [await card.boundingBox(), await one.page.locator(`[data-head="${to}"]`).boundingBox()];
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === ends ? [] : [{ x, y }] });
  const [x, y] = [from.x + from.width / 3, from.y + 20];
  await touch("touchStart", x, y);
  await expect(card).toHaveAttribute("data-lifted", "");
  for (let step = 1; step <= 6; step++) await touch("touchMove", x + ((head.x + head.width / 2 - x) * step) / 6, y + ((head.y + head.height / 2 - y) * step) / 6);
  await expect(one.page.locator(".board")).toHaveAttribute("data-shown", to);
  await touch(ends);
}

/** By keyboard: space lifts, arrows choose, space drops. */
export async function moveByKeys(one, id, steps) {
  await one.board.card(id).locator(".card__title").focus();
  await one.page.keyboard.press("Space");
  for (const key of steps) await one.page.keyboard.press(key);
  await one.page.keyboard.press("Space");
}
