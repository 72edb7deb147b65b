// Targets for a page ruler that measures first visit, second visit, a move and an offline start in a throttled browser.
//
//   parboard generate --tasks 500 --units 40 --ops 200 --seed 7 --with-account ruler --data D   (password on standard input)
//   parboard serve --data D --listen 127.0.0.1:4200
//
// RULER_PASSWORD is that account's password. Each move drags the first card that is seen in the first column to the second.
const base = process.env.RULER_BASE ?? "http://127.0.0.1:4200";

const move = {
  input: "pointerup",
  pick: async (page) => {
    // After many moves none may be left on the screen: the next ones are further down.
    for (let screens = 0; screens < 20; screens += 1) {
      const seen = await page.evaluate(() => {
        const cards = [...document.querySelectorAll('[data-column="not_started"] [data-mine]')];
        const isSeen = ({ top, bottom }) => top > 180 && bottom < innerHeight - 60;
        return cards.find((card) => isSeen(card.getBoundingClientRect()))?.dataset.task;
      });
      if (seen) return seen;
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(300);
    }
    throw new Error("no card to move");
  },
  act: async (page, id) => {
    const card = page.locator(`[data-task="${id}"]`);
    const [from, lane] = [await card.boundingBox(), await page.locator("[data-group]", { has: card }).locator('[data-column="in_progress"]').boundingBox()];
    await page.mouse.move(from.x + from.width / 2, from.y + 14);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 12, from.y + 20, { steps: 3 });
    await page.mouse.move(lane.x + lane.width / 2, Math.max(lane.y + 20, from.y), { steps: 4 });
    await page.mouse.up();
  },
  done: (id) => !!document.querySelector(`[data-column="in_progress"] [data-task="${id}"]`),
};

async function prepare(page) {
  await page.goto(`${base}/dang-nhap`);
  await page.locator('input[name="login"]').fill("ruler");
  await page.locator('input[name="password"]').fill(process.env.RULER_PASSWORD ?? "");
  await page.keyboard.press("Enter");
  await page.locator("[data-task]").first().waitFor();
  await page.waitForTimeout(2000);
}

export default { board500: { name: "ParBoard, 500 cards", base, board: `${base}/`, card: "[data-task]", count: 8, prepare, move } };
