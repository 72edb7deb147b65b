// Evidence: a file is on the device before it is said to be, is sent when a network appears, once, from where it stopped.
// Numbers in comments are rows of the list of failure modes.
import { createHash } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { controlled, expect, test } from "../support/test.js";
import { EvidencePart } from "../support/pages/evidence.js";
import { photo } from "../support/photo.js";

const TITLE = "Biên bản làm việc với UBND xã về việc niêm yết công khai thủ tục hành chính tại bộ phận một cửa";

/** Somebody on a card of theirs, ready to add evidence. */
async function atOwnCard(one) {
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  return { id, evidence: new EvidencePart(one.page) };
}

function picture(seed, width = 300, height = 200) {
  return { name: "Ảnh niêm yết tại xã.png", mimeType: "image/png", buffer: photo(seed, width, height) };
}

/** The pieces that pages send: `{ offset, bytes }`. */
function pieces(context) {
  const sent = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (request.method() === "POST" && url.pathname.startsWith("/api/v1/files/")) {
      sent.push({ offset: Number(url.searchParams.get("offset")), bytes: request.postDataBuffer()?.length ?? 0 });
    }
  });
  return sent;
}

const online = (one) => one.page.evaluate(() => dispatchEvent(new Event("online")));

test("a photograph taken without a network is kept, sent once when there is one, and opened by another", async ({ server, person, guard }) => {
  // 89: attachments without a network.
  guard.allowOffline();
  const lan = await person("canbo");
  await controlled(lan.page);
  const { id, evidence } = await atOwnCard(lan);
  const sent = pieces(lan.context);
  const file = picture(1);
  await server.stop();
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.part.getByLabel("Số, ký hiệu").fill("45/BC-SNV");
  await evidence.part.getByLabel("Ngày ban hành").fill("2025-09-30");
  await evidence.part.getByLabel("Cơ quan ban hành").fill("Sở Nội vụ");
  await evidence.choose(file);
  await expect(evidence.picture).toBeVisible();
  await expect(evidence.part).toContainText("Đã giữ trên thiết bị này");

  // A phone closes the browser while its camera is open: what was typed and chosen is still there.
  await lan.page.reload();
  await expect(evidence.title).toHaveValue(TITLE);
  await expect(evidence.picture).toBeVisible();
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "waits");
  await expect(evidence.line(TITLE)).toContainText("Số 45/BC-SNV, ngày 30/09/2025, Sở Nội vụ");
  await expect(evidence.file(TITLE)).toContainText("chờ mạng");

  // The browser is started anew: still there, with its picture.
  await lan.page.close();
  lan.page = await lan.context.newPage();
  await lan.page.goto(`/viec/${id}`);
  const again = new EvidencePart(lan.page);
  await expect(again.file(TITLE).locator("img")).toBeVisible();
  expect(await again.file(TITLE).locator("img").evaluate((img) => img.naturalWidth)).toBe(300);
  await lan.page.goto("/dong-bo");
  const waiting = lan.page.getByRole("region", { name: /^Tệp chờ gửi/ });
  await expect(waiting).toContainText("Ảnh niêm yết tại xã.png");
  await expect(waiting).toContainText("kB");
  await expect(lan.page.getByText("1 tệp chưa gửi sẽ ở lại trên thiết bị này")).toBeVisible();
  await expect(lan.page.locator("body")).toHaveAttribute("data-unsent", "2");

  await server.start();
  await online(lan);
  await expect(lan.page.locator("body")).toHaveAttribute("data-unsent", "0");
  await expect(lan.page.locator("body")).toHaveAttribute("data-sync-state", "synced");
  await expect(waiting).toHaveCount(0);
  expect(sent.reduce((sum, piece) => sum + piece.bytes, 0), "sent once").toBe(file.buffer.length);

  const hanh = await person("dieuphoi");
  await hanh.task.open(id);
  const theirs = new EvidencePart(hanh.page);
  await expect(theirs.file(TITLE)).toHaveAttribute("data-is", "there");
  const link = theirs.line(TITLE).getByRole("link", { name: file.name });
  const answer = await hanh.page.request.get(await link.getAttribute("href"));
  expect(Buffer.compare(await answer.body(), file.buffer)).toBe(0);
  const shown = hanh.context.waitForEvent("page");
  await link.click();
  const opened = await shown;
  await expect(opened.locator("img")).toBeVisible();
  const { stderr } = await server.run(["check"]);
  expect(stderr).toContain("1 files");
});

