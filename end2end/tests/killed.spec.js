// A browser that is killed a moment after it said that something is kept: the system takes the memory, or the battery is empty.
import { readdir, readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { BoardPage } from "../support/pages/board.js";
import { SignInPage } from "../support/pages/sign_in.js";
import { TaskPage } from "../support/pages/task.js";
import { controlled, expect, test } from "../support/test.js";

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
