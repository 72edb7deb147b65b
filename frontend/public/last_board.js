// Keeps the board as it was last seen, which boot.js shows at the next start until the app has drawn the board itself. It is a copy
// of the markup on the screen and nothing else: whatever changes there takes the old copy away at once, and a second later, or when
// the page goes out of sight, there is a new one. A page that is killed leaves a true copy or none. Of several tabs it is the one
// that is looked at.
//
// It lies among the copies of the boards of the account that sits here (<body data-account>): it goes with them when that person
// signs out, and before them when room is needed (Papers).

const QUIET_MS = 1000;
const CHARACTERS_MAX = 150_000;
/** How much of the board is in it, in screens. */
const SCREENS = 2;

let timer = 0;
let isStarted = false;

export function start() {
  // Without a keeper of the app's files there is nothing that would be there sooner.
  if (isStarted || !navigator.serviceWorker) return;
  isStarted = true;
  new MutationObserver(changed).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  // A page may be closed, or frozen and then thrown away, without another word.
  document.addEventListener("visibilitychange", () => (document.hidden ? keep() : changed()));
  changed();
}

function changed() {
  if (document.hidden) return;
  if (!timer) put(null);
  clearTimeout(timer);
  timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(() => timer && keep()), QUIET_MS);
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  const shell = document.querySelector("body > .shell");
  // What was picked ends with the page.
  if (document.body.hasAttribute("data-picking")) return;
  if (!document.body.hasAttribute("data-ready") || !shell?.querySelector(".board [data-task]") || isNarrowed(shell)) return;
  const html = copy(shell, innerHeight * SCREENS - scrollY).outerHTML;
  // "Hôm nay" is another day tomorrow.
  const seen = { build: "{{parboard.wasm}}", at: location.search, day: new Date().toDateString(), isAtTop: scrollY < innerHeight / 4, html };
  if (html.length <= CHARACTERS_MAX) put(JSON.stringify(seen));
}

/** The next start begins without what was searched for and filtered. */
function isNarrowed(shell) {
  return shell.querySelector(".toolbar__filters summary b") || [...shell.querySelectorAll("input")].some((input) => input.value);
}

/** What stands above the edge. What comes and goes is left out, and so are other columns of a phone's board. */
function copy(element, edge) {
  const twin = document.createElementNS(element.namespaceURI, element.localName);
  for (const { name, value } of element.attributes) {
    // Markup with style in it is forbidden on this page; scripts may set it.
    if (name !== "open") twin.setAttribute(name === "style" ? "data-style" : name, value);
  }
  if (element.selected) twin.setAttribute("selected", "");
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) twin.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && !isOut(child, edge)) twin.append(copy(child, edge));
  }
  return twin;
}

function isOut(element, edge) {
  if (element.matches("dialog, .toast, .toolbar__pick, .rail__who")) return true;
  return element.matches("[data-group], [data-task]") && !(element.offsetParent && element.getBoundingClientRect().top < edge);
}

function put(text) {
  const { account } = document.body.dataset;
  if (!account) return;
  const key = `pb1/${account}/plan/last-board`;
  try {
    localStorage.removeItem(key);
    if (text) localStorage.setItem(key, text);
  } catch {
    // Full or forbidden: the next start is as the first one was.
  }
}
