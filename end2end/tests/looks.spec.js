// What the screens look like, as far as it can be measured: contrast, marks over letters, what a person asks for on this device.
import { arrived, SCREENS } from "../support/screens.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** What text needs where more contrast is asked for (WCAG 2.2, 1.4.6). */
const MORE = 7;

async function ratios(page) {
  await page.goto("/kieu-dang");
  const figures = page.locator("[data-ratio]");
  await expect.poll(() => figures.count()).toBeGreaterThan(50);
  return figures.evaluateAll((all) =>
    all.map((figure) => ({ of: figure.closest("tr").querySelector("code").textContent, ratio: Number(figure.dataset.ratio), needs: Number(figure.dataset.needs) })),
  );
}

test("every colour can be told from what it is seen with, in both themes, and better where more contrast is asked for", async ({ person }) => {
  const { page } = await person("quansat");
  for (const { of, ratio, needs } of await ratios(page)) expect(ratio, of).toBeGreaterThanOrEqual(needs);
  await page.goto("/dong-bo");
  await page.getByRole("group", { name: "Tương phản" }).getByRole("button", { name: "Rõ hơn" }).click();
  for (const { of, ratio, needs } of await ratios(page)) expect(ratio, of).toBeGreaterThanOrEqual(needs >= 4.5 ? MORE : needs);
});

test("what a person asks for is there at the next start, before the app is", async ({ person }) => {
  const { page, board } = await person("canbo");
  const root = page.locator("html");
  const height = () => board.cards.first().evaluate((card) => card.getBoundingClientRect().height);
  const before = await height();
  await page.goto("/dong-bo");
  for (const [group, choice] of [["Tương phản", "Rõ hơn"], ["Độ dày của bảng", "Gọn"], ["Chuyển động", "Không có"]]) {
    await page.getByRole("group", { name: group }).getByRole("button", { name: choice }).click();
    await expect(page.getByRole("group", { name: group }).getByRole("button", { name: choice })).toHaveAttribute("aria-pressed", "true");
  }
  await page.route("**/*.wasm", () => {});
  await page.goto("/", { waitUntil: "commit" });
  await expect(root).toHaveAttribute("data-contrast", "more");
  await expect(root).toHaveAttribute("data-density", "compact");
  await expect(root).toHaveAttribute("data-motion", "less");
  await page.unrouteAll();
  await page.goto("/");
  await board.ready();
  await expect.poll(height).toBeLessThan(before);
  await page.goto("/dong-bo");
  await page.getByRole("group", { name: "Tương phản" }).getByRole("button", { name: "Theo thiết bị" }).click();
  await page.reload();
  await expect(root).not.toHaveAttribute("data-contrast", /./);
});

/**
 * What a finger can press and is smaller than 44 px. A link that is laid over all of its card is as large as that; one amid the words of
 * a sentence is as high as its line (WCAG 2.2, 2.5.8).
 */
