// The page starts, works without a network, and asks for little.
import { controlled, expect, test } from "../support/test.js";

/** Settles once the app has drawn itself, on whatever screen it chose. */
async function started(page) {
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("body")).toContainText(/\S/);
}

/** Every request of a page, by path, in order. */
function requestsOf(page) {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

/** What the content policy stopped, gathered from the first script on. */
async function watchPolicy(page) {
  await page.addInitScript(() => {
    window.stopped = [];
    addEventListener("securitypolicyviolation", (event) => window.stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return () => page.evaluate(() => window.stopped);
}

/** The same worker under another build, as after an upgrade. */
function nextVersion(worker) {
  return worker.replace('BUILD = "', 'BUILD = "next-');
}

test.beforeEach(({ guard }) => {
  // Nobody is signed in here, and the server says so.
  guard.allowStatus(401);
});

test("the app starts under a strict content policy", async ({ page }) => {
  const stopped = await watchPolicy(page);
  const answer = await page.goto("/");
  await started(page);
  const policy = answer.headers()["content-security-policy"];
  for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe-inline");
  expect(await stopped()).toEqual([]);
});

test("a reader hears that the board is opening before the app is there", async ({ page }) => {
  await page.route("**/*.wasm", () => {});
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("status")).toHaveText("Đang mở bảng…");
});

test("every address of a screen opens the app", async ({ page }) => {
  for (const address of ["/dieu-hanh", "/cua-toi", "/them-viec", "/de-xuat", "/can-xu-ly", "/dong-bo", "/viec/0198c5a2-0000-7000-8000-000000000000"]) {
    const answer = await page.goto(address);
    expect(answer.status(), address).toBe(200);
    await started(page);
  }
});

test("a first visit asks for few files, and only once", async ({ page }) => {
  const paths = requestsOf(page);
  await page.goto("/");
  await started(page);
  const files = paths.filter((path) => !path.startsWith("/api/"));
  expect(new Set(files).size, files.join(" ")).toBe(files.length);
  // What comes after the first picture comes in a handful of pieces, since other screens share some of them.
  const [soon, first] = [files.filter((path) => path.startsWith("/pkg/soon/")), files.filter((path) => !path.startsWith("/pkg/soon/"))];
  // Five of these are small and asked for once the board stands: four scripts, and the style of the other screens.
  expect(first.length, first.join(" ")).toBeLessThanOrEqual(11);
  expect(soon.length, soon.join(" ")).toBeLessThanOrEqual(9);
});

test("files with a hash may be kept for ever, the page and the worker must be asked for", async ({ page, request }) => {
  const paths = requestsOf(page);
  await page.goto("/");
  await started(page);
  const cacheOf = async (path) => (await request.get(path)).headers()["cache-control"];
  for (const path of paths.filter((path) => path.startsWith("/pkg/"))) expect(await cacheOf(path), path).toContain("immutable");
  for (const path of ["/", "/index.html", "/sw.js"]) expect(await cacheOf(path), path).toContain("no-cache");
});

test("without a server the app opens again", async ({ page, server, guard }) => {
  await page.goto("/");
  await started(page);
  await controlled(page);
  guard.allowOffline();
  await server.stop();
  await page.reload();
  await started(page);
  await page.goto("/dong-bo");
  await started(page);
});

// A line may drop at any moment of a first visit: before the keeper of the files is here, and before it has them.
for (const [moment, goOn] of [
  ["before the keeper of files is asked for", (route) => route.abort()],
  ["before it has the files", async (route, keeper) => route.fulfill({ response: keeper })],
]) {
  test(`a network lost ${moment} is waited for`, async ({ page, context, guard }) => {
    guard.allowOffline();
    // Nothing else on this page waits for a network.
    await page.addInitScript(() => {
      const add = window.addEventListener;
      window.addEventListener = function (type, ...rest) {
        if (type === "online") window.waits = true;
        return add.call(this, type, ...rest);
      };
    });
    let lost = false;
    await page.route("**/pkg/updates-*.js", async (route) => {
      if (lost) return route.continue();
      lost = true;
      const keeper = await route.fetch();
      await context.setOffline(true);
      await goOn(route, keeper);
    });
    await page.goto("/dang-nhap");
    await started(page);
    await expect.poll(() => page.evaluate(() => window.waits === true && !navigator.onLine)).toBe(true);
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistration())).toBeUndefined();
    await context.setOffline(false);
    await controlled(page);
  });
}

/** Failure mode 79: the list of what is kept is made by the build, so nothing is missing from it. */
test("a second visit takes no file from the network", async ({ page }) => {
  await page.goto("/");
  await started(page);
  await controlled(page);
  const answers = [];
  page.on("response", (answer) => answers.push([new URL(answer.url()).pathname, answer.fromServiceWorker()]));
  await page.goto("/");
  await started(page);
  const fromNetwork = answers.filter(([path, kept]) => !kept && !path.startsWith("/api/"));
  expect(fromNetwork).toEqual([]);
  expect(answers.length).toBeGreaterThan(3);
});

/** Failure mode 80: the worker has files of the page, and no answer of the server. */
test("the worker never answers for the server", async ({ page, guard }) => {
  guard.allowStatus(404);
  await page.goto("/");
  await started(page);
  await controlled(page);
  for (const path of ["/api/v1/nothing", "/healthz"]) {
    const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === path);
    await page.evaluate((path) => fetch(path).catch(() => {}), path);
    expect((await kept).fromServiceWorker(), path).toBe(false);
  }
  const names = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(names.filter((name) => name.startsWith("/api"))).toEqual([]);
  expect(names).toContain("/index.html");
});

