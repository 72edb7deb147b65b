// Starts the app, and says in plain words when that is not possible.
//
// The wasm is asked for at once, beside its glue. No <link rel="preload"> asks for it, because Safari would load it twice;
// where it would not, the server hints at it (server/src/site.rs). The
// page waits for this script, which is no loss, since it waits for its style sheet just as long; a script that came later
// would run after the skeleton has been drawn.
//
// The page's skeleton (#boot) stays until the app has drawn itself. In its place stands the board as this person left it, where
// that was kept (last_board.js): it can be read and scrolled at once, and what is pressed meanwhile is pressed again
// when the app is there. The service worker is not ours to start: updates.js does
// that once the board is ready, so that keeping files for later never competes with the first paint.

"use strict";

const REST_AGAIN_MS = 30_000;
const UNDRESSED_MS = 4_000;
const MEND_MS = 1_500;
const READY_WAIT_MS = 10_000;
const LATE_MS = 15_000;
const PORTAL_MS = 5_000;
const WASM = "{{parboard.wasm}}";
const SKELETON_MS = 700;
const isOnBoard = /^\/(dang-nhap)?$/.test(location.pathname);

/** Settles when the last board has been painted, if there is one: the app's own start would keep it waiting. */
let hung = null;
/** What was pressed in it. */
let held = null;
/** The keys that the app found in local storage when it began to run. */
let found = null;

const WORDS = {
  old: [
    "Trình duyệt này không chạy được ParBoard. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới hơn.",
    "This browser cannot run ParBoard. Please use a newer Chrome, Edge, Firefox or Safari.",
  ],
  late: [
    "ParBoard tải lâu hơn thường lệ, có thể do mạng yếu hoặc bị nghẽn. Có thể chờ thêm, hoặc tải lại. Những thay đổi đã lưu trên máy này vẫn còn.",
    "ParBoard is taking longer than usual to load; the network may be slow or stuck. Wait, or reload. Changes saved on this device are kept.",
  ],
  lost: [
    "Chưa tải được ParBoard. Hãy kiểm tra mạng rồi tải lại. Những thay đổi đã lưu trên máy này vẫn còn.",
    "ParBoard could not be loaded. Check the network and reload. Changes saved on this device are kept.",
  ],
  other: [
    "Mạng đang trả về trang khác thay cho ParBoard, thường là trang đăng nhập Wi-Fi. Hãy đăng nhập mạng đó; ParBoard tự thử lại.",
    "The network gives another page instead of ParBoard, often a Wi-Fi sign-in. Sign in to that network; ParBoard tries again by itself.",
  ],
  stopped: [
    "ParBoard gặp lỗi và đã dừng. Hãy tải lại. Những thay đổi đã lưu trên máy này vẫn còn.",
    "ParBoard has stopped because of an error. Please reload. Changes saved on this device are kept.",
  ],
};

// Keys are heard a moment after the board is there (app/src/components/finding.rs). Ctrl K that was pressed before is remembered.
addEventListener("keydown", (event) => {
  const isFind = (event.ctrlKey || event.metaKey) && event.key === "k" && location.pathname !== "/dang-nhap";
  if (!isFind || "keys" in document.body.dataset) return;
  event.preventDefault();
  document.documentElement.dataset.find = Date.now();
});

// A browser that can put this on the home screen says so once. The app offers it when there is reason to (app/src/browser/install.rs).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
  dispatchEvent(new Event("parboard:install"));
});

// Asking for the files comes first: a first look into the storage waits for the disk.
start();
showTheme();
hideSkeleton();
showLastBoard();

async function start() {
  document.documentElement.dataset.undressed = "";
  if (typeof WebAssembly !== "object") return documentReady().then(() => say("old"));
  const wasm = fetchWasm(WASM);
  // After the first sheet, whose rules it has the last word on.
  if (!isOnBoard) documentReady().then(dress);
  // Awaited below; without this an early failure would be reported as unhandled as well.
  wasm.catch(() => {});
  const mended = mendStorage();
  // A line that took the request and never answers ends no promise. No second request races it: browsers make one for the same
  // file wait for the first, and a reload gives the first up.
  const late = setTimeout(() => documentReady().then(() => say("late")), LATE_MS);
  try {
    const [glue] = await Promise.all([import("{{parboard.js}}"), documentReady().then(styleReady)]);
    await Promise.all([hung, mended]);
    await glue.default({ module_or_path: wasm });
    await (hung ? nextFrame() : nextTask());
    found = keysHere();
    addEventListener("error", (event) => noticeStop(event.error));
    addEventListener("unhandledrejection", (event) => noticeStop(event.reason));
    glue.open();
    await nextTask();
    glue.start();
    handOver();
  } catch (error) {
    console.error(error);
    await documentReady();
    if (error instanceof WebAssembly.RuntimeError) return say("stopped");
    if ((await isOurs()) === false) return waitForOurs();
    return say(error instanceof WebAssembly.CompileError ? "old" : "lost");
  } finally {
    clearTimeout(late);
  }
  await boardReady();
  if (isOnBoard) dress();
  if (held) counterpart(held)?.click();
  await startRest();
}

