// Files that wait beside a tab or a request that hangs: neither holds them up for longer than it must. Numbers in comments are rows
// of the list of failure modes.
import { expect, tabOf, test } from "../support/test.js";
import { EvidencePart } from "../support/pages/evidence.js";
import { photo } from "../support/photo.js";

const TITLE = "Biên bản kiểm tra việc niêm yết";
const PIECE = "**/api/v1/files/*?offset=*";

/** Somebody who has just saved evidence, and whose first piece is never answered. */
async function withHangingPiece(person, { ownClock = false } = {}) {
  const one = await person("canbo");
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  await one.board.isInState("synced");
  if (ownClock) await one.page.clock.install();
  const evidence = new EvidencePart(one.page);
  await one.page.route(PIECE, () => {}, { times: 1 });
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose({ name: "ảnh.png", mimeType: "image/png", buffer: photo(1, 300, 200) });
  await expect(evidence.picture).toBeVisible();
  const asked = one.page.waitForRequest((request) => request.url().includes("?offset="));
  await evidence.save.click();
  await asked;
  return { one, id, evidence };
}

/** The pieces that a page sends from now on. */
function piecesOf(page) {
  const sent = [];
  page.on("request", (request) => request.url().includes("?offset=") && sent.push(request));
  return sent;
}

/** Lets time pass until that many pieces have been sent, and no further: what is under way for long is given up. */
function passUntilSent(page, sent) {
  return expect.poll(async () => (await page.clock.runFor(5_000), sent.length), { intervals: [200], timeout: 30_000 }).toBeGreaterThan(0);
}

test("a frozen tab does not keep the others from sending files", async ({ person, server, guard }) => {
  // 64, 65
  test.slow();
  guard.allowOffline();
  const { one, id, evidence } = await withHangingPiece(person);
  const other = { page: await one.context.newPage() };
  await other.page.clock.install();
  const sent = piecesOf(other.page);
  const browser = await one.context.newCDPSession(one.page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await other.page.goto(`/viec/${id}`);
  const theirs = new EvidencePart(other.page);
  await expect(theirs.file(TITLE)).toHaveAttribute("data-is", "waits");
  await other.page.clock.runFor(60_000);
  expect(sent).toEqual([]);
  await passUntilSent(other.page, sent);
  await expect(theirs.file(TITLE)).toHaveAttribute("data-is", "there");
  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
  expect((await server.run(["check"])).stderr).toContain("1 files");
});

test("a tab that sends one slow piece after another keeps its turn", async ({ person, guard }) => {
  // 64
  test.slow();
  guard.allowOffline();
  const one = await person("canbo");
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  const evidence = new EvidencePart(one.page);
  const waiting = [];
  let isSlow = true;
  await one.page.route(PIECE, (route) => (isSlow ? waiting.push(route) : route.continue()));
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose({ name: "ảnh.png", mimeType: "image/png", buffer: photo(2, 600, 400) });
  await evidence.save.click();
  await expect.poll(() => waiting.length).toBe(1);
  const other = await tabOf(one, "/");
  const sent = piecesOf(other.page);
  await other.page.clock.install();
  await other.page.goto(`/viec/${id}`);
  await expect(new EvidencePart(other.page).file(TITLE)).toBeVisible();
  // Longer in all than a silent tab is waited for.
  for (let piece = 0; piece < 3; piece += 1) {
    for (let step = 0; step < 10; step += 1) await other.page.clock.runFor(8_000);
    expect(sent).toEqual([]);
    await waiting.pop().continue();
    await expect.poll(() => waiting.length).toBe(1);
  }
  isSlow = false;
  await waiting.pop().continue();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
});

test.describe("an upload that hangs is given up and goes on", () => {
  test("when the line changes", async ({ person, guard }) => {
    guard.allowOffline();
    const { one, evidence } = await withHangingPiece(person);
    await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "sending");
    await one.page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
  });

  test("when its time is over", async ({ person, guard }) => {
    guard.allowOffline();
    const { one, evidence } = await withHangingPiece(person, { ownClock: true });
    const sent = piecesOf(one.page);
    await one.page.clock.runFor(60_000);
    expect(sent, "a slow line is given time").toEqual([]);
    await passUntilSent(one.page, sent);
    await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
  });
});
