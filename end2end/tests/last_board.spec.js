// The board as it was left stands at once, before the app runs: it can be read, what is pressed in it is pressed in the app, and it
// is never older or somebody else's.
import { controlled, expect, test } from "../support/test.js";
import { moveByMenu } from "../support/moves.js";
import { fillStorage } from "../support/room.js";

const onLastBoard = (page) => page.locator("#boot [data-task]");
const kept = (page) => page.evaluate(() => Object.keys(localStorage).find((key) => key.endsWith("/plan/last-board")) ?? null);

/** Leaves the board so that it is kept; the next start waits until `page.evaluate(() => go())`. */
async function leaveBoard(one) {
  await controlled(one.page);
  await expect.poll(() => kept(one.page)).not.toBeNull();
  await one.page.addInitScript(() => {
    const compile = WebAssembly.compileStreaming;
    const may = new Promise((done) => (window.go = done));
    WebAssembly.compileStreaming = async (answer) => (await may, compile.call(WebAssembly, answer));
    window.stopped = [];
    addEventListener("securitypolicyviolation", (event) => window.stopped.push(event.violatedDirective));
  });
}

async function go(page) {
  await page.evaluate(() => go());
  await expect(page.locator("#boot")).toHaveCount(0);
}

/** Where everything stands that can be seen; what comes a moment after the board has its room kept. */
function places(page) {
  return page.evaluate(() => {
    const shell = document.querySelector(".shell");
    const seen = [...shell.querySelectorAll("[data-task], .group__head, .rail__link, .toolbar button:not(.toolbar__pick), h1")].filter(
      (element) => element.offsetParent && element.getBoundingClientRect().top < innerHeight,
    );
    return seen.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.dataset.task ?? element.textContent, ...[x, y, width, height].map(Math.round)].join(" ");
    });
  });
}

for (const [device, viewport] of [
  ["a phone", { width: 390, height: 844 }],
  ["a desktop", { width: 1440, height: 900 }],
]) {
  test(`on ${device} the board as it was left stands before the app runs, and nothing moves when it does`, async ({ person }) => {
    const one = await person("canbo", { viewport });
    await leaveBoard(one);
    await one.page.goto("/");
    await expect(onLastBoard(one.page).first()).toBeVisible();
    const before = await places(one.page);
    expect(before.length).toBeGreaterThan(8);
    await go(one.page);
    await one.board.ready();
    // A busy machine may show one frame in which a group is as high as it was guessed to be.
    await expect.poll(() => places(one.page)).toEqual(before);
    expect(await one.page.evaluate(() => window.stopped)).toEqual([]);
  });
}

test("a card pressed before the app runs opens when it does", async ({ person }) => {
  const one = await person("canbo");
  await leaveBoard(one);
  await one.page.goto("/");
  const card = onLastBoard(one.page).first();
  const id = await card.getAttribute("data-task");
  await card.getByRole("link").first().click();
  await expect(one.page).toHaveURL(/\/$/);
  await go(one.page);
  await expect(one.page).toHaveURL(new RegExp(`/viec/${id}$`));
  await expect(one.task.field("title")).toBeVisible();
});

test("what is typed into the search before the app runs is searched for", async ({ person }) => {
  const one = await person("canbo");
  await leaveBoard(one);
  await one.page.goto("/");
  await one.page.locator("#boot input[type=search]").pressSequentially("chuyen doi so");
  await go(one.page);
  const search = one.page.locator("input[type=search]");
  await expect(search).toHaveValue("chuyen doi so");
  await expect(search).toBeFocused();
  await search.press("End");
  await search.pressSequentially("zz");
  await expect(one.page.getByText("Không có việc nào khớp")).toBeVisible();
});

test("a change takes the last board away at once, and the next one has it", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("truongphong");
  await leaveBoard(one);
  await one.context.setOffline(true);
  const card = one.page.locator("[data-task][data-mine][data-status=in_progress]").first();
  const id = await card.getAttribute("data-task");
  // Between the key and the next task of the page nothing old may lie there: the page can be killed at any time.
  await one.page.evaluate(() => {
    new MutationObserver(() => (window.lay = Object.keys(localStorage).some((key) => key.endsWith("/plan/last-board")))).observe(document.body, {
      attributes: true,
      attributeFilter: ["data-unsent"],
    });
  });
  await moveByMenu(one, id, "not_started");
  await one.board.hasUnsent(1);
  expect(await one.page.evaluate(() => window.lay)).toBe(false);
  await expect.poll(() => kept(one.page)).not.toBeNull();
  await one.page.reload();
  const shown = one.page.locator(`#boot [data-task="${id}"]`);
  await expect(shown).toHaveAttribute("data-status", "not_started");
  await expect(shown).toHaveAttribute("data-sync", "pending");
  await go(one.page);
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
});

test("the last board is nobody else's, is not kept of a search, and makes room for what is typed", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  await leaveBoard(one);
  const search = one.page.locator("input[type=search]");
  await one.page.clock.install();
  await search.fill("chuyen doi");
  await expect.poll(() => kept(one.page)).toBeNull();
  await one.page.clock.runFor(5000);
  expect(await kept(one.page)).toBeNull();
  await one.page.clock.resume();
  await search.fill("");
  await expect.poll(() => kept(one.page)).not.toBeNull();

  await one.page.evaluate(fillStorage);
  await one.context.setOffline(true);
  const id = await one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await one.page.locator(`[data-task="${id}"]`).getByRole("link").first().click();
  await one.task.set("blocked", "Gõ khi đã hết chỗ");
  await one.board.hasUnsent(1);
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);

  await one.page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith("pb1/")).forEach((key) => localStorage.removeItem(key)));
  await one.page.goto("/");
  await one.page.evaluate(() => go());
  await expect.poll(() => kept(one.page)).not.toBeNull();
  await one.page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(one.page.locator("input[name=login]")).toBeVisible();
  expect(await kept(one.page)).toBeNull();
  await one.page.goto("/");
  await expect(onLastBoard(one.page)).toHaveCount(0);
});

test("the last board is of this day, version and address, and not of a page that was scrolled down and is loaded anew", async ({ person }) => {
  const one = await person("canbo");
  await leaveBoard(one);
  const alter = (change) =>
    one.page.evaluate((change) => {
      const key = Object.keys(localStorage).find((key) => key.endsWith("/plan/last-board"));
      window.real ??= Storage.prototype.setItem;
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), ...change }));
      // What is put there on the way out would be whole again.
      Storage.prototype.setItem = function (name, text) {
        if (name !== key) window.real.call(this, name, text);
      };
      const remove = Storage.prototype.removeItem;
      Storage.prototype.removeItem = function (name) {
        if (name !== key) remove.call(this, name);
      };
    }, change);
  const shows = async (change, expected) => {
    await alter(change);
    await one.page.reload();
    await expect(one.page.locator("#boot")).toHaveCount(1);
    // It is hung where the skeleton stands first.
    if (expected) await expect(onLastBoard(one.page).first(), JSON.stringify(change)).toBeVisible();
    else expect(await onLastBoard(one.page).count(), JSON.stringify(change)).toBe(0);
    await go(one.page);
    await one.board.ready();
    await expect.poll(() => kept(one.page)).not.toBeNull();
  };
  await shows({}, true);
  await shows({ day: "Mon Jan 01 2024" }, false);
  await shows({ build: "/pkg/another.wasm" }, false);
  await shows({ at: "?tieu-chi=1.1" }, false);
  await shows({ isAtTop: false }, false);
  await shows({ isAtTop: true }, true);
});
