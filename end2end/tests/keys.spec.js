// The board by keyboard: one stop for Tab, arrows from card to card, and keys of one sign that leave whoever types alone.
import { FindingPage } from "../support/pages/finding.js";
import { expect, test } from "../support/test.js";

async function keyed(person, login, options) {
  const one = await person(login, options);
  const finding = new FindingPage(one.page);
  await one.board.isDrawnWhole();
  await finding.hears();
  return { ...one, finding };
}

/** The card that has the keys. */
const here = (page) => page.evaluate(() => document.activeElement.closest("[data-task]")?.dataset.task ?? null);
const idsIn = (lane) => lane.locator("[data-task]").evaluateAll((cards) => cards.map((card) => card.dataset.task));

test("keys of one sign lead to screens and tools", async ({ person }) => {
  const { page, finding } = await keyed(person, "dieuphoi");
  for (const [keys, address] of [["gd", /\/dieu-hanh$/], ["gc", /\/cua-toi$/], ["gs", /\/dong-bo$/], ["gb", /\/$/], ["n", /\/them-viec/]]) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page, keys).toHaveURL(address);
  }
  // From another screen too.
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.locator("h1").click();
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/cua-toi=1/);
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/$/);
  await page.keyboard.press("?");
  await expect(finding.sheet).toBeVisible();
});

test("whoever types triggers nothing, nor does an input method or a modifier", async ({ person }) => {
  const { page, finding } = await keyed(person, "dieuphoi");
  const search = page.getByRole("searchbox");
  await search.pressSequentially("ngd?c/");
  await expect(search).toHaveValue("ngd?c/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/^[^?]*\/\?tim=/);
  await search.fill("");
  await page.locator("h1").click();
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", isComposing: true, bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", keyCode: 229, bubbles: true }));
    for (const modifier of ["ctrlKey", "altKey", "metaKey", "shiftKey"]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", [modifier]: true, bubbles: true }));
    }
  });
  // Something that is heard comes after all that was not.
  await page.keyboard.press("?");
  await expect(finding.sheet).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
});

test("the sheet shows every key and turns those of one sign off", async ({ person }) => {
  const { page, finding } = await keyed(person, "dieuphoi");
  await page.keyboard.press("?");
  for (const name of ["Tìm nhanh", "Thêm việc", "Điều hành", "Việc ở dưới", "Nhấc việc để chuyển", "Tiêu chí sau"]) {
    await expect(finding.sheet.getByText(name, { exact: true })).toBeVisible();
  }
  await finding.sheet.getByRole("switch").uncheck();
  await page.keyboard.press("Escape");
  // A browser closes a dialog when it sees fit; keys that come before that are the dialog's.
  await expect(finding.sheet).toHaveCount(0);
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await finding.open();
  await expect(finding.sheet).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  // The device remembers it, and the palette leads to the switch.
  await page.reload();
  await finding.hears();
  await page.keyboard.press("n");
  await finding.open();
  await finding.type("phim tat", "Lệnh");
  await page.keyboard.press("Enter");
  await finding.sheet.getByRole("switch").check();
  await page.keyboard.press("Escape");
  await expect(finding.sheet).toHaveCount(0);
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/them-viec/);
});

test("the board is one stop, and arrows lead over it", async ({ person }) => {
  const { page, board } = await keyed(person, "dieuphoi");
  const stops = page.locator('.board__groups :is(a, button):not([tabindex="-1"])');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  const group = page.locator("[data-group]").filter({ has: page.locator("[data-column=not_started] [data-task]:nth-child(3)") }).first();
  const column = await idsIn(group.locator("[data-column=not_started]"));
  await board.card(column[0]).locator(".card__title").focus();
  await page.keyboard.press("ArrowDown");
  expect(await here(page)).toBe(column[1]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect(await here(page)).toBe(column[1]);
  const whole = await idsIn(board.column("not_started").locator("xpath=."));
  await page.keyboard.press("End");
  expect(await here(page)).toBe(whole.at(-1));
  await page.keyboard.press("Home");
  expect(await here(page)).toBe(whole[0]);
  await expect(stops).toHaveCount(1);
  // Above the first card is the head of its group.
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate(() => document.activeElement.className)).toBe("group__fold");
  await page.keyboard.press("ArrowDown");
  expect(await here(page)).toBe(whole[0]);
  await page.keyboard.press("ArrowRight");
  const status = () => page.evaluate(() => document.activeElement.closest("[data-task]").dataset.status);
  expect(await status()).not.toBe("not_started");
  await page.keyboard.press("ArrowLeft");
  expect(await status()).toBe("not_started");
});

