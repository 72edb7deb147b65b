// What every browser test starts from: a server of its own with the demonstration in it, people who can sign in, and a guard.
//
//   import { test, expect } from "../support/test.js";
//   test("a rule", async ({ server, person, guard }) => {
//     const head = await person("truongphong");        // signed in, on the board, in a browser profile of their own
//     await server.stop();
//     guard.allowOffline();
//   });
import { rm } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { Guard } from "./guard.js";
import { BoardPage } from "./pages/board.js";
import { SignInPage } from "./pages/sign_in.js";
import { TaskPage } from "./pages/task.js";
import { makeTemplate, Server } from "./server.js";

export { expect };

export const test = base.extend({
  /** `test.use({ demonstration: false })` starts on an empty data folder. */
  demonstration: [true, { option: true }],

  template: [
    async ({}, use) => {
      const template = await makeTemplate();
      await use(template);
      await rm(template.data, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],

  server: async ({ demonstration, template }, use, info) => {
    const server = await Server.start(demonstration ? template : undefined);
    await use(server);
    await server.dispose();
    if (info.status !== info.expectedStatus) await info.attach("server.log", { body: server.log, contentType: "text/plain" });
  },

  baseURL: async ({ server }, use) => use(server.url),

  guard: [
    async ({ server, context }, use) => {
      const guard = new Guard(server.url);
      guard.watch(context);
      await use(guard);
      expect(guard.unexpected(), "what the page did unasked").toEqual([]);
    },
    { auto: true },
  ],

  board: async ({ page }, use) => use(new BoardPage(page)),
  task: async ({ page }, use) => use(new TaskPage(page)),
  signIn: async ({ page }, use) => use(new SignInPage(page)),

  /** `password("canbo")`: what the demonstration gave that login. */
  password: async ({ template }, use) => use(template.passwordOf),

  /**
   * `person("canbo", options)` opens a browser profile of their own, signs in and waits for the board:
   * `{ context, page, board, task, signIn }`. `options` are Playwright's for a new context,
   * and the `password` of an account that is not the demonstration's.
   */
  person: async ({ browser, server, guard, template }, use) => {
    const contexts = [];
    await use(async (login, { password, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
      contexts.push(context);
      guard.watch(context);
      const page = await context.newPage();
      const pages = { board: new BoardPage(page), task: new TaskPage(page), signIn: new SignInPage(page) };
      await pages.signIn.enter(login, password ?? template.passwordOf(login));
      await pages.board.ready();
      return { context, page, ...pages };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** One more tab of the same browser, on the board or on `address`. */
export async function tabOf(one, address = "/") {
  const page = await one.context.newPage();
  const tab = { context: one.context, page, board: new BoardPage(page), task: new TaskPage(page), signIn: new SignInPage(page) };
  await tab.board.open(address);
  return tab;
}

/** The operations that the server has decided, in the order they came. */
export async function logOf(server) {
  return JSON.parse((await server.run(["export", "--format", "json"])).stdout).ops.map((line) => line.op);
}

/** Waits until the service worker answers for this page and keeps all files of its version. */
export async function controlled(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });
}
