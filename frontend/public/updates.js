// Starts the service worker and tells the app about newer versions. What passes between this file and the app:
//
//   this file -> app   CustomEvent "parboard:update" on window: a newer version is here and waits. The same is kept as
//                      <html data-update="waiting">, for an app that began to listen later. When another tab has applied the
//                      update already, it is <html data-update="applied">: this tab still runs the old version.
//                      Told once for each version.
//   app -> this file   CustomEvent "parboard:apply-update" on window: the person agreed, and nothing unsaved is open. The new
//                      worker takes over and the page reloads, once.
//
// Nothing is applied without being asked for: a form may be open, and only the app knows.

const CHECK_EVERY_MS = 60 * 60 * 1000;
const AGAIN_MS_MIN = 30_000;
const AGAIN_MS_MAX = 15 * 60_000;
const TAKE_OVER_WAIT_MS = 5_000;
const RELOAD_APART_MS = 10_000;
const RELOADED_AT = "parboard:reloaded-at";

/** Registers the worker and keeps watching for the next one. Without workers (plain http, private windows) it does nothing. */
export async function start() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let wasControlled = Boolean(workers.controller);
  let asked = false;
  workers.addEventListener("controllerchange", () => {
    if (asked) reloadOnce();
    else if (wasControlled) announce("applied");
    // The very first worker takes over a page that is already of its version: no news.
    wasControlled = true;
  });

  const registration = await keepFiles(workers);
  if (!registration) return;
  addEventListener("parboard:apply-update", () => {
    if (asked) return;
    asked = true;
    apply(registration);
  });
  watch(registration);
  checkNowAndThen(registration);
}

/**
 * The registration, once a worker of it keeps the files; `null` where the browser forbids that. A line that drops half-way is
 * no reason to go without them for as long as this tab stays open.
 */
async function keepFiles(workers) {
  for (let wait = AGAIN_MS_MIN; ; wait = Math.min(wait * 2, AGAIN_MS_MAX)) {
    try {
      const registration = await workers.register("/sw.js", { updateViaCache: "none" });
      if (registration.active || (await installs(registration))) return registration;
    } catch (error) {
      if (error.name === "SecurityError") {
        console.warn("no offline copy on this device:", error);
        return null;
      }
    }
    await onlineOrAfter(wait);
  }
}

function installs({ installing, waiting }) {
  if (!installing) return Promise.resolve(Boolean(waiting));
  return new Promise((done) =>
    installing.addEventListener("statechange", () => done(installing.state !== "redundant"), { once: true }),
  );
}

function onlineOrAfter(ms) {
  return new Promise((done) => {
    setTimeout(done, ms);
    addEventListener("online", done, { once: true });
  });
}

function watch(registration) {
  if (registration.waiting && registration.active) announce("waiting");
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) announce("waiting");
    });
  });
}

function announce(state) {
  document.documentElement.dataset.update = state;
  dispatchEvent(new CustomEvent("parboard:update", { detail: { state } }));
}

/** The reload waits for the new worker: earlier, the old one would answer with the old page and files that are gone. */
function apply(registration) {
  if (!registration.waiting) return reloadOnce();
  registration.waiting.postMessage({ type: "SKIP_WAITING" });
  setTimeout(reloadOnce, TAKE_OVER_WAIT_MS);
}

/** Never twice in a row, whatever the browser fires: a reload loop cannot be left by the person caught in it. */
function reloadOnce() {
  try {
    const ago = Date.now() - Number(sessionStorage.getItem(RELOADED_AT));
    if (ago >= 0 && ago < RELOAD_APART_MS) return;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  } catch {
    // Storage is forbidden, so there is no way to know; the worker has changed, and only a reload shows the new version.
  }
  location.reload();
}

/** Browsers look for a newer worker on navigation only, and a board may stay open for days. */
function checkNowAndThen(registration) {
  let checkedAt = Date.now();
  const check = () => {
    if (document.visibilityState !== "visible" || Date.now() - checkedAt < CHECK_EVERY_MS) return;
    checkedAt = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", check);
  setInterval(check, CHECK_EVERY_MS);
}