/** The style of all other screens: at once where one of them is asked for, else once the board stands. */
function dress() {
  const link = document.createElement("link");
  const { dataset } = document.documentElement;
  link.rel = "stylesheet";
  link.href = "{{later.css}}";
  const show = () => delete dataset.undressed;
  link.onload = show;
  link.onerror = () => {
    link.remove();
    show();
    setTimeout(dress, REST_AGAIN_MS);
  };
  // A line may take the request and never answer: plain is better than not to be seen.
  setTimeout(show, UNDRESSED_MS);
  document.head.append(link);
}

/** What the browser lost when it was killed is put back before the app looks (second_copy.js). A first visit has nothing to lose. */
function mendStorage() {
  if (!navigator.serviceWorker?.controller) return null;
  const mended = import("{{second_copy.js}}").then((copy) => copy.mend(() => found));
  const enough = new Promise((done) => setTimeout(done, MEND_MS));
  return Promise.race([mended, enough]).catch(() => {});
}

function keysHere() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** Without a network at this very moment it is for the next time there is one, or for later: the app runs without it. */
async function startRest() {
  try {
    const files = [import("{{updates.js}}"), import("{{background.js}}"), import("{{last_board.js}}"), import("{{second_copy.js}}")];
    const [updates, background, lastBoard, secondCopy] = await Promise.all(files);
    background.start();
    lastBoard.start();
    secondCopy.start(() => found).catch(() => {});
    await updates.start();
  } catch {
    const again = () => {
      clearTimeout(timer);
      removeEventListener("online", again);
      startRest();
    };
    const timer = setTimeout(again, REST_AGAIN_MS);
    addEventListener("online", again);
  }
}

/**
 * The theme this person chose, for the skeleton too. The app keeps it (app/src/state/prefs.rs) and sets it again. Contrast, density and
 * motion are read here alone; the app writes them (app/src/state/looks.rs).
 */
function showTheme() {
  try {
    Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem("pb1/looks")));
    const { theme } = JSON.parse(localStorage.getItem("pb1/prefs")) ?? {};
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is forbidden here: the device's theme stands.
  }
}

/**
 * Where the files are on the device already, the board is there before a skeleton would be worth drawing: that costs a slow
 * phone a tenth of the start. If it takes longer after all, the skeleton comes.
 */
function hideSkeleton() {
  if (!navigator.serviceWorker?.controller) return;
  const { dataset } = document.documentElement;
  dataset.kept = "";
  setTimeout(() => delete dataset.kept, SKELETON_MS);
}

/** Only that of whoever sits here, of this very day, version and address. It is shown once: the app makes the next. */
function showLastBoard() {
  try {
    if (!navigator.serviceWorker?.controller || location.pathname !== "/" || localStorage.getItem("pb1/leaving")) return;
    const key = `pb1/${JSON.parse(localStorage.getItem("pb1/who")).person.id}/plan/last-board`;
    const { build, at, day, isAtTop, html } = JSON.parse(localStorage.getItem(key));
    localStorage.removeItem(key);
    if (build !== WASM || at !== location.search || day !== new Date().toDateString()) return;
    // The browser goes back to where the page was scrolled to, and takes what is too short for the whole.
    if (!isAtTop && performance.getEntriesByType("navigation")[0]?.type !== "navigate") return;
    hung = documentReady().then(() => hang(html)).catch(console.error);
  } catch {
    // None was kept, or storage is forbidden.
  }
}

function hang(html) {
  const frame = document.createElement("div");
  frame.id = "boot";
  frame.innerHTML = html;
  for (const styled of frame.querySelectorAll("[data-style]")) styled.style.cssText = styled.dataset.style;
  for (const field of frame.querySelectorAll("input, select")) field.dataset.was = field.value;
  frame.addEventListener("click", hold, true);
  document.getElementById("boot").replaceWith(frame);
  return nextFrame().then(nextFrame);
}

/** The browser's next frame: what stood before has been painted when the one after it begins. A tab that nobody sees has none. */
function nextFrame() {
  return new Promise((done) => (document.hidden ? done() : requestAnimationFrame(done)));
}

