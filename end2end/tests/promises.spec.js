// The suite of promises that every place keeps which keeps things for a device (app/sync/tests/promises), on the browser's own.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../support/test.js";
import { depot } from "../support/large.js";
import { SITE } from "../support/server.js";

const TRIED = path.join(SITE, "../promises");
const PROMISES = 11;

test.use({ demonstration: false });

/** Loads what was built for this beside the page, under an address of its own. */
async function load(page) {
  await page.route("**/promises/*", async (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    const contentType = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    await route.fulfill({ contentType, body: await readFile(path.join(TRIED, name)) });
  });
  // A page of our origin on which nothing else runs.
  await page.goto("/pkg/nothing", { waitUntil: "commit" }).catch(() => {});
}

function tryPromises(page, room) {
  return page.evaluate(async (room) => {
    const tried = await import("/promises/promises.js");
    await tried.default({ module_or_path: await WebAssembly.compileStreaming(fetch("/promises/promises_bg.wasm")) });
    return tried.try_promises(room);
  }, room);
}

test.beforeEach(async ({ page, guard }) => {
  guard.allowStatus(404);
  await load(page);
});

test("local storage keeps every promise", async ({ page }) => {
  expect(await tryPromises(page, 100_000_000)).toBe(PROMISES);
  expect(await depot(page)).toBe(0);
});

test("IndexedDB keeps every promise", async ({ page }) => {
  expect(await tryPromises(page, 0)).toBe(PROMISES);
  expect(await depot(page)).toBeGreaterThan(1_000);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/rows/")));
  expect(left, "copies in local storage").toEqual([]);
});
