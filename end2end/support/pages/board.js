// The board as a person sees it; the hooks are those that the project promises to keep.
import { expect } from "@playwright/test";

export class BoardPage {
  constructor(page) {
    this.page = page;
    this.body = page.locator("body");
    this.cards = page.locator("[data-task]");
  }

  async open(address = "/") {
    await this.page.goto(address);
    await this.ready();
  }

  ready() {
    return expect(this.body).toHaveAttribute("data-ready", /.*/);
  }

  /** Until the last card is drawn, a few at a time; the heads of the columns count all cards at once. */
  async isDrawnWhole() {
    const counted = await this.page.locator("[data-head] b").allTextContents();
    await expect(this.cards).toHaveCount(counted.reduce((sum, count) => sum + Number(count), 0));
  }

  card(id) {
    return this.page.locator(`[data-task="${id}"]`);
  }

  cardSaying(text) {
    return this.cards.filter({ hasText: text });
  }

  column(status) {
    return this.page.locator(`[data-column="${status}"]`);
  }

  /** The groups of that printed number: one, as a rule. */
  group(number) {
    return this.page.locator("[data-group]").filter({ has: this.page.locator(".group__head .number").getByText(number, { exact: true }) });
  }

  /** `synced`, `pending`, `offline` or `attention`. */
  isInState(state) {
    return expect(this.body).toHaveAttribute("data-sync-state", state);
  }

  hasUnsent(count) {
    return expect(this.body).toHaveAttribute("data-unsent", String(count));
  }

  async openTask(card) {
    const id = await card.getAttribute("data-task");
    await this.page.goto(`/viec/${id}`);
    return id;
  }
}