test("an upload that is cut off goes on where it stopped", async ({ server, person, guard }) => {
  guard.allowOffline();
  guard.allowStatus(503);
  const lan = await person("canbo");
  const { evidence } = await atOwnCard(lan);
  const sent = pieces(lan.context);
  const file = picture(2, 1000, 700);
  let stopped = false;
  await lan.context.route("**/api/v1/files/*?offset=*", async (route) => {
    if (sent.length === 4 && !stopped) {
      stopped = true;
      await server.kill();
    }
    await route.continue();
  });
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(file);
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toContainText(/đã gửi \d+ %/);
  expect(stopped).toBe(true);
  await lan.page.reload().catch(() => {});
  await server.start();
  await online(lan).catch(() => lan.page.goto("/"));
  await expect(lan.page.locator("body")).toHaveAttribute("data-unsent", "0", { timeout: 20_000 });
  const kept = sent.filter((_, nth) => nth !== 3);
  expect(kept.reduce((sum, piece) => sum + piece.bytes, 0), "no byte was sent twice but those of the lost piece").toBe(file.buffer.length);
  expect(sent.filter((piece) => piece.offset === 0)).toHaveLength(1);
});

test("what others have not sent yet is said, and what was taken back stays in sight", async ({ server, person, guard }) => {
  guard.allowOffline();
  const [lan, hanh] = [await person("canbo"), await person("dieuphoi")];
  const { id, evidence } = await atOwnCard(lan);
  await lan.context.route("**/api/v1/files/**", (route) => route.abort("connectionreset"));
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(3));
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "waits");
  await hanh.task.open(id);
  const theirs = new EvidencePart(hanh.page);
  await expect(theirs.file(TITLE)).toContainText("tệp chưa lên máy chủ");
  await lan.context.unroute("**/api/v1/files/**");
  await online(lan);
  await expect(theirs.file(TITLE), "they hear of it without asking").toHaveAttribute("data-is", "there");
  await hanh.context.setOffline(true);
  await hanh.page.evaluate(() => dispatchEvent(new Event("offline")));
  await expect(theirs.file(TITLE)).toContainText("cần mạng để mở");
  await hanh.context.setOffline(false);
  await evidence.line(TITLE).getByRole("button", { name: /^Thu hồi/ }).click();
  await evidence.line(TITLE).getByRole("button", { name: "Thu hồi tài liệu này" }).click();
  for (const part of [evidence, theirs]) {
    await expect(part.line(TITLE)).toHaveAttribute("data-withdrawn", "");
    await expect(part.line(TITLE)).toContainText("đã thu hồi lúc");
  }
  await expect(server.isRunning()).toBe(true);
});

test.describe("where the browser keeps nothing, the person is told before anything seems saved", () => {
  // 69, 73
  const broken = {
    "as in a private window": [
      () => Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } }),
      "Trình duyệt không cho lưu tệp",
    ],
    "when no room is left": [
      () => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; },
      "Thiết bị hết chỗ lưu",
    ],
  };
  for (const [name, [script, words]] of Object.entries(broken)) {
    test(name, async ({ person }) => {
      const lan = await person("canbo");
      await lan.context.addInitScript(script);
      const { evidence } = await atOwnCard(lan);
      await evidence.begin();
      await evidence.title.fill(TITLE);
      await evidence.choose(picture(4));
      await expect(evidence.trouble).toContainText(words);
      await expect(evidence.title).toHaveValue(TITLE);
      await expect(evidence.picture).toHaveCount(0);
      await expect(evidence.lines).toHaveCount(0);
      expect(await lan.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("file/")))).toEqual([]);
    });
  }
});

test("a file that is still being looked at when the screen is left is in the form when it is opened again", async ({ person }) => {
  const lan = await person("canbo");
  const { id, evidence } = await atOwnCard(lan);
  await lan.page.evaluate(() => {
    const digest = SubtleCrypto.prototype.digest;
    const may = new Promise((done) => (window.go = done));
    SubtleCrypto.prototype.digest = async function (...args) {
      window.asked = true;
      await may;
      return digest.apply(this, args);
    };
  });
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(5));
  await lan.page.waitForFunction(() => window.asked);
  await lan.page.getByRole("link", { name: "Về bảng việc" }).click();
  await lan.board.ready();
  await lan.page.evaluate(() => go());
  await expect.poll(() => lan.page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.includes("/draft/") && text.includes("hash")))).toBe(true);
  await lan.board.card(id).getByRole("link").first().click();
  await expect(evidence.title).toHaveValue(TITLE);
  await expect(evidence.picture).toBeVisible();
});

