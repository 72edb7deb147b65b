// Keeps the whole app on the device, so that the second visit and every offline one need no network.
//
// - One version at a time: all files of a version are kept, or none. Every file is checked against its digest, so a captive
//   portal's page or a half-loaded file is never taken for ours.
// - The old version's files stay until the new one takes over, and that happens only when the page asks (see updates.js).
// - Only the addresses listed here are answered. /api goes to the network untouched, and so do files of an older version that
//   a tab may still ask for. Everything else unknown does so too; only where there is no network does the app answer for a
//   page that it does not know, since nobody else can.

const BUILD = "{{build}}";
const FAMILY = "parboard-";
const CACHE = FAMILY + BUILD;
const PAGE = "/index.html";
const BOARD = "/";
/** Each address with the digest of what stands there. Hashed files have it in their names. */
const FILES = new Map(JSON.parse('{{precache}}').map((file) => [file.split("#")[0], /\w{10}(?=\.\w+$|$)/.exec(file)[0]]));
// The app's own screens, all of them the same page. A list of what is ours, rather than of what is not, cannot swallow a
// route that the server gains later.
const SCREEN = /^\/(?:$|viec\/|(?:dieu-hanh|don-doc|muc-tieu|bao-cao|de-xuat|cua-toi|them-viec|sua-nhieu|can-xu-ly|dong-bo|kieu-dang|tro-giup|quan-tri|dang-nhap)(?:\/|$))/;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
  answerWithoutWaking(event);
});
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const isScreen = request.mode === "navigate" && SCREEN.test(url.pathname);
  const address = isScreen ? PAGE : url.pathname;
  if (FILES.has(address)) return event.respondWith(answer(address, request));
  // Without a network nobody else can say that there is no such screen.
  if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(fetch(request).catch(() => answer(PAGE, request)));
});

/**
 * Where the browser can, it takes the board's page and the hashed files from the cache by itself: waking a worker first costs
 * a slow phone as much as drawing the board. What the cache does not have comes from the network, as below.
 */
function answerWithoutWaking(event) {
  if (!event.addRoutes || typeof URLPattern !== "function") return;
  const route = (pathname) => ({
    condition: { urlPattern: new URLPattern({ pathname, search: "", baseURL: location.origin }), requestMethod: "get" },
    source: { cacheName: CACHE },
  });
  const added = event.addRoutes([route(BOARD), route("/pkg/*")]);
  // A browser whose routes are of another make goes on asking the worker.
  added?.catch?.(() => {});
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES].map(([address, digest]) => keep(cache, address, digest)));
    await cache.put(BOARD, await cache.match(PAGE));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Takes the file from the version before, else from the browser's own cache, else from the network. */
async function keep(cache, address, digest) {
  const isHashed = address.startsWith("/pkg/");
  const before = isHashed && (await caches.match(address, { ignoreVary: true }));
  if (before) return cache.put(address, before);
  const load = async (mode) => {
    const response = await fetch(address, { cache: mode });
    if (!response.ok || (await digestOf(response.clone())) !== digest) throw new Error(`${address}: ${response.status}`);
    return response;
  };
  const response = await (isHashed ? load("default").catch(() => load("reload")) : load("reload"));
  if (response.redirected) throw new Error(`${address} is elsewhere`);
  if (address.endsWith(".wasm") && response.headers.get("content-type") !== "application/wasm") {
    throw new Error(`${address} is not sent as wasm`);
  }
  return cache.put(address, response);
}

/** The 40 bits that the bundler writes down of a file's bytes (frontend/bundle/src/digest.rs). */
async function digestOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(digest, 0, 5)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Claims the pages that are open: on the first visit they came from the network and are of this very version. */
async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Browsers may throw a cache away under pressure; then the network is the answer, as on a first visit. */
async function answer(address, request) {
  const kept = await caches.match(address, { cacheName: CACHE, ignoreVary: true });
  return kept ?? fetch(request);
}
