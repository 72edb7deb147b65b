// Everything is found from one place, by keys or by finger, with or without diacritics, with or without a network.
import { seriousFaults } from "../support/axe.js";
import { finder, plain } from "../support/pages/finding.js";
import { controlled, expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("by keys alone: a few words without diacritics open a card, and the way back leads to it on the board", async ({ person }) => {
  const { page, board, task, finding } = await finder(person, "canbo");
  const card = board.cards.nth(3);
  const [id, title] = [await card.getAttribute("data-task"), await card.locator(".card__title").textContent()];
  await finding.open();
  await finding.field.pressSequentially(plain(title).split(" ").slice(0, 7).join(" "));
  await expect(finding.chosen()).toContainText(title);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/viec/${id}$`));
  await task.field("status").waitFor();
  await page.goBack();
  await expect(board.card(id).locator(".card__title")).toBeFocused();
});

test("a number leads to its criterion first, and to all of it", async ({ person }) => {
  const { page, board, finding } = await finder(person, "lanhdao");
  await page.getByRole("searchbox").fill("khong co gi nhu vay");
  await finding.open();
  await finding.type("1.10", "Tiêu chí");
  await expect(finding.options.nth(1).locator(".palette__kind")).toHaveText("Việc");
  await page.keyboard.press("Enter");
  await expect(board.group("1.10")).toBeVisible();
  await expect(page.locator("[data-group]")).toHaveCount(1);
});

test("an agency leads to what it does, and the address says so", async ({ person }) => {
  const { page, finding } = await finder(person, "lanhdao");
  await finding.open();
  await finding.type("so noi vu", "Cơ quan");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/co-quan=/);
  await expect(page.locator(".toolbar__narrowed .chip")).toHaveText(/^Sở Nội vụ/);
});

test("Escape leads back to where the keys were", async ({ person }) => {
  const { page, board, finding } = await finder(person, "canbo");
  const title = board.cards.nth(2).locator(".card__title");
  await title.focus();
  await finding.open();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(finding.palette).toHaveCount(0);
  await expect(title).toBeFocused();
});

test("only what the role may do is found", async ({ person }) => {
  const [observer, coordinator] = [await finder(person, "quansat"), await finder(person, "dieuphoi")];
  for (const [one, count] of [[observer, 0], [coordinator, 1]]) {
    await one.finding.open();
    for (const words of ["quan tri", "them viec"]) {
      await one.finding.field.fill(words);
      const found = one.finding.options.filter({ has: one.page.getByText(words === "quan tri" ? "Quản trị" : "Thêm việc", { exact: true }) });
      await expect(found, words).toHaveCount(count);
    }
  }
});

test("cards that were opened last stand there before anything is typed, newest first", async ({ person }) => {
  const { page, board, task, finding } = await finder(person, "canbo");
  const titles = [];
  for (const at of [1, 4]) {
    const card = board.cards.nth(at);
    titles.unshift((await card.locator(".card__title").textContent()).trim());
    await card.locator(".card__title").click();
    await task.field("status").waitFor();
    await page.goBack();
    await board.ready();
    await board.isDrawnWhole();
  }
  await page.reload();
  await finding.hears();
  await finding.open();
  await expect(finding.options).toHaveCount(2);
  for (const [at, title] of titles.entries()) await expect(finding.options.nth(at)).toContainText(title);
});

for (const colorScheme of ["light", "dark"]) {
  test(`palette, sheet and views have no serious fault for assistive technology, ${colorScheme}`, async ({ person }) => {
    const { page, finding } = await finder(person, "dieuphoi", { colorScheme });
    await finding.open();
    expect(await seriousFaults(page)).toEqual([]);
    await finding.field.fill("thủ tục");
    await expect(finding.options.nth(5)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(finding.sheet).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("v");
    await expect(finding.views).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
}

test("the count is told once, when somebody stops typing", async ({ person }) => {
  const { page, finding } = await finder(person, "canbo");
  await finding.open();
  const told = finding.palette.getByRole("status");
  await told.evaluate((element) => {
    window.told = [];
    new MutationObserver(() => window.told.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true });
  });
  await finding.field.pressSequentially("thu tuc hanh chinh");
  await expect(told).toHaveText(/kết quả/);
  expect(await page.evaluate(() => window.told.length)).toBeLessThanOrEqual(2);
});

test("on a phone it is opened by a finger, fills the screen, and every line can be met", async ({ person }) => {
  const { page, finding } = await finder(person, "canbo", PHONE);
  const way = page.getByRole("navigation").getByRole("button", { name: "Tìm" });
  expect((await way.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await way.tap();
  await expect(finding.field).toBeFocused();
  expect(await finding.palette.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await finding.field.fill("thu tuc");
  await expect(finding.options.nth(3)).toBeVisible();
  for (const option of await finding.options.all()) expect((await option.boundingBox()).height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await finding.options.filter({ hasText: "Việc" }).first().tap();
  await expect(page).toHaveURL(/\/viec\//);
});

test("without a server everything on the device is found", async ({ person, server, guard }) => {
  const { page, board, finding } = await finder(person, "canbo");
  const title = await board.cards.nth(5).locator(".card__title").textContent();
  await controlled(page);
  guard.allowOffline();
  await server.stop();
  await page.reload();
  await finding.hears();
  await finding.open();
  await finding.field.fill(plain(title));
  await expect(finding.chosen()).toContainText(title);
  await page.keyboard.press("Enter");
  await expect(page.locator(".task")).toBeVisible();
});

test("filters stand in the address, which can be passed on and come back to", async ({ person }) => {
  const [lan, leader] = [await finder(person, "canbo"), await finder(person, "lanhdao")];
  await lan.page.getByRole("searchbox").fill("thủ tục");
  await lan.page.locator(".toolbar .segments button").nth(1).click();
  await expect(lan.page).toHaveURL(/tim=.*nhom=chu-tri/);
  const [keys, address] = [await lan.page.locator("[data-group]").count(), new URL(lan.page.url())];
  await leader.page.goto(address.pathname + address.search);
  await expect(leader.page.getByRole("searchbox")).toHaveValue("thủ tục");
  await expect(leader.page.locator("[data-group]")).toHaveCount(keys);
  // Whoever comes back from a card finds their filters.
  await lan.board.cards.first().locator(".card__title").click();
  await lan.page.getByRole("link", { name: "Về bảng việc" }).click();
  await expect(lan.page).toHaveURL(/tim=/);
  await expect(lan.page.getByRole("searchbox")).toHaveValue("thủ tục");
});

test("a view gets a name, is found under it, gets another one, and goes", async ({ person }) => {
  const { page, finding } = await finder(person, "dieuphoi");
  await page.getByRole("searchbox").fill("đào tạo");
  await page.locator("h1").click();
  await page.keyboard.press("v");
  await finding.views.getByLabel("Tên góc nhìn").fill("Việc đào tạo");
  await page.keyboard.press("Enter");
  await expect(finding.views.getByRole("status")).toHaveText("Đã lưu góc nhìn “Việc đào tạo”.");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("");
  await expect(page).toHaveURL(/\/$/);
  await finding.hears();
  // By its name, without diacritics.
  await page.locator("h1").click();
  await finding.open();
  await finding.type("viec dao tao", "Góc nhìn");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toHaveValue("đào tạo");
  // And from the filters.
  await page.locator(".toolbar__filters summary").click();
  await expect(page.getByRole("group", { name: "Góc nhìn đã lưu" }).getByRole("link", { name: "Việc đào tạo" })).toBeVisible();
  await page.getByRole("button", { name: "Lưu góc nhìn…" }).click();
  await finding.views.getByRole("button", { name: "Đổi tên: Việc đào tạo" }).click();
  await finding.views.locator("[name=new-name]").fill("Đào tạo công chức");
  await page.keyboard.press("Enter");
  await expect(finding.views.getByRole("button", { name: "Đào tạo công chức", exact: true })).toBeVisible();
  await finding.views.getByRole("button", { name: "Xóa: Đào tạo công chức" }).click();
  await expect(finding.views.getByText("Chưa có góc nhìn nào.")).toBeVisible();
});

/** Looks for `words` on the board, and asks for that to be kept under a name. */
async function name({ page, finding }, words, called) {
  await page.getByRole("searchbox").fill(words);
  await page.locator("h1").click();
  await page.keyboard.press("v");
  await finding.views.getByLabel("Tên góc nhìn").fill(called);
  await page.keyboard.press("Enter");
}

test("no view makes way for another of its name unasked, and one that did comes back", async ({ person }) => {
  const one = await finder(person, "canbo");
  const { page, finding } = one;
  const looksFor = async (words) => {
    await finding.views.getByRole("button", { name: "Việc của tôi", exact: true }).click();
    await expect(page.getByRole("searchbox")).toHaveValue(words);
  };
  const [ask, told] = [finding.views.getByRole("group", { name: /^Đã có góc nhìn tên “Việc của tôi”/ }), finding.views.getByRole("status")];
  await name(one, "đào tạo", "Việc của tôi");
  await expect(told).toHaveText("Đã lưu góc nhìn “Việc của tôi”.");
  // The same view once more replaces nothing.
  await finding.views.getByLabel("Tên góc nhìn").fill("Việc của tôi");
  await page.keyboard.press("Enter");
  await expect(finding.views.getByLabel("Tên góc nhìn")).toHaveValue("");
  await expect(ask).toHaveCount(0);
  await page.keyboard.press("Escape");
  await name(one, "thủ tục", "Việc của tôi");
  await expect(ask.getByRole("button", { name: "Giữ góc nhìn cũ" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(ask).toHaveCount(0);
  await expect(finding.views.getByLabel("Tên góc nhìn")).toBeFocused();
  await looksFor("đào tạo");
  await name(one, "thủ tục", "Việc của tôi");
  await ask.getByRole("button", { name: "Thay" }).click();
  await expect(told).toHaveText("Đã lưu góc nhìn “Việc của tôi”.");
  await looksFor("thủ tục");
  await name(one, "hồ sơ", "Việc của tôi");
  await ask.getByRole("button", { name: "Thay" }).click();
  await finding.views.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(told).toHaveText("Đã đặt lại góc nhìn “Việc của tôi” như trước.");
  await looksFor("thủ tục");
});

test("a view that takes another's name asks too, and both come back", async ({ person }) => {
  const one = await finder(person, "canbo");
  const { page, finding } = one;
  await name(one, "đào tạo", "Một");
  await page.keyboard.press("Escape");
  await name(one, "thủ tục", "Hai");
  await finding.views.getByRole("button", { name: "Đổi tên: Hai" }).click();
  await finding.views.locator("[name=new-name]").fill("Một");
  await page.keyboard.press("Enter");
  const ask = finding.views.getByRole("group", { name: /^Đã có góc nhìn tên “Một”/ });
  await expect(ask).toBeVisible();
  // An answer is about the name that was asked about, and about no other.
  await finding.views.locator("[name=new-name]").fill("Một nửa");
  await expect(ask).toHaveCount(0);
  await finding.views.locator("[name=new-name]").fill("Một");
  await page.keyboard.press("Enter");
  await ask.getByRole("button", { name: "Thay" }).click();
  await expect(finding.views.getByRole("listitem")).toHaveCount(1);
  await finding.views.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(finding.views.getByRole("listitem")).toHaveCount(2);
  await finding.views.getByRole("button", { name: "Một", exact: true }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("đào tạo");
});
