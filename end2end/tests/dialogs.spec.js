// What opens over a screen, and the states a screen may be in, have nothing serious for those who cannot see or point: in both themes,
// on a desk and in the hand.
import { seriousFaults } from "../support/axe.js";
import { STATES } from "../support/states.js";
import { expect, test } from "../support/test.js";

const SIZES = {
  "on a desktop": { viewport: { width: 1440, height: 900 } },
  "on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const LOGINS = [...new Set(Object.values(STATES).map(({ login }) => login))];

for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const login of LOGINS) {
      test(`nothing serious in what ${login ?? "nobody yet"} opens, ${size}, ${colorScheme}`, async ({ browser, server, person, guard }) => {
        test.setTimeout(240_000);
        // Asking who sits here and a wrong password.
        if (login === null) guard.allowStatus(401);
        // A card that is nowhere is asked for.
        if (login === STATES["khong-thay-viec"].login) guard.allowStatus(404);
        const look = { ...options, colorScheme, locale: "vi-VN" };
        const context = login === null ? await browser.newContext({ baseURL: server.url, ...look }) : (await person(login, look)).context;
        const page = context.pages()[0] ?? (await context.newPage());
        for (const [name, state] of Object.entries(STATES).filter(([, state]) => state.login === login)) {
          await state.open(page);
          expect(await seriousFaults(page), name).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(options.viewport.width);
        }
        if (login === null) await context.close();
      });
    }
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`nothing serious in two panes, ${colorScheme}`, async ({ person }) => {
    const one = await person("canbo", { viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true, colorScheme });
    await one.task.open(await one.board.cards.first().getAttribute("data-task"));
    await expect(one.page.locator(".beside [aria-current=page]")).toBeVisible();
    expect(await seriousFaults(one.page)).toEqual([]);
  });
}
