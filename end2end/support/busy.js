// How long a page is busy at a time, in milliseconds of the processor, as the browser itself traces it.
const CATEGORIES = ["toplevel"];

/** The tasks of the pages' main threads while something is done, the longest first. */
export async function tasks(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}:${tid}`));
  const run = traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.has(`${pid}:${tid}`));
  return run.map(({ tdur }) => (tdur ?? 0) / 1_000).sort((a, b) => b - a);
}

/** The same in three figures, for a table. */
export async function longest(browser, page, work) {
  const ms = await tasks(browser, page, work);
  return { "longest task (ms)": Math.round(ms[0]), "second (ms)": Math.round(ms[1]), "over 50 ms": ms.filter((task) => task > 50).length };
}
