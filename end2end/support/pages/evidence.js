// Evidence on the task screen: the form that adds it, and the list.
export class EvidencePart {
  constructor(page) {
    this.page = page;
    this.part = page.getByRole("region", { name: /^Tài liệu kiểm chứng/ });
    this.lines = this.part.locator("[data-evidence]");
    this.title = page.getByLabel("Tài liệu gì, chứng minh kết quả nào?");
    this.picture = this.part.locator(".evidence__chosen img");
    this.trouble = this.part.getByRole("alert");
    this.save = page.getByRole("button", { name: "Lưu tài liệu" });
  }

  async begin() {
    await this.part.getByText("Thêm tài liệu", { exact: true }).click();
    await this.title.waitFor();
  }

  /** As from a camera or a folder: `{ name, mimeType, buffer }`. */
  choose(file) {
    return this.part.locator('input[name="file"]').setInputFiles(file);
  }

  line(text) {
    return this.lines.filter({ hasText: text });
  }

  /** Where the file of a line is: `there`, `there-offline`, `sending`, `waits`, `trouble`, `not-there`. */
  file(text) {
    return this.line(text).locator("[data-file]");
  }
}
