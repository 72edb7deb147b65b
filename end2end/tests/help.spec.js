// Help inside the app, the tour, what is new, and the way to the home screen.
import { seriousFaults } from "../support/axe.js";
import { arrived } from "../support/screens.js";
import { controlled, expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

for (const [login, role, ask] of [
  ["canbo", "Cán bộ", "tôi đã làm được một phần việc"],
  ["truongphong", "Lãnh đạo đơn vị", "việc đã xong và cần thẩm định"],
  ["dieuphoi", "Điều phối viên", "cần đôn đốc"],
  ["lanhdao", "Lãnh đạo", "tôi muốn chỉ đạo"],
  ["quansat", "Người theo dõi", "tôi cần tìm một việc"],
  ["quantri", "Quản trị viên", "có người mới, người nghỉ, người quên mật khẩu"],
]) {
  test(`${login} is told what their own role does, and each way leads somewhere`, async ({ person }) => {
    const { page } = await person(login);
    await page.getByRole("navigation").getByRole("link", { name: "Trợ giúp" }).click();
    await expect(page.getByRole("group", { name: "Dành cho" }).getByRole("button", { name: role, exact: true })).toHaveAttribute("aria-pressed", "true");
    const answer = page.locator("details", { hasText: ask });
    await answer.locator("summary").press("Enter");
    await expect(answer.locator("ol li").first()).toBeVisible();
    const addresses = await page.locator(".help__answer a").evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      await page.goto(address);
      await arrived(page);
      await expect(page.getByText(/Không có trang này|Vai trò của bạn không có mục nào/), address).toHaveCount(0);
    }
  });
}

test("all of the help is there in English, and without a network", async ({ person, server, guard }) => {
  const { page } = await person("canbo", { ...PHONE, colorScheme: "dark" });
  await page.evaluate(() => localStorage.setItem("pb1/prefs", '{"language":"en"}'));
  await page.reload();
  await controlled(page);
  guard.allowOffline();
  await server.stop();
  await page.goto("/tro-giup");
  await expect(page.getByRole("heading", { name: "What to do when…" })).toBeVisible();
  await page.getByRole("button", { name: "Take the tour of four steps again" }).click();
  for (const role of ["Staff", "Head of agency", "Coordinator", "Leader", "Observer", "Administrator"]) {
    await page.getByRole("button", { name: role, exact: true }).click();
    await page.locator(".help__answer").evaluateAll((all) => all.forEach((answer) => (answer.open = true)));
    const words = (await page.locator(".help").innerText()).replace(/“[^”]*”/g, "");
    expect(words.split("\n").filter((line) => VIETNAMESE.test(line)), role).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.goto("/kieu-dang");
  await expect(page.getByRole("heading", { name: "Colours by role" })).toBeVisible();
});

test("the tour is offered once, goes by keyboard, bars no way, and can be taken again", async ({ person }) => {
  const { page } = await person("canbo");
  await page.goto("/cua-toi");
  const tour = page.locator(".tour");
  await page.getByRole("button", { name: "Xem bốn bước" }).press("Enter");
  await expect(tour.getByRole("heading")).toBeFocused();
  await expect(tour).toContainText("Bước 1/4");
  for (const at of [2, 3, 4]) {
    // Past what the step shows, to the button that goes on.
    const next = tour.getByRole("button", { name: "Tiếp" });
    for (let tabs = 0; tabs < 6 && !(await next.evaluate((button) => button === document.activeElement)); tabs += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(tour).toContainText(`Bước ${at}/4`);
    await expect(tour.getByRole("heading")).toBeFocused();
  }
  await tour.getByRole("button", { name: "Xong" }).click();
  await expect(tour).toHaveCount(0);
  await page.reload();
  await arrived(page);
  await expect(page.locator(".welcome, .tour")).toHaveCount(0);
  await page.goto("/tro-giup");
  await page.getByRole("button", { name: "Xem lại bốn bước làm quen" }).click();
  await expect(tour.getByRole("heading")).toBeFocused();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(tour).toHaveCount(0);
});

test("the tour fits a thumb, and is left by one press", async ({ person }) => {
  const { page } = await person("lanhdao", { ...PHONE, colorScheme: "dark" });
  await page.goto("/cua-toi");
  await page.getByRole("button", { name: "Xem bốn bước" }).tap();
  const tour = page.locator(".tour");
  for (const button of await tour.getByRole("button").all()) expect((await button.boundingBox()).height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousFaults(page)).toEqual([]);
  await tour.getByRole("button", { name: "Bỏ qua" }).tap();
  await expect(tour).toHaveCount(0);
});

test("after an update what is new is offered once", async ({ person }) => {
  const { page } = await person("truongphong");
  await page.evaluate(() => localStorage.setItem("pb1/guide", '{"tour":true,"news":"01/01/2026"}'));
  await page.goto("/cua-toi");
  await page.getByRole("link", { name: "Xem có gì mới" }).click();
  const heading = page.getByRole("heading", { name: "Có gì mới" });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await page.goto("/cua-toi");
  await arrived(page);
  await expect(page.locator(".welcome")).toHaveCount(0);
});

/** As a browser tells it that can put the app on the home screen. */
function offerInstalling() {
  window.asked = 0;
  const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: () => (window.asked += 1) });
  dispatchEvent(offer);
  return offer.defaultPrevented;
}

test("the home screen is offered to who has sent something, and the browser asks", async ({ person }) => {
  const [reader, lan] = [await person("quansat"), await person("canbo")];
  const id = await lan.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
  await lan.task.open(id);
  await lan.task.set("percent", "17");
  await lan.board.hasUnsent(0);
  for (const { page } of [reader, lan]) {
    await page.goto("/dong-bo");
    expect(await page.evaluate(offerInstalling)).toBe(true);
  }
  const button = lan.page.getByRole("button", { name: "Cài ParBoard lên màn hình chính" });
  await button.click();
  await expect(button).toHaveCount(0);
  expect(await lan.page.evaluate(() => window.asked)).toBe(1);
  await expect(reader.page.getByRole("button", { name: "Cài ParBoard lên màn hình chính" })).toHaveCount(0);
});

test("where the browser does not ask, the way to the home screen is told in words", async ({ person }) => {
  const lan = await person("canbo", PHONE);
  await lan.page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: false }));
  const id = await lan.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await lan.task.open(id);
  await lan.task.set("percent", "23");
  await lan.board.hasUnsent(0);
  await lan.page.goto("/tro-giup");
  await expect(lan.page.getByText("Thêm vào MH chính")).toBeVisible();
  await expect(lan.page.getByText("hãy gửi hết ở đây trước")).toBeVisible();
});
