// What a screen reader and a keyboard meet: every control has a name of its own, nothing is read twice, and the focus is never lost.
import { expect, test } from "../support/test.js";

const anyCard = (one) => one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");

/** Where the keyboard is: a selector's worth of the focused element. */
const focused = (one) => one.page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.id} ${document.activeElement.className}`);

test("what is pressed most has a name that tells it from its neighbours", async ({ person }) => {
  const one = await person("canbo");
  await expect(one.page.getByRole("link", { name: /^Đã gửi hết/ }).first()).toBeVisible();
  await one.board.isDrawnWhole();
  const folds = await one.page.locator(".group__fold").evaluateAll((folds) => folds.map((fold) => fold.getAttribute("aria-label")));
  expect(new Set(folds).size).toBe(await one.page.locator("[data-group]").count());
  for (const name of folds) expect(name).toMatch(/^Thu gọn \d\S* \S/);
  const head = one.page.locator('[data-head="not_started"]');
  await expect(head).toHaveAccessibleName(/^Chưa thực hiện ?\d+$/);
  await one.board.card(await anyCard(one)).getByRole("button", { name: "Chuyển đến…" }).click();
  const items = one.page.locator("dialog[open] li");
  for (const text of await items.allTextContents()) expect(text.trim()).not.toBe("");
  await expect(one.page.locator('dialog [data-to="not_started"]')).toHaveAccessibleName("Chưa thực hiện");
});

test("every page has one main part, also while signing in again", async ({ person, page, guard }) => {
  guard.allowStatus(401);
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').waitFor();
  await expect(page.locator("main")).toHaveCount(1);
  const one = await person("canbo");
  await one.context.clearCookies();
  await one.page.reload();
  const banner = one.page.locator(".banner");
  await banner.getByRole("link", { name: "Đăng nhập lại" }).click();
  await one.signIn.login.waitFor();
  await expect(one.page.locator("main")).toHaveCount(1);
  await expect(banner).toBeVisible();
  await expect(banner.getByRole("link")).toHaveCount(0);
});

test("after a clash is decided by keyboard the focus goes on with what is next", async ({ person, guard }) => {
  guard.allowOffline();
  const [coordinator, head] = [await person("dieuphoi"), await person("truongphong")];
  const id = await anyCard(head);
  await Promise.all([coordinator.task.open(id), head.task.open(id)]);
  await head.context.setOffline(true);
  await head.task.set("percent", "12");
  await head.task.set("blocked", "Chờ Bộ");
  await coordinator.task.set("percent", "34");
  await coordinator.task.set("blocked", "Chờ Sở");
  await coordinator.board.hasUnsent(0);
  await head.context.setOffline(false);
  const clashes = coordinator.page.locator(".clash");
  await expect(clashes).toHaveCount(2);
  const decide = async () => {
    await clashes.first().getByRole("button").last().focus();
    await coordinator.page.keyboard.press("Enter");
  };
  await decide();
  await expect(clashes).toHaveCount(1);
  await expect(clashes).toBeFocused();
  const field = await clashes.getByRole("heading").textContent();
  await decide();
  await expect(clashes).toHaveCount(0);
  await expect.poll(() => focused(coordinator)).toMatch(field === "Vướng mắc" ? /n-blocked/ : /n-percent/);
});

for (const device of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
  test(`a word that never ends widens nothing, at ${device.width}`, async ({ person }) => {
    const one = await person("dieuphoi", { viewport: device });
    const id = await anyCard(one);
    const word = "a".repeat(216);
    await one.task.open(id);
    await one.task.set("title", word);
    await one.task.set("blocked", word);
    await one.board.hasUnsent(0);
    for (const address of [`/viec/${id}`, "/", "/cua-toi", "/dong-bo"]) {
      await one.page.goto(address);
      await one.page.locator("h1").first().waitFor();
      if (address === "/") await one.board.isDrawnWhole();
      expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(device.width);
      const beyond = await one.page.evaluate(() => {
        const outside = (part, frame) => part.getBoundingClientRect().right > frame.getBoundingClientRect().right + 1;
        return [...document.querySelectorAll(".card")].filter((card) => card.getClientRects().length && outside(card, card.closest(".lane"))).length;
      });
      expect(beyond, "cards over the edge of their column").toBe(0);
    }
  });
}

for (const language of ["vi", "en"]) {
  test(`the rail and the grouping fit on small phones, ${language}`, async ({ person }) => {
    const one = await person("dieuphoi", { viewport: { width: 390, height: 844 } });
    await one.page.evaluate((language) => localStorage.setItem("pb1/prefs", JSON.stringify({ language })), language);
    for (const width of [390, 360, 320]) {
      await one.page.setViewportSize({ width, height: 700 });
      await one.board.open();
      const cut = await one.page.evaluate(() => {
        const cut = (text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          const frame = text.closest("a, button").getBoundingClientRect();
          return [...range.getClientRects()].some((line) => line.left < Math.max(0, frame.left) - 0.5 || line.right > Math.min(innerWidth, frame.right) + 0.5);
        };
        return [...document.querySelectorAll(".rail__link span, .toolbar .segments button")].filter(cut).map((part) => part.textContent);
      });
      expect(cut, `at ${width}`).toEqual([]);
    }
  });
}
