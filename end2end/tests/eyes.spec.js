// What no checker sees: whether what has the keys is in sight, whether text may be spaced out, whether colours may be taken away.
import { arrived } from "../support/screens.js";
import { hidden } from "../support/sight.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const [name, options] of [["desktop", { viewport: { width: 1280, height: 640 } }], ["phone", PHONE]]) {
  test(`what has the keys is always in sight, ${name}`, async ({ person }) => {
    test.setTimeout(120_000);
    const one = await person("dieuphoi", options);
    const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
    for (const address of ["/", `/viec/${id}`, "/cua-toi", "/dieu-hanh", "/sua-nhieu", "/dong-bo"]) {
      await one.page.goto(address);
      await arrived(one.page);
      await expect(one.page.locator("body[data-keys]")).toHaveCount(1);
      for (const key of ["Tab", "Shift+Tab"]) {
        for (let stops = 0; stops < 25; stops += 1) {
          await one.page.keyboard.press(key);
          expect(await one.page.evaluate(hidden), `${address} ${key} ${stops}`).toBeNull();
        }
      }
    }
  });
}

test("text may be spaced out as far as WCAG 1.4.12 asks, and nothing is cut off", async ({ person }) => {
  test.setTimeout(120_000);
  const one = await person("dieuphoi", PHONE);
  const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
  for (const address of ["/", `/viec/${id}`, "/cua-toi", "/dieu-hanh", "/dong-bo", "/tro-giup", "/bao-cao", "/don-doc"]) {
    await one.page.goto(address);
    await arrived(one.page);
    // Set by the script, as an extension does: the page's own policy allows no style beside its own.
    await one.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    expect(await one.page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
    const cut = await one.page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, h3, p, a, button, label, span, b, dd, dt, li")]
        .filter((element) => element.childElementCount === 0 && element.textContent.trim() && element.getClientRects().length)
        .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && !element.closest(".visually-hidden"))
        .filter((element) => getComputedStyle(element).textOverflow !== "ellipsis" && !getComputedStyle(element).webkitLineClamp.match(/\d/))
        .filter((element) => getComputedStyle(element).opacity !== "0")
        .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2)
        .map((element) => element.outerHTML.slice(0, 140)),
    );
    expect(cut, address).toEqual([]);
  }
});

/** Text that is cut off by design and cannot be read in full from there: no title, no way to open it, no name that says it all. */
function shortened() {
  const isCut = (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
  const isClamped = (style) => style.textOverflow === "ellipsis" || /\d/.test(style.webkitLineClamp);
  const says = (element, text) => [element.title, element.getAttribute("aria-label")].some((name) => (name ?? "").replace(/\s+/g, " ").includes(text));
  return [...document.querySelectorAll("main *, dialog[open] *, nav *")]
    .filter((element) => !/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.getClientRects().length > 0 && element.textContent.trim())
    .filter((element) => isClamped(getComputedStyle(element)) && isCut(element))
    .filter((element) => {
      const text = element.textContent.trim().replace(/\s+/g, " ");
      const opens = element.closest("a, button, summary, [role=option], label") ?? element.querySelector("a, button");
      const row = element.closest("tr, li")?.querySelector("a");
      return !opens && !row && !says(element, text) && !(element.closest("[title]") && says(element.closest("[title]"), text));
    })
    .map((element) => element.outerHTML.slice(0, 140));
}

for (const [name, options] of [["desktop", { viewport: { width: 1280, height: 800 } }], ["phone", PHONE]]) {
  test(`what is shortened can be read in full from where it stands, ${name}`, async ({ person }) => {
    test.setTimeout(120_000);
    const one = await person("dieuphoi", options);
    const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
    for (const address of ["/", "/?nhom=chu-tri", `/viec/${id}`, "/cua-toi", "/dieu-hanh", "/dieu-hanh?theo=cot", "/don-doc", "/muc-tieu", "/sua-nhieu", "/quan-tri"]) {
      await one.page.goto(address);
      await arrived(one.page);
      expect(await one.page.evaluate(shortened), address).toEqual([]);
    }
  });
}

test("with the system's own colours what is chosen is told apart from what is not", async ({ person }) => {
  const one = await person("dieuphoi", { ...PHONE, forcedColors: "active" });
  const chosen = one.page.locator(".segments [aria-pressed=true]");
  const other = one.page.locator(".segments [aria-pressed=false]").first();
  const look = (locator) => locator.evaluate((element) => ["borderColor", "backgroundColor", "color", "outline"].map((name) => getComputedStyle(element)[name]).join());
  expect(await look(chosen)).not.toBe(await look(other));
  const shown = one.page.locator("[data-head][aria-pressed=true]");
  const hidden = one.page.locator("[data-head][aria-pressed=false]").first();
  expect(await look(shown)).not.toBe(await look(hidden));
  const here = one.page.locator(".rail__link[aria-current=page]");
  expect(await look(here)).not.toBe(await look(one.page.locator(".rail__link:not([aria-current])").first()));
});
