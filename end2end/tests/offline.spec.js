// The promise above all others: what a person typed is never lost and never silently overwritten.
import { test, expect, controlled } from "../support/test.js";
import { moveByMenu } from "../support/moves.js";

test.describe("two people, one of them offline", () => {
  test("both end with the same board, the clash is visible to both, and nothing is lost", async ({ server, person, guard }) => {
    const [lan, hanh] = [await person("canbo"), await person("dieuphoi")];
    await controlled(lan.page);
    // Answers that got lost on the way: each of Lan's first requests reaches the server, and its reply does not come back.
    let dropped = 0;
    await lan.context.route("**/api/v1/sync", async (route) => {
      await route.fetch().catch(() => {});
      dropped += 1;
      await route.abort("connectionreset");
    });
    guard.allowOffline();

    const [first, second, third, fourth, clashing, text] = await idsOfMine(lan.page, 6);
    await moveByMenu(lan, first, "in_progress");
    await expect.poll(() => dropped, "a reply was lost").toBeGreaterThan(0);
    await lan.context.unroute("**/api/v1/sync");
    await server.stop();
    const moved = [second, third, fourth];
    for (const id of moved) await moveByMenu(lan, id, "in_progress");
    await lan.task.open(clashing);
    await lan.task.set("percent", "37");
    await lan.task.open(fourth);
    await lan.task.set("text", "Đã thống nhất với thôn trưởng.");
    await lan.task.open(text);
    await lan.task.set("text", "Viết ở xã, khi không có mạng.");
    await lan.page.getByLabel("Đã làm được gì?").fill("Đã hướng dẫn 12 hộ nộp hồ sơ tại nhà văn hóa.");
    await lan.page.getByRole("button", { name: "Lưu báo cáo" }).click();
    await lan.page.close();

    // Reopened with the server away: all of it is there, marked unsent.
    lan.page = await lan.context.newPage();
    const { BoardPage } = await import("../support/pages/board.js");
    const { TaskPage } = await import("../support/pages/task.js");
    [lan.board, lan.task] = [new BoardPage(lan.page), new TaskPage(lan.page)];
    await lan.board.open();
    await lan.board.isInState("offline");
    const unsent = Number(await lan.board.body.getAttribute("data-unsent"));
    // The first move, whose answer was lost; three moves, a percentage, two texts and a report.
    expect(unsent).toBe(8);
    for (const id of [first, ...moved, clashing, text]) await expect(await shownCard(lan, id)).toHaveAttribute("data-sync", "pending");
    for (const id of [first, ...moved]) await expect(lan.board.card(id)).toHaveAttribute("data-status", "in_progress");
    await lan.task.open(text);
    await expect(lan.task.field("text")).toHaveValue("Viết ở xã, khi không có mạng.");
    await expect(lan.page.getByText("Đã hướng dẫn 12 hộ nộp hồ sơ")).toBeVisible();

    // Meanwhile the other changes one of the same fields. Lan's page would try again by itself before that is done.
    await lan.context.setOffline(true);
    await server.start();
    await hanh.task.open(clashing);
    await hanh.task.set("percent", "81");
    await hanh.board.hasUnsent(0);
    await lan.context.setOffline(false);
    await lan.page.evaluate(() => dispatchEvent(new Event("online")));
    await lan.board.hasUnsent(0);

    // Both see the clash and both values; the board is one.
    for (const one of [lan, hanh]) {
      await one.task.open(clashing);
      await expect(one.page.getByText("37 %").first()).toBeVisible();
      await expect(one.page.getByText("81 %").first()).toBeVisible();
      await expect(one.board.body).toHaveAttribute("data-sync-state", "attention");
    }
    expect(await boardOf(lan)).toEqual(await boardOf(hanh));

    // Each wish was carried out once, although replies were dropped and requests repeated: one line of history for a move,
    // one report, one operation in the log.
    const { ops, rows } = JSON.parse((await server.run(["export", "--format", "json"])).stdout);
    const entries = rows.map((row) => row.is.entry).filter(Boolean);
    for (const id of [first, ...moved]) {
      expect(entries.filter((entry) => entry.task === id && entry.field === "status").length, `history of ${id}`).toBe(1);
      expect(ops.filter(({ op }) => op.body.do === "place_task" && op.body.task === id).length, `log of ${id}`).toBe(1);
    }
    expect(rows.filter((row) => row.is.update?.did.startsWith("Đã hướng dẫn 12 hộ nộp hồ sơ")).length).toBe(1);
    const standing = (id) => rows.find((row) => row.is.wording?.task === id).is.wording.text;
    expect([standing(text), standing(fourth)]).toEqual(["Viết ở xã, khi không có mạng.", "Đã thống nhất với thôn trưởng."]);
  });

  test("texts changed in different paragraphs are joined, in one paragraph kept beside each other", async ({ server, person, guard }) => {
    const [lan, hanh] = [await person("canbo"), await person("dieuphoi")];
    const [id] = await idsOfMine(lan.page, 1);
    await hanh.task.open(id);
    await hanh.task.set("text", "Đoạn một.\nĐoạn hai.");
    await hanh.board.hasUnsent(0);
    await lan.task.open(id);
    await expect(lan.task.field("text")).toHaveValue("Đoạn một.\nĐoạn hai.");
    await lan.context.setOffline(true);
    guard.allowOffline();
    await lan.task.set("text", "Đoạn một của Lan.\nĐoạn hai.");
    await hanh.task.set("text", "Đoạn một.\nĐoạn hai của Hạnh.");
    await hanh.board.hasUnsent(0);
    await lan.context.setOffline(false);
    await lan.board.hasUnsent(0);
    await expect(lan.task.field("text")).toHaveValue("Đoạn một của Lan.\nĐoạn hai của Hạnh.");
    await expect(hanh.task.field("text")).toHaveValue("Đoạn một của Lan.\nĐoạn hai của Hạnh.");
  });
});

