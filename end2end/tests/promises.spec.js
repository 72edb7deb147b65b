// The suite of promises that every place keeps which keeps things for a device (app/sync/tests/promises), on the browser's own.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../support/test.js";
import { depot } from "../support/large.js";
import { SITE } from "../support/server.js";

const TRIED = path.join(SITE, "../promises");
const PROMISES = 12;
const ERRANDS = 3;

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

function tried(page, suite, room) {
  return page.evaluate(
    async ([suite, room]) => {
      const tried = await import("/promises/promises.js");
      await tried.default({ module_or_path: await WebAssembly.compileStreaming(fetch("/promises/promises_bg.wasm")) });
      return tried[suite](room);
    },
    [suite, room],
  );
}

test.beforeEach(async ({ page, guard }) => {
  guard.allowStatus(404);
  await load(page);
});

test("local storage keeps every promise", async ({ page }) => {
  expect(await tried(page, "try_promises", 100_000_000)).toBe(PROMISES);
  expect(await depot(page)).toBe(0);
});

test("IndexedDB keeps every promise", async ({ page }) => {
  expect(await tried(page, "try_promises", 0)).toBe(PROMISES);
  expect(await depot(page)).toBeGreaterThan(1_000);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/rows/")));
  expect(left, "copies in local storage").toEqual([]);
});

test("a place in memory keeps every promise in a browser, too", async ({ page }) => {
  for (const room of [100_000_000, 0]) {
    expect(await tried(page, "try_promises_in_memory", room)).toBe(PROMISES);
  }
  expect(await depot(page)).toBe(0);
});

test("IndexedDB runs errands as every depot does: whole, guarded, in order", async ({ page }) => {
  expect(await tried(page, "try_errands")).toBe(ERRANDS);
});
