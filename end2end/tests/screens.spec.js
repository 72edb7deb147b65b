// Every role sees its screens, in both themes, without anything serious for those who cannot see or point.
import AxeBuilder from "@axe-core/playwright";
import { ADMINISTRATORS, PARTS, SCREENS } from "../support/screens.js";
import { test, expect } from "../support/test.js";

const ROLES = ["quantri", "dieuphoi", "lanhdao", "truongphong", "canbo", "quansat"];

for (const login of ROLES) {
  test(`${login} signs in and sees the demonstration plan`, async ({ person }) => {
    const one = await person(login);
    await expect.poll(() => one.board.cards.count()).toBeGreaterThan(100);
    await expect(one.page.getByText("khai 22, đọc được 21, thiếu 1.9").first()).toBeVisible();
    await expect(one.page.getByRole("link", { name: "Quản trị" })).toHaveCount(["quantri", "dieuphoi"].includes(login) ? 1 : 0);
  });
}

/** Looked at with all its parts: what the server is asked for too. */
async function arrived(page) {
  await page.locator("h1").first().waitFor();
  await expect(page.getByText(/^Đang tải/)).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

for (const colorScheme of ["light", "dark"]) {
  test(`no screen has a serious fault for assistive technology, ${colorScheme}`, async ({ person }) => {
    // Each looked at by a slow and thorough reader.
    test.setTimeout(240_000);
    const one = await person("dieuphoi", { colorScheme });
    const id = await one.board.cards.first().getAttribute("data-task");
    const administrator = await person("quantri", { colorScheme });
    const of = (page) => (address) => [page, address];
    const addresses = [...SCREENS, `/viec/${id}`, "/quan-tri", ...PARTS].map(of(one.page));
    for (const [page, address] of [...addresses, ...ADMINISTRATORS.map(of(administrator.page))]) {
      await page.goto(address);
      await arrived(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter((fault) => ["serious", "critical"].includes(fault.impact));
      expect(serious.map((fault) => [address, fault.id, fault.nodes.slice(0, 2).map((node) => node.html.slice(0, 160))])).toEqual([]);
    }
  });
}

test("no screen is wider than a phone", async ({ person }) => {
  test.setTimeout(90_000);
  const one = await person("dieuphoi", { viewport: { width: 320, height: 700 } });
  const id = await one.board.cards.first().getAttribute("data-task");
  for (const address of [...SCREENS, `/viec/${id}`, "/quan-tri", ...PARTS]) {
    await one.page.goto(address);
    await arrived(one.page);
    expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
  }
  // Who administers has one part more to choose from.
  const administrator = await person("quantri", { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  for (const address of ["/quan-tri", ...ADMINISTRATORS]) {
    await administrator.page.goto(address);
    await administrator.page.locator(".administration__parts").waitFor();
    await arrived(administrator.page);
    expect(await administrator.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
  }
});

test("the filters close as a menu does", async ({ person }) => {
  const { page } = await person("canbo");
  const [head, panel] = [page.locator(".toolbar__filters summary"), page.locator(".toolbar__panel")];
  await head.click();
  await panel.getByRole("combobox").first().focus();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(head).toBeFocused();
  await head.click();
  await panel.locator("button, label").first().click();
  await expect(panel).toBeVisible();
  await page.locator("h1").click();
  await expect(panel).toBeHidden();
});

test("the 22 weak criteria fit on one desktop screen", async ({ person }) => {
  const one = await person("lanhdao", { viewport: { width: 1440, height: 900 } });
  await one.page.goto("/dieu-hanh");
  await expect(one.page.getByRole("row")).toHaveCount(23);
  expect(await one.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
});

test("search needs no diacritics", async ({ person }) => {
  const one = await person("canbo");
  await one.page.getByRole("searchbox").fill("giai ngan");
  await expect(one.board.group("1.8")).toBeVisible();
  await expect(one.board.group("1.1")).toHaveCount(0);
});

test("a plan is previewed before anything is stored, and importing it twice duplicates nothing", async ({ person, server }) => {
  const one = await person("dieuphoi");
  const before = await one.board.cards.count();
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(new URL("../../server/demonstration/ke-hoach-cai-thien-2025.txt", import.meta.url), "utf8");
  await one.page.goto("/quan-tri");
  await one.page.getByRole("textbox").first().fill(text);
  await one.page.getByRole("button", { name: "Xem trước" }).click();
  await expect(one.page.getByText("khai 22, đọc được 21, thiếu 1.9").last()).toBeVisible();
  await one.page.getByRole("button", { name: "Nhập kế hoạch", exact: true }).last().click();
  await expect(one.page.getByText(/không đổi/).first()).toBeVisible();
  await one.board.open();
  await expect.poll(() => one.board.cards.count()).toBeGreaterThanOrEqual(before);
  const { stdout } = await server.run(["export", "--format", "json"]);
  expect(JSON.parse(stdout).rows.filter((row) => row.is.task).length).toBe(128);
});
