// The way back to the board leads to where one was.
import { expect, test } from "../support/test.js";

for (const [device, viewport] of [["desktop", { width: 1440, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  test(`from a card far down the board, on a ${device}`, async ({ person }) => {
    const { page, board, task } = await person("canbo", { viewport });
    await board.isDrawnWhole();
    if (device === "phone") await page.locator('[data-head="not_started"]').click();
    const card = board.column("not_started").locator("[data-task]:visible").nth(40);
    await card.scrollIntoViewIfNeeded();
    const id = await card.getAttribute("data-task");
    for (const back of [() => page.goBack(), () => page.getByRole("link", { name: "Về bảng việc" }).click()]) {
      await board.card(id).locator(".card__title").click();
      await task.field("status").waitFor();
      await back();
      await expect(board.card(id)).toBeInViewport();
    }
  });
}