function tooSmall() {
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip");
  const isAmidWords = (element) =>
    element.matches("a") && getComputedStyle(element).display === "inline" && [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const target = (element) => {
    const after = getComputedStyle(element, "::after");
    const isLaidOver = after.content !== "none" && after.position === "absolute" && after.inset === "0px";
    return isLaidOver ? element.offsetParent : element.matches("input[type=checkbox], input[type=radio]") ? (element.closest("label") ?? element) : element;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0'][role=button]")]
    .filter((element) => isSeen(element) && !isAmidWords(element))
    .map((element) => [element, target(element).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 43.5)
    .map(([element, { width, height }]) => `${element.className || element.tagName} “${element.textContent.trim().slice(0, 24)}”: ${width.toFixed(1)} x ${height.toFixed(1)}`);
}

test("a finger has its 44 px, however compact the board", async ({ person }) => {
  const { page, board } = await person("dieuphoi", PHONE);
  await page.evaluate(() => localStorage.setItem("pb1/looks", '{"density":"compact"}'));
  await page.goto("/dong-bo");
  await expect(page.getByRole("group", { name: "Chuyển động" })).toBeVisible();
  await expect(page.getByRole("group", { name: "Độ dày của bảng" })).toBeHidden();
  await board.open();
  await board.isDrawnWhole();
  await page.locator(".toolbar__filters summary").tap();
  await expect(page.locator(".toolbar__panel .field").first()).toBeVisible();
  expect(await page.evaluate(tooSmall), "the board").toEqual([]);
  await page.goto("/kieu-dang");
  await expect.poll(() => page.locator("[data-ratio]").count()).toBeGreaterThan(50);
  expect(await page.evaluate(tooSmall), "the visual language").toEqual([]);
});

/** Of each icon of the page that shows them all: whether its drawing is one, and leaves something of its square free. */
async function drawings() {
  const figures = [];
  for (const icon of document.querySelectorAll(".looks__icon")) {
    const [, address] = getComputedStyle(icon.querySelector(".icon")).maskImage.match(/^url\("(.+)"\)$/) ?? [];
    const image = Object.assign(new Image(64, 64), { src: address?.replaceAll('\\"', '"') ?? "" });
    await image.decode();
    const pen = Object.assign(document.createElement("canvas"), { width: 64, height: 64 }).getContext("2d");
    pen.drawImage(image, 0, 0, 64, 64);
    const alpha = pen.getImageData(0, 0, 64, 64).data.filter((_, at) => at % 4 === 3);
    figures.push([icon.dataset.icon, alpha.filter((opacity) => opacity > 128).length / alpha.length]);
  }
  return figures;
}

test("every icon is drawn, and no two are alike", async ({ person }) => {
  const { page } = await person("quansat");
  await page.goto("/kieu-dang");
  await expect.poll(() => page.locator("[data-ratio]").count()).toBeGreaterThan(50);
  const figures = await page.evaluate(drawings);
  expect(figures.length).toBeGreaterThan(35);
  for (const [name, inked] of figures) {
    expect(inked, name).toBeGreaterThan(0.03);
    expect(inked, name).toBeLessThan(0.75);
  }
  const masks = await page.locator(".looks__icon").evaluateAll((icons) => icons.map((icon) => getComputedStyle(icon.querySelector(".icon")).maskImage));
  expect(new Set(masks).size).toBe(masks.length);
});

test("the rail's icons are told apart on the smallest phone, in the system's own colours too", async ({ person }) => {
  const { page } = await person("dieuphoi", { ...PHONE, viewport: { width: 320, height: 640 }, forcedColors: "active" });
  await expect(page.locator(".rail__link")).toHaveCount(7);
  const icons = () => page.locator(".rail__link").evaluateAll((links) => links.map((link) => {
    const { maskImage, backgroundColor } = getComputedStyle(link, "::before");
    const { top, bottom } = link.getBoundingClientRect();
    return { maskImage, ink: backgroundColor, ground: getComputedStyle(document.body).backgroundColor, isInside: top >= 0 && bottom <= innerHeight };
  }));
  await expect.poll(async () => new Set((await icons()).map(({ maskImage }) => maskImage)).size).toBe(7);
  for (const { ink, ground, isInside } of await icons()) {
    expect(ink).not.toBe(ground);
    expect(isInside).toBe(true);
  }
});

/**
 * Where text is cut off: the part of the tallest letters that falls outside. The first line's letters stand as high over their
 * base line as half of what the line is higher than the font, and the font's own ascent.
 */
function cutOff() {
  const pen = document.createElement("canvas").getContext("2d");
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const cuts = ["hidden", "clip"].includes(style.overflowY) && element.getClientRects().length > 0;
    const writes = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    // What is there for ears alone is cut off on purpose.
    if (!cuts || !writes || style.clipPath !== "none" || element.clientHeight < 8) continue;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const letters = pen.measureText("ỂỘẬỮỹỵặ");
    const line = style.lineHeight === "normal" ? letters.fontBoundingBoxAscent + letters.fontBoundingBoxDescent : Number.parseFloat(style.lineHeight);
    const lead = (line - letters.fontBoundingBoxAscent - letters.fontBoundingBoxDescent) / 2;
    const above = letters.actualBoundingBoxAscent - (lead + letters.fontBoundingBoxAscent) - Number.parseFloat(style.paddingTop);
    const below = letters.actualBoundingBoxDescent - (lead + letters.fontBoundingBoxDescent) - Number.parseFloat(style.paddingBottom);
    if (Math.max(above, below) > 0.5) faults.push(`${element.className || element.tagName}: ${above.toFixed(1)} above, ${below.toFixed(1)} below`);
  }
  return [...new Set(faults)];
}

test("no mark over a letter is cut off on any screen", async ({ person }) => {
  test.setTimeout(90_000);
  const { page } = await person("dieuphoi", PHONE);
  for (const address of SCREENS) {
    await page.goto(address);
    await arrived(page);
    expect(await page.evaluate(cutOff), address).toEqual([]);
  }
});

test("the visual language opens a dialog and says something, by keyboard, and its cards lead nowhere", async ({ person }) => {
  const { page } = await person("canbo");
  await page.goto("/kieu-dang");
  await page.getByRole("button", { name: "Hiện dòng báo", exact: true }).press("Enter");
  await expect(page.locator(".toast")).toContainText("Đã chuyển đến Đang thực hiện");
  const open = page.getByRole("button", { name: "Mở hộp chọn" });
  await open.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(open).toBeFocused();
  await page.locator(".looks__cards .card__title").first().click();
  await expect(page).toHaveURL(/kieu-dang/);
});
