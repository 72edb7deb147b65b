// Keeps a picture of the board as it stands, which boot.js shows at the next start until the app has drawn the board itself. It is
// a copy of what is on the screen and nothing else: whatever changes there takes the old picture away at once, and a second later,
// or when the page goes out of sight, there is a new one. A page that is killed leaves a true picture or none.
//
// It lies among the copies of the boards of the account that sits here (<body data-account>): it goes with them when that person
// signs out, and when room is needed (Papers).

const QUIET_MS = 1000;
const CHARACTERS_MAX = 150_000;
/** How much of the board is in it, in screens. */
const SCREENS = 2;

let timer = 0;
let isStarted = false;

export function start() {
  if (isStarted) return;
  isStarted = true;
  new MutationObserver(changed).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  // A page may be closed, or frozen and then thrown away, without another word.
  document.addEventListener("visibilitychange", () => document.hidden && timer && keep());
  changed();
}

function changed() {
  if (!timer) put(null);
  clearTimeout(timer);
  timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(() => timer && keep()), QUIET_MS);
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  const shell = document.querySelector("body > .shell");
  if (!document.body.hasAttribute("data-ready") || !shell?.querySelector(".board [data-task]") || isNarrowed(shell)) return;
  const html = copy(shell, innerHeight * SCREENS - scrollY).outerHTML;
  if (html.length <= CHARACTERS_MAX) put(JSON.stringify({ build: "{{parboard.wasm}}", at: location.search, html }));
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
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) twin.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && !isOut(child, edge)) twin.append(copy(child, edge));
  }
  return twin;
}

function isOut(element, edge) {
  if (element.matches("dialog, .toast")) return true;
  return element.matches("[data-group], [data-task]") && !(element.offsetParent && element.getBoundingClientRect().top < edge);
}

function put(text) {
  const { account } = document.body.dataset;
  if (!account) return;
  const key = `pb1/${account}/plan/picture`;
  try {
    localStorage.removeItem(key);
    if (text) localStorage.setItem(key, text);
  } catch {
    // Full or forbidden: the next start is as the first one was.
  }
}
