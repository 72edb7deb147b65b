// The program in English: whose words are the plan's and whose are its own, how days are written, one task and two tasks.
import { arrived, PARTS, SCREENS } from "../support/screens.js";
import { expect, test } from "../support/test.js";

/** A reader, a language, and every screen of theirs with one card. */
async function inEnglish(person, login) {
  const one = await person(login);
  const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
  await one.page.evaluate(() => localStorage.setItem("pb1/prefs", '{"language":"en"}'));
  const go = async (address) => {
    await one.page.goto(address);
    await arrived(one.page);
  };
  return { ...one, go, screens: [...SCREENS, `/viec/${id}`] };
}

/** English sentences with a name of this place in them: a name is said as well as the sentence's own voice can. */
const SENTENCES = ".paragraph__text, .behind__words, .chasing__unlisted li, .page-head__fresh, .many__one small, .task-field__hint, .agency-list__one > p, .papers > p, .looks__size p, .sync__part p, .sync__part dd p, .task-facts dd > p, .flag";

/** Text with letters that only Vietnamese has, and nothing that says so. */
function unmarked(sentences) {
  const letters = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const holder = node.parentElement;
    if (!letters.test(node.data) || holder.closest("[lang]").lang === "vi" || holder.closest(`script, style, ${sentences}`)) continue;
    found.add(`${holder.closest("[class]")?.className} > ${holder.tagName}: ${node.data.trim().slice(0, 60)}`);
  }
  return [...found];
}

test("words of the plan are marked as Vietnamese on every screen in English", async ({ person }) => {
  test.setTimeout(180_000);
  const one = await inEnglish(person, "dieuphoi");
  for (const address of [...one.screens, ...PARTS]) {
    await one.go(address);
    expect(await one.page.locator("html").getAttribute("lang")).toBe("en");
    await expect.poll(() => one.page.evaluate(unmarked, SENTENCES), { message: address }).toEqual([]);
    // And the program's own words are not taken for the plan's.
    await expect(one.page.locator("[lang=vi]").filter({ hasText: /^(Nobody leads yet|In all|Criterion)$/ }), address).toHaveCount(0);
  }
});

test("in English a month has its name, and one of something is not many", async ({ person }) => {
  test.setTimeout(180_000);
  const one = await inEnglish(person, "dieuphoi");
  /** What the program says itself, a line for each thing it says. */
  const own = () => [...document.querySelectorAll("body *:not([lang=vi], [lang=vi] *)")].map((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ")).filter((text) => text.trim());
  const seen = new Set();
  for (const address of one.screens) {
    await one.go(address);
    const days = async () => (await one.page.evaluate(own)).filter((line) => /\b\d\d\/\d\d\/\d{4}\b/.test(line));
    await expect.poll(days, { message: address }).toEqual([]);
    const lines = await one.page.evaluate(own);
    expect(lines.filter((line) => /(^|[^\d.,/])1 (days|tasks|units|criteria|changes|times|reminders|files|groups|agencies)\b/.test(line)), address).toEqual([]);
    for (const line of lines) for (const [date] of line.matchAll(/\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d{4}\b/g)) seen.add(date);
  }
  expect(seen.size).toBeGreaterThan(3);
});
