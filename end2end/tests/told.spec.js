// What whoever listens is told: of the line only what matters, of a filtered board how much is left, of a step taken back that it is; and
// where the keys are after that.
import { FindingPage } from "../support/pages/finding.js";
import { expect, test } from "../support/test.js";

/** Everything that live regions say from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    const regions = "[aria-live], [role=status], [role=alert]";
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(regions);
        const words = region?.textContent.trim();
        if (words && window.heard.at(-1) !== words) window.heard.push(words);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return { heard: () => page.evaluate(() => window.heard), forget: () => page.evaluate(() => void (window.heard = [])) };
}

test("the line is told when it goes and when it is back, and neither edits nor syncs are", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi");
  const other = await person("lanhdao");
  await new FindingPage(one.page).hears();
  await new FindingPage(other.page).hears();
  const ears = await listen(other.page);
  // Somebody else's edit arrives, and a sync of one's own follows.
  const card = one.page.locator("[data-task][data-status=not_started]").first();
  const id = await card.getAttribute("data-task");
  await card.getByRole("button", { name: "Chuyển đến…" }).click();
  await one.page.locator("dialog [data-to=in_progress]").click();
  await expect(other.board.card(id)).toHaveAttribute("data-status", "in_progress");
  expect(await ears.heard()).toEqual([]);
  await other.context.setOffline(true);
  await expect(other.page.locator("[data-line-told]")).toContainText("Ngoại tuyến");
  await other.context.setOffline(false);
  await expect(other.page.locator("[data-line-told]")).toContainText("Đã gửi hết");
  expect((await ears.heard()).map((words) => words.split(" ").slice(0, 2).join(" "))).toEqual(["Ngoại tuyến", "Đã gửi"]);
});

test("a filter says how much it leaves, and where it leaves nothing there is a way out", async ({ person }) => {
  const one = await person("canbo");
  await new FindingPage(one.page).hears();
  await one.page.getByRole("searchbox").pressSequentially("thu tuc");
  await expect(one.page.getByRole("status").filter({ hasText: /^Bảng còn \d+ việc$/ })).toHaveCount(1);
  await one.page.getByRole("searchbox").fill("khong co gi nhu vay");
  await expect(one.page.getByRole("status").filter({ hasText: "Bảng còn 0 việc" })).toHaveCount(1);
  await one.page.locator(".board__clear").getByRole("button", { name: "Bỏ lọc" }).click();
  await expect(one.page.locator("[data-task]").first()).toBeVisible();
  await expect(one.page.locator(".board__clear")).toHaveCount(0);
  await expect(one.page.locator("#main")).toBeFocused();
});

test("the line at the bottom says that it took a step back, and gives the keys back to the card", async ({ person }) => {
  const one = await person("canbo");
  await new FindingPage(one.page).hears();
  await one.board.isDrawnWhole();
  const title = one.page.locator('[data-task][data-mine][data-status="not_started"] .card__title').first();
  const id = await title.evaluate((title) => title.closest("[data-task]").dataset.task);
  await title.focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await one.page.keyboard.press(key);
  await expect(one.board.card(id)).toHaveAttribute("data-status", "in_progress");
  await expect(one.board.card(id).locator(".card__title")).toBeFocused();
  await one.page.locator(".toast").getByRole("button", { name: "Hoàn tác" }).focus();
  await one.page.keyboard.press("Enter");
  await expect(one.board.card(id)).toHaveAttribute("data-status", "not_started");
  await expect(one.page.locator(".toast")).toContainText("Đã hoàn tác");
  await expect(one.board.card(id).locator(".card__title")).toBeFocused();
});

test("a line that somebody is at stays until they have left it", async ({ person }) => {
  const one = await person("canbo");
  await new FindingPage(one.page).hears();
  await one.board.isDrawnWhole();
  await one.page.clock.install();
  const title = one.page.locator('[data-task][data-mine][data-status="not_started"] .card__title').first();
  await title.focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await one.page.keyboard.press(key);
  const line = one.page.locator(".toast");
  await expect(line).toHaveAttribute("data-shown", "");
  await one.page.clock.runFor(1_000);
  await line.getByRole("button", { name: "Hoàn tác" }).focus();
  await one.page.clock.runFor(30_000);
  await expect(line).toHaveAttribute("data-shown", "");
  await one.page.getByRole("searchbox").focus();
  await one.page.clock.runFor(9_000);
  await expect(line).not.toHaveAttribute("data-shown");
});

test("doing a step again says what is done, and on which card", async ({ person }) => {
  const one = await person("dieuphoi");
  await new FindingPage(one.page).hears();
  const card = one.page.locator("[data-task][data-status=not_started]").first();
  const words = (await card.locator(".card__title").textContent()).slice(0, 20);
  await card.getByRole("button", { name: "Chuyển đến…" }).click();
  await one.page.locator("dialog [data-to=in_progress]").click();
  await one.page.keyboard.press("Control+z");
  await expect(one.page.locator(".toast")).toContainText(/^Đã hoàn tác: Chuyển từ “Chưa thực hiện” đến “Đang thực hiện”/);
  await one.page.keyboard.press("Control+y");
  await expect(one.page.locator(".toast")).toContainText(/^Đã làm lại: Chuyển từ “Chưa thực hiện” đến “Đang thực hiện”/);
  await expect(one.page.locator(".toast")).toContainText(words);
});

test("a card that one may only read is not lifted, the page stays, and both are told", async ({ person }) => {
  const one = await person("quansat");
  await new FindingPage(one.page).hears();
  await one.board.isDrawnWhole();
  await one.page.locator(".card__title").first().focus();
  const before = await one.page.evaluate(() => scrollY);
  await one.page.keyboard.press("Space");
  await expect(one.page.getByRole("status").filter({ hasText: "không chuyển được" })).toHaveCount(1);
  expect(await one.page.evaluate(() => scrollY)).toBe(before);
  await expect(one.page.locator("[data-lifted]")).toHaveCount(0);
});

test("Ctrl K that is pressed before keys are heard opens the palette when they are", async ({ person }) => {
  const one = await person("canbo");
  const finding = new FindingPage(one.page);
  await finding.hears();
  // What hears keys waits for as long as its chunk does.
  let go;
  const held = new Promise((done) => (go = done));
  await one.page.route(/\/pkg\/later\/.*\.wasm$/, async (route) => (await held, route.continue()));
  await one.context.addInitScript(() => navigator.serviceWorker && Object.defineProperty(navigator, "serviceWorker", { value: undefined }));
  const fresh = await one.context.newPage();
  await fresh.route(/\/pkg\/later\/.*\.wasm$/, async (route) => (await held, route.continue()));
  await fresh.goto("/");
  await fresh.locator("[data-task]").first().waitFor();
  await fresh.keyboard.press("Control+k");
  await expect(fresh.locator("html[data-find]")).toHaveCount(1);
  go();
  await expect(fresh.getByRole("dialog", { name: /^Tìm việc/ })).toBeVisible();
  await expect(fresh.locator("html[data-find]")).toHaveCount(0);
});

test("a newer version that was told of before anybody listened is told when somebody does", async ({ person }) => {
  const one = await person("canbo");
  await new FindingPage(one.page).hears();
  await one.context.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => (document.documentElement.dataset.update = "waiting"));
  });
  const fresh = await one.context.newPage();
  await fresh.goto("/cua-toi");
  await expect(fresh.locator('.banner[data-is="news"]')).toBeVisible();
});