test("a file that is not taken is refused in words, and the form stays as it is", async ({ person }) => {
  const lan = await person("canbo");
  const { evidence } = await atOwnCard(lan);
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\0 a program with another name") });
  await expect(evidence.trouble).toContainText("Loại tệp này không được nhận");
  await evidence.choose({ name: "phim.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20 * 1024 * 1024 + 1, "%PDF-") });
  await expect(evidence.trouble).toContainText("Tệp lớn hơn 20 MB");
  await expect(evidence.title).toHaveValue(TITLE);
  await expect(evidence.picture).toHaveCount(0);
});

for (const [what, file] of [
  ["empty", { name: "trống.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) }],
  ["of another kind", { name: "trò chơi.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ\x90\0") }],
  ["too large", { name: "phim.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20 * 1024 * 1024 + 1, "%PDF-") }],
]) {
  test(`evidence whose file is ${what} is not saved as if it had it`, async ({ person }) => {
    const lan = await person("canbo");
    const { evidence } = await atOwnCard(lan);
    await evidence.begin();
    await evidence.choose(file);
    await expect(evidence.part).toContainText(`“${file.name}” chưa được kèm`);
    await evidence.title.fill(TITLE);
    await evidence.save.click();
    await expect(evidence.trouble).toContainText("Tệp đã chọn chưa được kèm");
    await expect(evidence.line(TITLE)).toHaveCount(0);
    // Not forgotten with the page either.
    await lan.page.reload();
    await evidence.save.click();
    await expect(evidence.line(TITLE)).toHaveCount(0);
    await evidence.part.getByRole("button", { name: "Không kèm tệp này" }).click();
    await evidence.save.click();
    await expect(evidence.line(TITLE)).toHaveCount(1);
    await expect(evidence.file(TITLE)).toHaveCount(0);
  });
}

/** Breaks off what the page asks of IndexedDB next: `"connection"` as WebKit drops one, `"transaction"` half way through it. */
const breakOff = (page, what) => page.evaluate((what) => (window.breaks = what), what);

function breakable() {
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const what = window.breaks;
    window.breaks = null;
    if (what) window.broken = (window.broken ?? 0) + 1;
    if (what === "connection") this.close();
    const begun = transaction.apply(this, args);
    if (what === "transaction") queueMicrotask(() => begun.abort());
    return begun;
  };
}

test("a database connection that is lost is opened again, and the file is kept all the same", async ({ server, person, guard }) => {
  // 70: a connection that is lost, once it is asked and once in the middle of the work.
  guard.allowOffline();
  const lan = await person("canbo");
  await controlled(lan.page);
  await lan.context.addInitScript(breakable);
  await lan.page.reload();
  const { evidence } = await atOwnCard(lan);
  await server.stop();
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(1));
  await expect(evidence.part).toContainText("Đã giữ trên thiết bị này");
  await breakOff(lan.page, "connection");
  await evidence.choose(picture(2, 200, 150));
  await expect.poll(() => evidence.picture.evaluate((img) => img.naturalWidth)).toBe(200);
  await expect(evidence.part).toContainText("Đã giữ trên thiết bị này");
  await breakOff(lan.page, "transaction");
  await evidence.choose(picture(3, 120, 90));
  await expect.poll(() => evidence.picture.evaluate((img) => img.naturalWidth)).toBe(120);
  await expect(evidence.part).toContainText("Đã giữ trên thiết bị này");
  expect(await lan.page.evaluate(() => window.broken)).toBe(2);
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "waits");

  await lan.page.reload();
  const kept = evidence.file(TITLE).locator("img");
  await expect.poll(() => kept.evaluate((img) => img.naturalWidth)).toBe(120);
  await breakOff(lan.page, "connection");
  await server.start();
  await online(lan);
  await expect(lan.page.locator("body")).toHaveAttribute("data-unsent", "0");
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
});

test("an own file that is still on the device opens without a network", async ({ person, guard }) => {
  guard.allowOffline();
  const lan = await person("canbo");
  const { evidence } = await atOwnCard(lan);
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(3));
  await expect(evidence.picture).toBeVisible();
  // The page dies between the server's having the bytes and its letting go of them.
  await lan.page.evaluate(() => {
    const keep = (key) => /^pb1\/[^/]+\/file\//.test(key);
    const erase = Storage.prototype.removeItem;
    Storage.prototype.removeItem = function (key) {
      if (!keep(key)) erase.call(this, key);
    };
    const drop = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (key) {
      return keep(String(key)) ? this.count() : drop.call(this, key);
    };
  });
  await evidence.save.click();
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
  await lan.context.setOffline(true);
  await expect(evidence.file(TITLE)).toContainText("đã gửi");
  await lan.page.getByLabel("Ý kiến của bạn").fill("Xem biên bản.");
  await lan.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(lan.page.locator(".sync-badge").first()).toContainText("Ngoại tuyến");
  await expect(evidence.file(TITLE)).not.toContainText("cần mạng");
  await expect(evidence.file(TITLE).locator("a")).toHaveAttribute("href", /^blob:/);
});

for (const colorScheme of ["light", "dark"]) {
  test(`evidence has no fault for assistive technology and fits a phone, ${colorScheme}`, async ({ person }) => {
    const lan = await person("canbo", { colorScheme, viewport: { width: 320, height: 700 } });
    const { evidence } = await atOwnCard(lan);
    await evidence.begin();
    await evidence.title.fill(TITLE);
    await evidence.choose(picture(5));
    await evidence.save.click();
    await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
    await expect(evidence.title, "folded, so that what was added is seen").toBeHidden();
    await evidence.begin();
    await evidence.title.fill("Thêm một tài liệu nữa");
    await evidence.choose(picture(6));
    await expect(evidence.picture).toBeVisible();
    expect(await lan.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const target of await evidence.part.locator("button:visible, summary:visible, .evidence__pick:visible, a:visible").all()) {
      expect((await target.boundingBox()).height, await target.innerText()).toBeGreaterThanOrEqual(44);
    }
    const { violations } = await new AxeBuilder({ page: lan.page }).include(".evidence").analyze();
    expect(violations.map((fault) => [fault.id, fault.nodes.slice(0, 2).map((node) => node.html.slice(0, 160))])).toEqual([]);
  });
}

test("a file that the browser took away with everything else is asked for again, and sent", async ({ person, guard }) => {
  guard.allowOffline();
  const lan = await person("canbo");
  await controlled(lan.page);
  const { id, evidence } = await atOwnCard(lan);
  // The operation gets through, the file does not.
  await lan.context.route("**/api/v1/files/**", (route) => route.abort());
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(5));
  await expect(evidence.picture).toBeVisible();
  await evidence.save.click();
  await lan.board.hasUnsent(1);
  const browser = await lan.context.newCDPSession(lan.page);
  await browser.send("Storage.clearDataForOrigin", { origin: new URL(lan.page.url()).origin, storageTypes: "local_storage,indexeddb" });
  await lan.context.unroute("**/api/v1/files/**");
  await online(lan);
  await lan.board.hasUnsent(0);
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "missing");
  await expect(evidence.file(TITLE)).toContainText("hãy chọn lại đúng tệp này");
  const again = evidence.file(TITLE).locator('input[name="again"]');
  await again.setInputFiles(picture(6));
  await expect(evidence.file(TITLE)).toContainText("Đây không phải tệp");
  await again.setInputFiles(picture(5));
  await expect(evidence.file(TITLE)).toHaveAttribute("data-is", "there");
  const head = await person("truongphong");
  await head.task.open(id);
  await expect(new EvidencePart(head.page).file(TITLE)).toHaveAttribute("data-is", "there");
});

