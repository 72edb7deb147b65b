// The task screen: each editable value is a native control, each line of history a line.
export class TaskPage {
  constructor(page) {
    this.page = page;
    this.history = page.locator("[data-history]");
  }

  async open(id) {
    await this.page.goto(`/viec/${id}`);
    await this.field("status").waitFor();
  }

  /** `status`, `percent`, `due_on`, `title`, `text` or `blocked`. */
  field(name) {
    return this.page.locator(`[data-field="${name}"]`);
  }

  /** Puts the card into a column whose step asks for words, and gives them. */
  async step(status, words) {
    await this.field("status").selectOption(status);
    await this.give(words);
  }

  /** Gives the step that waits its words. */
  async give(words) {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(words);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: "detached" });
  }

  async set(name, value) {
    const field = this.field(name);
    const tag = await field.evaluate((element) => `${element.tagName}:${element.type}`);
    if (tag.startsWith("SELECT")) await field.selectOption(value);
    else if (tag === "INPUT:checkbox") await field.setChecked(value);
    else await field.fill(String(value));
    // Leaving the field is what keeps the edit.
    await field.blur();
  }
}
