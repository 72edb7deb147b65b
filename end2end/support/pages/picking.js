// Cards that are picked on the board: each a box to tick, and the bar with what can be done to all of them.
import { expect } from "@playwright/test";

export class PickingPage {
  constructor(page) {
    this.page = page;
    this.bar = page.getByRole("region", { name: "Việc đã chọn" });
    this.button = page.getByRole("button", { name: "Chọn", exact: true });
    this.boxes = page.locator(".board__groups").getByRole("checkbox");
    this.ticked = page.locator(".board__groups").getByRole("checkbox", { checked: true });
  }

  /** Until keys are heard and cards can be picked: both come a moment after the board. */
  async isThere() {
    await expect(this.page.locator("body[data-keys]")).toHaveCount(1);
    await expect(this.button).toBeVisible();
  }

  title(id) {
    return this.page.locator(`[data-task="${id}"] .card__title`);
  }

  /** The cards of a column, from the top of the board. */
  idsIn(status) {
    return this.page.locator(`.board__groups [data-column="${status}"] [data-task]`).evaluateAll((cards) => cards.map((card) => card.dataset.task));
  }

  /** Those that are ticked to see, and no others; as many are counted and told. */
  async are(ids) {
    await expect(this.bar.getByText(`Đã chọn ${ids.length} việc`)).toBeVisible();
    await expect(this.page.getByRole("status").filter({ hasText: `Đã chọn ${ids.length} việc` })).toHaveCount(1);
    await expect(this.page.locator(".board__groups [data-picked]")).toHaveCount(ids.length);
    for (const id of ids) await expect(this.page.locator(`.board__groups [data-picked][data-task="${id}"]`)).toHaveCount(1);
  }

  async isOver() {
    await expect(this.bar).toHaveCount(0);
    await expect(this.page.locator("body[data-picking], [data-picked], .card [role=checkbox]")).toHaveCount(0);
  }
}

/** `picker(person, "dieuphoi")`: signed in, on a board that is drawn whole and can be picked from. */
export async function picker(person, login, options) {
  const one = await person(login, options);
  const picking = new PickingPage(one.page);
  await picking.isThere();
  await one.board.isDrawnWhole();
  return { ...one, picking };
}