test("the same photograph on another card stays in its form while the first is sent, and is there at once", async ({ person }) => {
  const lan = await person("canbo");
  const { evidence } = await atOwnCard(lan);
  const sent = pieces(lan.context);
  let goOn;
  const held = new Promise((done) => (goOn = done));
  await lan.context.route("**/api/v1/files/*?offset=*", async (route) => {
    await held;
    await route.continue();
  });
  await evidence.begin();
  await evidence.title.fill(TITLE);
  await evidence.choose(picture(9));
  await evidence.save.click();
  await expect.poll(() => sent.length, "the first is on its way").toBe(1);
  const hash = createHash("sha256").update(picture(9).buffer).digest("hex");

  await lan.page.goto("/");
  const cards = lan.page.locator("[data-task][data-mine]");
  const second = await cards.nth(1).getAttribute("data-task");
  await lan.task.open(second);
  const again = new EvidencePart(lan.page);
  await again.begin();
  await again.title.fill(TITLE);
  await again.choose(picture(9));
  await expect(again.part).toContainText("Đã giữ trên thiết bị này");
  goOn();
  await expect.poll(async () => (await lan.page.request.get(`/api/v1/files/${hash}`)).status(), "the first has arrived").toBe(200);
  await again.save.click();
  await expect(again.file(TITLE)).toHaveAttribute("data-is", "there");
  await expect(again.part).not.toContainText("chưa được giữ");
  await lan.board.hasUnsent(0);
});