/** What came in meanwhile, a finger or a picture, goes first. */
function nextTask() {
  return new Promise((done) => setTimeout(done));
}

function hold(event) {
  event.preventDefault();
  event.stopPropagation();
  held = place(event.target);
}

/** Takes the skeleton or the last board away. What was put into fields, and the focus, go to what stands in their place now. */
function handOver() {
  const boot = document.getElementById("boot");
  const changed = [...(boot?.querySelectorAll("[data-was]") ?? [])].filter((field) => field.value !== field.dataset.was);
  const filled = changed.map((field) => [place(field), field.value]);
  const focused = boot?.contains(document.activeElement) && place(document.activeElement);
  boot?.remove();
  for (const [before, value] of filled) {
    const field = counterpart(before);
    if (!field) continue;
    field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  if (focused) counterpart(focused)?.focus();
  // Whoever presses something in the app itself has seen that it is there.
  addEventListener("pointerdown", () => (held = null), { capture: true, once: true });
}

/** Where an element stands in the frame, and what it says there. */
function place(element) {
  const way = [];
  for (let at = element; at.parentElement && at.parentElement.id !== "boot"; at = at.parentElement) {
    way.unshift([...at.parentElement.children].indexOf(at));
  }
  return { way, signs: signs(element) };
}

/** The app's own element at that place; nothing if another stands there by now. */
function counterpart({ way, signs: before }) {
  const element = way.reduce((at, index) => at?.children[index], document.querySelector("body > .shell"));
  return element && signs(element) === before ? element : null;
}

function signs(element) {
  const [card, group] = [element.closest("[data-task]")?.dataset.task, element.closest("[data-group]")?.dataset.group];
  return [element.tagName, element.textContent, element.getAttribute("aria-label"), card, group].join();
}

/** Compiles while it loads. A line that dropped half-way is given a second chance. */
async function fetchWasm(address) {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    const answer = await fetch(address, { cache: "reload" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}

/** Whether the network gives our file by now; `false` is another in its place, as a captive portal gives, and nothing is no answer. */
async function isOurs() {
  try {
    const answer = await fetch(WASM, { cache: "reload" });
    if (!answer.ok) return undefined;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return [0, 97, 115, 109].every((byte, at) => bytes[at] === byte);
  } catch {
    return undefined;
  }
}

/** Looks again by itself: on the phone, the portal's own page is another window, and nobody comes back to press a button here. */
function waitForOurs() {
  say("other");
  const look = async () => ((await isOurs()) ? location.reload() : setTimeout(look, PORTAL_MS));
  setTimeout(look, PORTAL_MS);
}

function documentReady() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

/** The app measures what it draws, so it must not draw before its style is there. A missing style is no reason not to start. */
function styleReady() {
  const link = document.querySelector("link[rel=stylesheet]");
  if (!link || link.sheet) return Promise.resolve();
  return new Promise((done) => ["load", "error"].forEach((type) => link.addEventListener(type, done, { once: true })));
}

/** Settles when `body` has `data-ready` and the browser is idle, or after a while on pages that never set it. */
function boardReady() {
  return new Promise((done) => {
    const idle = () => (window.requestIdleCallback ?? setTimeout)(done);
    if (document.body.hasAttribute("data-ready")) return idle();
    const observer = new MutationObserver(() => {
      if (document.body.hasAttribute("data-ready")) finish();
    });
    const timer = setTimeout(finish, READY_WAIT_MS);
    function finish() {
      observer.disconnect();
      clearTimeout(timer);
      idle();
    }
    observer.observe(document.body, { attributes: true, attributeFilter: ["data-ready"] });
  });
}

/** A panic leaves wasm in no state to go on, although the page still looks alive. */
function noticeStop(error) {
  if (error instanceof WebAssembly.RuntimeError) say("stopped");
}

function say(reason) {
  document.getElementById("boot")?.remove();
  const [vietnamese, english] = WORDS[reason];
  const notice = document.createElement("section");
  notice.id = "boot";
  notice.className = "boot-notice";
  notice.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.type = "button";
  button.append(worded("span", "Tải lại", "vi"), " · ", worded("span", "Reload", "en"));
  button.addEventListener("click", () => location.reload());
  notice.append(worded("p", vietnamese, "vi"), worded("p", english, "en"), button);
  document.body.prepend(notice);
  if (reason === "lost") addEventListener("online", () => location.reload(), { once: true });
}

function worded(name, words, lang) {
  const element = document.createElement(name);
  element.lang = lang;
  element.textContent = words;
  return element;
}
