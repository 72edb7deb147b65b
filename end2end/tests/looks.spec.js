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
  expect(await height()).toBeLessThan(before);
  await page.goto("/dong-bo");
  await page.getByRole("group", { name: "Tương phản" }).getByRole("button", { name: "Theo thiết bị" }).click();
  await page.reload();
  await expect(root).not.toHaveAttribute("data-contrast", /./);
});

test("a finger has its 44 px, however compact the board", async ({ person }) => {
  const { page } = await person("canbo", PHONE);
  await page.evaluate(() => localStorage.setItem("pb1/looks", '{"density":"compact"}'));
  await page.goto("/dong-bo");
  await expect(page.getByRole("group", { name: "Chuyển động" })).toBeVisible();
  await expect(page.getByRole("group", { name: "Độ dày của bảng" })).toBeHidden();
  await page.goto("/");
  const card = page.locator("[data-task]:visible").first();
  await card.waitFor();
  expect(await card.evaluate((card) => getComputedStyle(card).paddingBlockStart)).toBe("10px");
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
