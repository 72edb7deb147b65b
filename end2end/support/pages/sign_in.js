// Signing in as a person does.
import { expect } from "@playwright/test";

export class SignInPage {
  constructor(page) {
    this.page = page;
    this.login = page.locator('input[name="login"]');
    this.password = page.locator('input[name="password"]');
  }

  async open() {
    await this.page.goto("/dang-nhap");
    await this.login.waitFor();
  }

  async submit(login, password) {
    await this.login.fill(login);
    await this.password.fill(password);
    await this.password.press("Enter");
  }

  /** Opens the form, signs in and waits until the form is gone. */
  async enter(login, password) {
    await this.open();
    await this.submit(login, password);
    await expect(this.login).toHaveCount(0);
  }
}