test("a lost wasm is said in words, with a way on", async ({ page, guard }) => {
  guard.allow(/net::ERR_FAILED \(.*\/parboard-\w+\.wasm\)/, /^TypeError: Failed to fetch/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Chưa tải được ParBoard");
  await expect(notice).toContainText("could not be loaded");
  await page.unroute("**/*.wasm");
  await notice.getByRole("button", { name: "Tải lại · Reload" }).click();
  await started(page);
});

test("a portal's page in the place of the program is told as such, and healed without a hand", async ({ page, guard }) => {
  guard.allow(/^CompileError: WebAssembly/);
  await page.clock.install();
  await page.route("**/pkg/parboard-*.wasm", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Wi-Fi</title>" }));
  await page.goto("/");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Mạng đang trả về trang khác");
  await expect(notice).not.toContainText("không chạy được");
  await page.unroute("**/pkg/parboard-*.wasm");
  await page.clock.fastForward(5_000);
  await started(page);
});

test("a download that never ends is said in words, with a way on", async ({ page }) => {
  await page.clock.install();
  // The line takes the first request and never answers.
  let asked = 0;
  await page.route("**/pkg/parboard-*.wasm", (route) => (asked++ === 0 ? undefined : route.continue()));
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expect(page.getByText("Đang mở bảng…")).toBeVisible();
  await page.clock.fastForward(15_000);
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("tải lâu hơn thường lệ");
  await expect(notice).toContainText("longer than usual");
  await notice.getByRole("button", { name: "Tải lại · Reload" }).click();
  await started(page);
});

test("a download that arrives late after all takes its words away", async ({ page }) => {
  await page.clock.install();
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  await page.route("**/pkg/parboard-*.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await page.clock.fastForward(15_000);
  await expect(page.getByRole("alert")).toContainText("tải lâu hơn thường lệ");
  arrive();
  await started(page);
  await expect(page.getByText("tải lâu hơn thường lệ")).toHaveCount(0);
});

test("a browser without wasm is told so", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("không chạy được ParBoard");
});

test("a new version waits until it is asked for, and then reloads the page once", async ({ page, server, guard }) => {
  guard.allowOffline();
  await page.goto("/");
  await started(page);
  await controlled(page);
  await server.upgrade({ "sw.js": nextVersion });
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await expect(page.locator("html")).toHaveAttribute("data-update", "waiting");
  expect(loads).toBe(0);
  await page.evaluate(() => dispatchEvent(new CustomEvent("parboard:apply-update")));
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual([expect.stringContaining("parboard-next-")]);
  await expect.poll(() => loads).toBe(1);
  await started(page);
  expect(loads).toBe(1);
});

/** Failure modes 78 and 80: page and files are of one build, or the build before stays. */
test("a version of which one file is not ours is never kept", async ({ page, server, guard }) => {
  guard.allowOffline();
  await page.goto("/");
  await started(page);
  await controlled(page);
  const before = await page.evaluate(() => caches.keys());
  // As a captive portal does: an answer with status 200 that is not the file.
  await server.upgrade({ "index.html": () => "<!doctype html><title>Wi-Fi</title>", "sw.js": nextVersion });
  const installed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
    await registration.update();
    const worker = await found;
    while (worker.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    return worker.state;
  });
  expect(await installed).toBe("redundant");
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
  await page.reload();
  await started(page);
});

test("the manifest makes the page installable", async ({ page, request }) => {
  await page.goto("/");
  const address = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await request.get(address);
  expect(answer.headers()["content-type"]).toMatch(/application\/(manifest\+)?json/);
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: "ParBoard", display: "standalone", start_url: "/", lang: "vi" });
  for (const icon of manifest.icons) {
    const picture = await request.get(icon.src);
    expect(picture.headers()["content-type"], icon.src).toBe(icon.type);
    expect((await picture.body()).length, icon.src).toBeLessThan(8_000);
  }
  expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(manifest.icons.some((icon) => icon.purpose === "maskable")).toBe(true);
  for (const { src, type } of manifest.screenshots) {
    const answer = await request.get(src);
    expect([answer.status(), answer.headers()["content-type"]], src).toEqual([200, type]);
  }
  for (const { url } of manifest.shortcuts) expect((await request.get(url)).status(), url).toBe(200);
});

test("a link to a card leads to that card also when one has to sign in first", async ({ page, person, signIn, password, task }) => {
  const id = await (await person("dieuphoi")).page.locator("[data-task]").first().getAttribute("data-task");
  await page.goto(`/viec/${id}`);
  await signIn.submit("canbo", password("canbo"));
  await expect(task.field("title")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/viec/${id}$`));
});

test("an address that is no screen is told so by the app, with the way on", async ({ person, guard }) => {
  guard.allowStatus(404);
  const one = await person("canbo");
  const answer = await one.page.goto("/khong-co");
  expect(answer.status()).toBe(404);
  await expect(one.page.getByText("Không có trang này.")).toBeVisible();
  await one.page.getByRole("navigation").getByRole("link", { name: "Bảng" }).click();
  await one.board.ready();
});
