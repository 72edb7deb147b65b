// A province as large as the product is built for, and what a page does with it: tasks that froze the screen, as the browser
// counts them, and how much the page hands to the browser's storage at a time.

export const TASKS = 5000;
/** So many rows at most go to IndexedDB or come from there at a time (app/sync/src/tab/carrying.rs). */
export const ROWS_AT_A_TIME = 200;
/** With the changes below about 20,000 rows: cards with their words, 3,000 reports, comments and history. */
const LARGE = ["generate", "--tasks", String(TASKS), "--units", "118", "--seed", "1", "--with-account", "dieuphoi", "--password-stdin"];
export const PASSWORD = "mat-khau-de-thu-tai";
export const FIRST_OPS = 6_900;
/** For so long nothing is put into IndexedDB when all is there. */
const CALM_MS = 1_500;
/** About 200 rows more. */
export const PAGE_OPS = 90;

export function grow(server, ops) {
  return server.run([...LARGE, "--ops", String(ops)], `${PASSWORD}\n`);
}

/** Watches from the first script on. */
export async function watch(page) {
  await page.addInitScript(() => {
    window.watched = { long: [], putsMax: 0, getsMax: 0, puts: 0 };
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.watched.long.push({ at: Math.round(task.startTime), ms: Math.round(task.duration) });
    }).observe({ type: "longtask", buffered: true });
    const puts = new WeakMap();
    const put = IDBObjectStore.prototype.put;
    // The second copy of what is unsent holds no rows.
    const isBoard = (store) => store.transaction.db.name !== "parboard-second-copy";
    IDBObjectStore.prototype.put = function (...args) {
      if (!isBoard(this)) return put.apply(this, args);
      const count = (puts.get(this.transaction) ?? 0) + 1;
      puts.set(this.transaction, count);
      window.watched.puts += 1;
      window.watched.putsMax = Math.max(window.watched.putsMax, count);
      return put.apply(this, args);
    };
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (range, count) {
      if (isBoard(this)) window.watched.getsMax = Math.max(window.watched.getsMax, count ?? Infinity);
      return getAll.call(this, range, count);
    };
  });
}

export function seen(page) {
  return page.evaluate(() => window.watched);
}

/** Forgets what was seen so far. */
export function forget(page) {
  return page.evaluate(() => Object.assign(window.watched, { long: [], putsMax: 0, getsMax: 0, puts: 0 }));
}

/** Where this device keeps boards: the names of the notes and of the chunks in local storage. */
export function shelf(page) {
  return page.evaluate(() => {
    const keys = Object.keys(localStorage);
    return { notes: keys.filter((key) => /\/plan\/.*\/depot$/.test(key)).length, chunks: keys.filter((key) => /\/rows\/\d+$/.test(key)).length };
  });
}

/** How many rows lie in IndexedDB. */
export function depot(page) {
  return page.evaluate(async () => {
    // Opening what is not there yet would make it, and the app would find it without its table.
    if (!(await indexedDB.databases()).some(({ name }) => name === "pb1")) return 0;
    const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
    const database = await done(indexedDB.open("pb1"));
    const count = await done(database.transaction("kept").objectStore("kept").count(IDBKeyRange.bound("pb1/rows/", "pb1/rows/\uffff")));
    database.close();
    return count;
  });
}

/** Until nothing more is put into IndexedDB. */
export async function calm(page) {
  for (let before = -1, now = await depot(page); now !== before; ) {
    await page.waitForTimeout(CALM_MS);
    [before, now] = [now, await depot(page)];
  }
}
