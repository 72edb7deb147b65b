// A browser that is killed a moment after it said that something is kept: the system takes the memory, or the battery is empty.
import { readdir, readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { BoardPage } from "../support/pages/board.js";
import { SignInPage } from "../support/pages/sign_in.js";
import { TaskPage } from "../support/pages/task.js";
import { controlled, expect, logOf, test } from "../support/test.js";

/** The browser's own process on that profile, where Linux has it. */
async function processOf(profile) {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "")).split("\0");
    if (words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith("--type="))) return Number(pid);
  }
  throw new Error("no browser on that profile");
}

async function launch(profile, server) {
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.url, locale: "vi-VN" });
  const page = context.pages()[0];
  return { context, page, board: new BoardPage(page), task: new TaskPage(page), signIn: new SignInPage(page) };
}

test("what was said to be kept is there after the browser was killed", async ({ server, guard, password }) => {
  guard.allowOffline();
  const profile = test.info().outputPath("profile");
  const one = await launch(profile, server);
  await one.signIn.enter("truongphong", password("truongphong"));
  await one.board.ready();
  await controlled(one.page);
  const id = await one.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  await one.task.open(id);
  // Long enough ago that the browser has written it down: who sits here, and what the board holds.
  await one.context.close();
  const two = await launch(profile, server);
  await two.task.open(id);
  await server.stop();
  await two.task.set("blocked", "Ghi ngay trước khi máy tắt");
  await two.board.hasUnsent(1);
  await two.page.locator('textarea[name="did"]').fill("Báo cáo đang gõ dở");
  await expect.poll(() => copiedOf(two.page)).toContain("Báo cáo đang gõ dở");
  process.kill(await processOf(profile), "SIGKILL");
  await two.context.close().catch(() => {});

  const three = await launch(profile, server);
  await three.page.goto(`/viec/${id}`);
  await expect(three.task.field("blocked")).toHaveValue("Ghi ngay trước khi máy tắt");
  await expect(three.page.locator('textarea[name="did"]')).toHaveValue("Báo cáo đang gõ dở");
  await three.board.hasUnsent(1);
  await server.start();
  await three.page.evaluate(() => dispatchEvent(new Event("online")));
  await three.board.hasUnsent(0);
  await three.context.close();
});

/** The second copy answers only when the test says so, as a disk may that is busy. */
function slowCopy() {
  const gate = new Promise((done) => (window.openGate = done));
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, ...rest) {
    const opening = open.call(this, name, ...rest);
    const whenOpen = { set: (heard) => opening.addEventListener("success", () => gate.then(heard)) };
    return name === "parboard-second-copy" ? Object.defineProperty(opening, "onsuccess", whenOpen) : opening;
  };
}

for (const [where, options] of [["", {}], [", where no worker answers", { serviceWorkers: "block" }]]) {
  test(`what is put back late writes over nothing, and brings nothing back that has gone since${where}`, async ({ person, guard, server }) => {
    test.slow();
    guard.allowOffline();
    guard.allow(/waiting/);
    const one = await person("truongphong", options);
    if (!options.serviceWorkers) await controlled(one.page);
    const id = await one.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
    await one.task.open(id);
    await one.context.route("**/api/v1/sync", (route) => route.abort());
    await one.task.set("blocked", "Vẫn còn sau khi tắt");
    await one.page.getByLabel("Ý kiến của bạn").fill("Gõ trước khi tắt");
    await one.task.set("percent", "61");
    await one.board.hasUnsent(2);
    for (const words of ["Vẫn còn sau khi tắt", "Gõ trước khi tắt", '\\"to\\":61']) await expect.poll(() => copiedOf(one.page), { timeout: 20_000 }).toContain(words);
    const lost = await one.page.evaluate(
      () => (sessionStorage.lost = Object.keys(localStorage).find((key) => key.includes("/outbox/") && localStorage.getItem(key).includes('"to":61'))),
    );
    // What a browser that is killed takes along: the last change, and with it the number.
    await one.context.addInitScript(() => {
      if (sessionStorage.lost) localStorage.removeItem(sessionStorage.lost), localStorage.setItem("pb1/copied", "0");
      delete sessionStorage.lost;
    });
    await one.context.addInitScript(slowCopy);
    await one.page.reload();
    await expect(one.task.field("blocked")).toHaveValue("Vẫn còn sau khi tắt");
    const report = one.page.getByLabel("Ý kiến của bạn");
    await expect(report).toHaveValue("Gõ trước khi tắt");
    await report.fill("Gõ khi bản sao chưa trả lời");
    await one.context.unroute("**/api/v1/sync");
    await one.page.evaluate(() => dispatchEvent(new Event("online")));
    await one.board.hasUnsent(0);
    await one.page.evaluate(() => {
      window.put = {};
      const real = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        window.put[key] ??= value;
        return real.call(this, key, value);
      };
      openGate();
    });
    const number = () => one.page.evaluate(() => Number(localStorage.getItem("pb1/copied")));
    await expect.poll(number, { timeout: 20_000 }).toBeGreaterThan(0);
    const put = await one.page.evaluate(() => window.put);
    expect(Object.keys(put).filter((key) => key.includes("/outbox/")), "what was sent meanwhile is not put back").toEqual([lost]);
    expect(Object.values(put).join()).not.toContain("Gõ trước khi tắt");
    // It was lost and nobody has missed it since: it is sent after all.
    await expect.poll(async () => (await logOf(server)).filter((op) => JSON.stringify(op.body).includes('"to":61')).length).toBe(1);
    await one.page.reload();
    await expect(report).toHaveValue("Gõ khi bản sao chưa trả lời");
  });
}

/** All that the second copy holds, in one text. */
function copiedOf(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("parboard-second-copy");
        opening.onsuccess = () => {
          const base = opening.result;
          if (!base.objectStoreNames.contains("copy")) return base.close(), done("");
          const all = base.transaction("copy").objectStore("copy").getAll();
          all.onsuccess = () => (base.close(), done(JSON.stringify(all.result)));
        };
      }),
  );
}
