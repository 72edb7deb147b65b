// The room that a browser gives a page.

/** Takes all that local storage has left, to the last character, and what the last board would give back. */
export function fillStorage() {
  for (const key of Object.keys(localStorage)) if (key.endsWith("/plan/last-board")) localStorage.removeItem(key);
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    for (let n = 0; ; n += 1) {
      try {
        localStorage.setItem(`khac/${size}/${n}`, "x".repeat(size));
      } catch {
        break;
      }
    }
  }
}
