// What opens over every screen: the palette, the sheet of keys, views with a name.
import { expect } from "@playwright/test";

export class FindingPage {
  constructor(page) {
    this.page = page;
    this.palette = page.getByRole("dialog", { name: /^Tìm việc/ });
    this.field = this.palette.getByRole("combobox");
    this.options = this.palette.getByRole("option");
    this.sheet = page.getByRole("dialog", { name: "Phím tắt" });
    this.views = page.getByRole("dialog", { name: "Góc nhìn đã lưu" });
  }

  /** Until keys are heard: they come a moment after the screen. */
  hears() {
    return expect(this.page.locator("body[data-keys]")).toHaveCount(1);
  }

  async open() {
    await this.page.keyboard.press("Control+k");
    await expect(this.field).toBeFocused();
  }

  /** What is chosen, as it is told to those who listen. */
  chosen() {
    return this.palette.getByRole("option", { selected: true });
  }

  /** Types, and waits for what is found of that kind to be chosen. */
  async type(words, kind) {
    await this.field.fill(words);
    await expect(this.chosen().locator(".palette__kind")).toHaveText(kind);
  }
}

/** `finder(person, "canbo")`: signed in, and keys are heard. */
export async function finder(person, login, options) {
  const one = await person(login, options);
  const finding = new FindingPage(one.page);
  await finding.hears();
  return { ...one, finding };
}

/** Words as somebody types them who has no Vietnamese keyboard. */
export function plain(words) {
  return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}