test("the keys stay with a card that somebody else moves, and go to its neighbour when a filter takes it away", async ({ person }) => {
  const [lan, coordinator] = [await keyed(person, "truongphong"), await keyed(person, "dieuphoi")];
  const id = await lan.page.locator("[data-task][data-mine][data-status=not_started]").first().getAttribute("data-task");
  const title = lan.board.card(id).locator(".card__title");
  await title.focus();
  await coordinator.task.open(id);
  await coordinator.task.field("status").selectOption("in_progress");
  await coordinator.board.hasUnsent(0);
  await expect(lan.board.column("in_progress").locator(`[data-task="${id}"]`)).toHaveCount(1);
  await expect(title).toBeFocused();
  // The other one filters: the focus is not lost to the page.
  await lan.page.evaluate((id) => {
    const search = document.querySelector(".toolbar__search");
    const other = [...document.querySelectorAll("[data-task]")].find((card) => card.dataset.task !== id);
    search.value = other.querySelector(".card__title").textContent;
    search.dispatchEvent(new Event("input", { bubbles: true }));
  }, id);
  await expect(lan.board.card(id)).toHaveCount(0);
  await expect.poll(() => lan.page.evaluate(() => document.activeElement.tagName)).not.toBe("BODY");
});

test("a card moved by keys keeps them, and so does the way back from it", async ({ person }) => {
  const { page, board, task } = await keyed(person, "dieuphoi");
  const id = await page.locator("[data-task][data-mine][data-status=not_started]").first().getAttribute("data-task");
  const title = board.card(id).locator(".card__title");
  await title.focus();
  for (const key of [" ", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await expect(board.column("in_progress").locator(`[data-task="${id}"]`)).toHaveCount(1);
  await expect(title).toBeFocused();
  await page.keyboard.press("Enter");
  await task.field("status").waitFor();
  await page.goBack();
  await expect(title).toBeFocused();
});

test("on a phone with a keyboard arrows lead to the other columns too", async ({ person }) => {
  const { page, board } = await keyed(person, "dieuphoi", { viewport: { width: 390, height: 844 } });
  const shown = () => page.locator(".board").getAttribute("data-shown");
  const before = await shown();
  await page.locator(`[data-column="${before}"] [data-task]`).first().locator(".card__title").focus();
  await page.keyboard.press(before === "not_started" ? "ArrowRight" : "ArrowLeft");
  await expect.poll(shown).not.toBe(before);
  await expect.poll(() => page.evaluate(() => document.activeElement.closest("[data-task]")?.dataset.status)).toBe(await shown());
  await expect(board.card(await here(page))).toBeInViewport();
});

test("on a phone the keys follow to another column, and arrows pass what is not there", async ({ person }) => {
  const { page, board } = await keyed(person, "dieuphoi", { viewport: { width: 390, height: 844 } });
  await board.isDrawnWhole();
  for (const column of ["done", "in_review"]) {
    await page.locator(`[data-head=${column}]`).press("Enter");
    const stop = page.locator(".board__groups [tabindex='0']");
    await expect(stop).toHaveCount(1);
    await expect(stop).toBeVisible();
    await page.locator("[data-head=done]").focus();
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
    const seen = new Set();
    for (let steps = 0; steps < 8; steps += 1) {
      await page.keyboard.press("ArrowDown");
      const now = page.locator(".board__groups :focus");
      await expect(now).toBeVisible();
      seen.add(await now.evaluate((element) => element.closest("[data-task]")?.dataset.task ?? element.closest("[data-group]").dataset.group));
    }
    // Each step leads on, until the last.
    expect(seen.size, column).toBeGreaterThan(5);
  }
});
