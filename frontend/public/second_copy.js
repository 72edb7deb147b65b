// A second copy of what only this device has: unsent operations, drafts, and the notes of files that wait.
//
// Local storage takes a word at once, and the browser writes it to the disk some seconds later. A browser that is killed meanwhile,
// by a phone that needs the memory or by a battery that is empty, loses those seconds, although the page had said that they were
// kept. IndexedDB says that something is written when the system has it. So what is precious is copied there a moment after each
// change, under a number that local storage holds too. A start that finds a smaller number in local storage than in the copy knows
// that its end was lost, and puts back what the copy has. What the copy lacks is left as it is: at worst an operation is sent
// twice, which the server takes once, or what was discarded in the last seconds is there again.
//
// The app does not wait long for that. Once it may have begun to run, what stands in local storage is newer than the copy, and a
// key that it found and that is gone was sent or discarded since: then only that is put back which was missing when it began and
// still is. Where an older text stands under a key, those seconds of it are lost.

const NUMBER = "pb1/copied";
const PRECIOUS = /^pb1\/[^/]+\/(outbox|draft|file|drafted-file)\//;
const SOON_MS = 150;
/** A backlog so long is not what somebody typed in the last seconds, and reading all of it at each change would be felt. */
const KEYS_MAX = 1000;

/** What the copy holds, as far as this tab knows. */
let copied = null;
let timer = 0;

/** Puts back what local storage has lost. `found()` are the keys that the app found when it began to run; nothing until then. */
export async function mend(found) {
  const [keys, values] = await inStore("readonly", (store) => [store.getAllKeys(), store.getAll()]);
  // Asked twice, and the other answer came first: the copy has gone on since.
  if (copied) return;
  copied = new Map(keys.map((key, at) => [key, values[at]]));
  const number = copied.get(NUMBER) ?? 0;
  if (number <= numberHere()) return;
  const began = found();
  for (const [key, value] of copied) {
    if (!PRECIOUS.test(key) || (began && (began.includes(key) || localStorage.getItem(key) !== null))) continue;
    localStorage.setItem(key, value);
    // The app reads it as if another tab had written it.
    if (began) dispatchEvent(new StorageEvent("storage", { key }));
  }
  localStorage.setItem(NUMBER, number);
}

/** Copies from now on. */
export async function start(found) {
  if (!copied) await mend(found);
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const type of ["input", "storage"]) addEventListener(type, soon);
  soon();
}

function soon() {
  timer ||= setTimeout(copy, SOON_MS);
}

async function copy() {
  try {
    const now = Object.keys(localStorage).filter((key) => PRECIOUS.test(key));
    if (now.length > KEYS_MAX) return;
    const held = new Map(now.map((key) => [key, localStorage.getItem(key)]));
    const fresh = [...held].filter(([key, value]) => copied.get(key) !== value);
    const gone = [...copied.keys()].filter((key) => PRECIOUS.test(key) && !held.has(key));
    if (fresh.length + gone.length === 0) return;
    const number = Math.max(numberHere(), copied.get(NUMBER) ?? 0) + 1;
    localStorage.setItem(NUMBER, number);
    await inStore("readwrite", (store) => {
      for (const [key, value] of fresh) store.put(value, key);
      for (const key of gone) store.delete(key);
      store.put(number, NUMBER);
      return [];
    });
    copied = held.set(NUMBER, number);
  } catch {
    // Full or forbidden: local storage alone has it, as before there was a copy.
  } finally {
    timer = 0;
  }
}

function numberHere() {
  return Number(localStorage.getItem(NUMBER) ?? 0);
}

/** Asks the store, and settles with the answers once the transaction is through. */
function inStore(mode, ask) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open("parboard-second-copy", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("copy");
    opening.onerror = opening.onblocked = () => fail(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      try {
        const transaction = base.transaction("copy", mode);
        transaction.onabort = () => fail(transaction.error);
        const requests = ask(transaction.objectStore("copy"));
        transaction.oncomplete = () => done(requests.map((request) => request.result));
      } catch (error) {
        fail(error);
      } finally {
        // A page that is frozen must hold no connection open.
        base.close();
      }
    };
  });
}