test("signing out with unsent work leads to what would stay behind", async ({ person, server, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  await controlled(one.page);
  const id = await one.page.locator("[data-task][data-mine][data-status=not_started]").first().getAttribute("data-task");
  await server.stop();
  await moveByMenu(one, id, "in_progress");
  await one.board.hasUnsent(1);
  await one.page.getByRole("navigation").getByRole("button", { name: "Đăng xuất" }).click();
  await expect(one.page).toHaveURL(/dong-bo/);
  await one.board.hasUnsent(1);
});

test("after signing out the sign-in page says whose work waits here and how much, and not what it says", async ({ person, server, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  await controlled(one.page);
  const name = await one.page.locator(".rail__who b").textContent();
  const id = await one.page.locator("[data-task][data-mine][data-status=not_started]").first().getAttribute("data-task");
  await one.task.open(id);
  await server.stop();
  for (const words of ["Ý kiến thứ nhất", "Ý kiến thứ hai"]) {
    await one.page.getByLabel("Ý kiến của bạn").fill(words);
    await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  }
  await one.page.getByLabel("Ý kiến của bạn").fill("Ý kiến viết dở");
  await one.page.goto("/dong-bo");
  await one.page.getByRole("button", { name: "Vẫn đăng xuất" }).click();
  const waits = one.page.getByRole("note");
  await expect(waits).toContainText(`${name}: 2 thay đổi, 1 bản nháp`);
  await expect(waits).not.toContainText("Ý kiến");
  await one.page.reload();
  await expect(waits).toContainText(`${name}: 2 thay đổi, 1 bản nháp`);
});

/** Tasks that the person may move and that have not begun. */
async function idsOfMine(page, count) {
  const ids = page.locator('[data-task][data-mine][data-status="not_started"]');
  await expect.poll(() => ids.count()).toBeGreaterThanOrEqual(count);
  return ids.evaluateAll((cards, count) => cards.slice(0, count).map((card) => card.dataset.task), count);
}

/** A card far down the board is drawn when it is scrolled to. */
async function shownCard(one, id) {
  const card = one.board.card(id);
  await expect(card).toHaveCount(1);
  return card;
}

/** What stands where, as the page holds it. */
async function boardOf(one) {
  await one.board.open();
  await one.board.isDrawnWhole();
  return one.board.cards.evaluateAll((cards) => cards.map((card) => `${card.dataset.task} ${card.dataset.status}`).sort());
}
