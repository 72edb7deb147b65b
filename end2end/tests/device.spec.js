// This device: what it holds and says of itself, what it keeps when storage fails, and how unsent work leaves it by hand.
// Numbers in comments are rows of the list of failure modes.
import { EvidencePart } from "../support/pages/evidence.js";
import { fillStorage } from "../support/room.js";
import { readFile, writeFile } from "node:fs/promises";
import { controlled, expect, logOf, test } from "../support/test.js";

const anyCard = (one) => one.page.locator("[data-task][data-mine][data-status=in_progress]").first().getAttribute("data-task");
const here = (one) => one.page.getByRole("region", { name: "Thiết bị này" });

async function comment(one, words) {
  await one.page.getByLabel("Ý kiến của bạn").fill(words);
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
}

/** Cuts the line between a page and the server, whatever the browser believes. */
const cut = (one) => one.context.route("**/api/v1/sync", (route) => route.abort());
async function mend(one) {
  await one.context.unroute("**/api/v1/sync");
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
}

async function countOf(server, words) {
  return (await logOf(server)).filter((op) => JSON.stringify(op.body).includes(words)).length;
}

/** The file of unsent work, as the screen gives it out. */
async function takeFile(one) {
  await one.page.getByRole("navigation").getByRole("link", { name: "Đồng bộ" }).first().click();
  const [file] = await Promise.all([
    one.page.waitForEvent("download"),
    one.page.getByRole("button", { name: "Tải tệp các thay đổi chưa gửi" }).first().click(),
  ]);
  return file.path();
}

test("this device says what it holds, how fresh, how much room, and since when", async ({ person }) => {
  // 72
  const one = await person("truongphong");
  await one.page.goto("/dong-bo");
  const panel = here(one);
  await expect(panel).toContainText("45/KH-UBND");
  await expect(panel).toContainText(/Số liệu đến \d\d:\d\d hôm nay/);
  await expect(panel).toContainText(/\d+ việc, [\d.]+ dòng/);
  await expect(panel.locator("[data-room]")).toContainText(/đã dùng .+ (kB|MB|GB) trên .+ (MB|GB)/);
  await expect(panel).toContainText(/dùng từ \d\d\/\d\d\/\d{4}/);
  await expect(panel).toContainText(/Cửa sổ riêng tư xóa tất cả khi đóng/);
});

test("the browser is asked once to keep what is here, after the first edit and not before", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("truongphong");
  const asked = [];
  await one.context.exposeBinding("noteAsked", (_, what) => void asked.push(what));
  await one.context.addInitScript(() => {
    StorageManager.prototype.persisted = () => Promise.resolve(false);
    StorageManager.prototype.persist = () => window.noteAsked("persist").then(() => false);
  });
  const id = await anyCard(one);
  await one.page.reload();
  await one.task.open(id);
  await one.board.isInState("synced");
  expect(asked).toEqual([]);
  // Without a network too: that is when it matters.
  await one.context.setOffline(true);
  await comment(one, "Lần đầu");
  await expect.poll(() => asked.length).toBe(1);
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
  await one.page.reload();
  await comment(one, "Lần sau");
  await one.board.hasUnsent(0);
  expect(asked).toEqual(["persist"]);
  // By hand as often as one likes, and the answer is said.
  await one.page.goto("/dong-bo");
  await here(one).getByRole("button", { name: "Xin trình duyệt giữ lâu dài" }).click();
  await expect(here(one).getByText("Trình duyệt chưa đồng ý")).toBeVisible();
  expect(asked).toEqual(["persist", "persist"]);
});

test("unsent work is handed in by the coordinator, and the device that comes back doubles nothing", async ({ person, server, guard }) => {
  // 8
  guard.allowOffline();
  const [staff, coordinator] = [await person("truongphong"), await person("dieuphoi")];
  const id = await anyCard(staff);
  await staff.task.open(id);
  await cut(staff);
  await staff.task.set("blocked", "Máy sắp hỏng");
  await comment(staff, "Ghi trước khi máy hỏng");
  await staff.board.hasUnsent(2);
  const file = await takeFile(staff);
  // What is typed afterwards is a change of its own.
  await staff.task.open(id);
  await staff.task.set("blocked", "Máy đã sửa xong");
  await staff.board.hasUnsent(3);

  await coordinator.page.goto("/quan-tri?muc=nop-thay");
  await coordinator.page.locator('input[name="unsent"]').setInputFiles(file);
  const read = coordinator.page.locator("[data-hand-in]");
  const name = (await read.getByRole("heading").textContent()).replace(/^\d+ thay đổi của /, "");
  await expect(read.getByRole("heading")).toContainText("2 thay đổi của");
  await expect(read.getByRole("listitem")).toHaveCount(2);
  await expect(read.getByRole("listitem").first()).toContainText("Máy sắp hỏng");
  for (const line of await read.getByRole("listitem").all()) await expect(line).toContainText("Sẽ thực hiện");
  await read.getByRole("button", { name: `Gửi thay ${name}` }).click();
  await expect(read.getByRole("status")).toContainText("Đã ghi nhận 2 trên 2 thay đổi.");

  // History names both.
  await coordinator.task.open(id);
  const line = coordinator.page.locator('[data-history][data-kind="handed_in"]').first();
  await expect(line).toContainText(`Nộp thay ${name}`);
  await expect(line).toContainText("Trần Thị Minh Hạnh");
  await expect(coordinator.task.field("blocked")).toHaveValue("Máy sắp hỏng");

  await mend(staff);
  await staff.board.hasUnsent(0);
  await staff.board.isInState("synced");
  await expect(coordinator.task.field("blocked")).toHaveValue("Máy đã sửa xong");
  for (const words of ["Máy sắp hỏng", "Ghi trước khi máy hỏng"]) {
    const own = (await logOf(server)).filter((op) => JSON.stringify(op.body.changes?.[0]?.to ?? op.body.body) === JSON.stringify(words));
    expect(own.length, words).toBe(1);
  }
  // Opened once more, it says that all of it is there.
  await coordinator.page.goto("/quan-tri?muc=nop-thay");
  await coordinator.page.locator('input[name="unsent"]').setInputFiles(file);
  for (const line of await read.getByRole("listitem").all()) await expect(line).toContainText("Máy chủ đã có");
});

test("a file that is damaged, strange or not for this person to hand in is refused in words", async ({ person, guard }, info) => {
  guard.allowOffline();
  const [staff, coordinator] = [await person("truongphong"), await person("dieuphoi")];
  await staff.task.open(await anyCard(staff));
  await cut(staff);
  await comment(staff, "Ghi để thử tệp");
  await staff.board.hasUnsent(1);
  const text = await readFile(await takeFile(staff), "utf8");
  expect(JSON.parse(text)).toMatchObject({ format: "parboard-unsent", version: 1, person: expect.any(String), device: expect.any(String) });
  await coordinator.page.goto("/quan-tri?muc=nop-thay");
  const leader = await person("lanhdao");
  const leaders = await leader.page.evaluate(() => JSON.parse(localStorage.getItem("pb1/who")).person.id);
  const cases = [
    [text.slice(0, -20), "Tệp bị hỏng hoặc thiếu"],
    ["Kính gửi Sở Nội vụ", "không phải tệp thay đổi chưa gửi"],
    [text.replace(/"person":"[^"]+"/, '"person":"00000000-0000-7000-8000-000000000000"'), "Không có tài khoản nào"],
    [text.replace(/"person":"[^"]+"/, `"person":"${leaders}"`), "phải do chính người đó gửi"],
  ];
  for (const [bytes, said] of cases) {
    const path = info.outputPath("tep.json");
    await writeFile(path, bytes);
    await coordinator.page.locator('input[name="unsent"]').setInputFiles(path);
    await expect(coordinator.page.getByRole("alert").filter({ hasText: said })).toBeVisible();
    await expect(coordinator.page.locator("[data-hand-in]")).toHaveCount(0);
  }
  await mend(staff);
  await staff.board.hasUnsent(0);
});

test("the command line hands a file in as well", async ({ person, server, guard }) => {
  guard.allowOffline();
  const staff = await person("truongphong");
  await staff.task.open(await anyCard(staff));
  await cut(staff);
  await comment(staff, "Nộp bằng dòng lệnh");
  await staff.board.hasUnsent(1);
  const file = await takeFile(staff);
  expect((await server.run(["hand-in", file, "--by", "dieuphoi"])).stdout).toContain('"applied"');
  await mend(staff);
  await staff.board.hasUnsent(0);
  expect(await countOf(server, "Nộp bằng dòng lệnh")).toBe(1);
  await expect(server.run(["hand-in", file, "--by", "canbo"])).rejects.toThrow("may not hand in");
});

test("what a server is too old for waits, holds up nothing else, and is offered again", async ({ person, guard }) => {
  // 50
  guard.allowOffline();
  const one = await person("truongphong");
  await one.task.open(await anyCard(one));
  let isOlder = true;
  await one.context.route("**/api/v1/sync", async (route) => {
    const asked = route.request().postDataBuffer();
    const answer = await route.fetch();
    const reply = await answer.json();
    // An older server would neither carry it out nor know it: as if the request had not brought it.
    if (isOlder) reply.verdicts = reply.verdicts.map(([id]) => [id, { retry: { after_ms: 2_000 } }]);
    expect(asked).not.toBeNull();
    await route.fulfill({ response: answer, json: reply });
  });
  await comment(one, "Do bản mới ghi");
  await one.board.isInState("pending");
  await one.page.goto("/dong-bo");
  await expect(one.page.locator(".waiting__line")).toContainText("máy chủ đang được nâng cấp");
  isOlder = false;
  // By itself, after the time that the server named.
  await one.board.hasUnsent(0);
});

test("another person on the same device sees nothing of what waits, sends none of it, and is told that it is there", async ({ person, server, password, guard }) => {
  // 55, 57: signed out and in again without a network in between.
  guard.allowOffline();
  const one = await person("truongphong");
  await controlled(one.page);
  await one.task.open(await anyCard(one));
  await server.stop();
  await comment(one, "Của người thứ nhất");
  await one.board.hasUnsent(1);
  await one.page.getByRole("navigation").getByRole("button", { name: "Đăng xuất" }).click();
  await one.page.getByRole("button", { name: "Vẫn đăng xuất" }).click();
  // Without a network nobody gets in, and nothing is lost by trying.
  await one.signIn.submit("truongphong", password("truongphong"));
  await expect(one.page.getByRole("alert")).toContainText("mạng");
  await server.start();
  await one.signIn.submit("canbo", password("canbo"));
  await one.board.ready();
  await one.board.hasUnsent(0);
  await one.task.open(await anyCard(one));
  await comment(one, "Của người thứ hai");
  await one.board.hasUnsent(0);
  await one.page.goto("/dong-bo");
  await expect(here(one).getByText("Người khác còn 1 thay đổi chưa gửi")).toBeVisible();
  await expect(one.page.getByText("Của người thứ nhất")).toHaveCount(0);
  expect([await countOf(server, "Của người thứ nhất"), await countOf(server, "Của người thứ hai")]).toEqual([0, 1]);
  // The first comes back, and it goes.
  await one.page.getByRole("region", { name: /Tài khoản/ }).getByRole("button", { name: "Đăng xuất" }).click();
  await one.signIn.submit("truongphong", password("truongphong"));
  await one.board.hasUnsent(0);
  await expect.poll(() => countOf(server, "Của người thứ nhất")).toBe(1);
});

test("a session lost without a network is noticed when there is one, and nothing is lost by it", async ({ person, password, guard }) => {
  // 56
  guard.allowOffline();
  guard.allowStatus(401);
  const one = await person("truongphong");
  await one.task.open(await anyCard(one));
  await one.context.setOffline(true);
  await one.context.clearCookies();
  await comment(one, "Khi phiên đã mất");
  await one.board.isInState("offline");
  await expect(one.page.getByText("Phiên làm việc đã hết.")).toHaveCount(0);
  await one.context.setOffline(false);
  await expect(one.page.getByText("Phiên làm việc đã hết.")).toBeVisible();
  await one.board.hasUnsent(1);
  await one.page.locator(".banner").getByRole("link", { name: "Đăng nhập lại" }).click();
  await one.signIn.submit("truongphong", password("truongphong"));
  await one.board.hasUnsent(0);
});

test("when the room runs out while typing, the board moves to make room and the typing stays", async ({ person, guard }) => {
  // 69, with the browser's own limit.
  guard.allowOffline();
  const one = await person("truongphong");
  await controlled(one.page);
  await one.task.open(await anyCard(one));
  await one.context.setOffline(true);
  await one.page.evaluate(fillStorage);
  await comment(one, "Gõ khi hết chỗ");
  await one.board.hasUnsent(1);
  const isKept = () => one.page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.includes("/outbox/") && text.includes("Gõ khi hết chỗ")));
  expect(await isKept()).toBe(true);
  const hasMoved = () => one.page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("/plan/") && key.endsWith("/depot")));
  await expect.poll(hasMoved).toBe(true);
  await one.page.goto("/");
  await one.board.ready();
  await one.board.hasUnsent(1);
  await expect(one.page.locator("[data-task]").first()).toBeVisible();
  await one.context.setOffline(false);
  await one.page.reload();
  await one.board.hasUnsent(0);
});

test("a damaged operation is left where it is, and the others go", async ({ person, server, guard }) => {
  // 75
  guard.allowOffline();
  const one = await person("truongphong");
  const id = await anyCard(one);
  await one.task.open(id);
  await one.context.setOffline(true);
  await comment(one, "Lành lặn");
  await one.board.hasUnsent(1);
  const key = await one.page.evaluate(() => {
    const whole = Object.keys(localStorage).find((key) => key.includes("/outbox/"));
    const damaged = `${whole.slice(0, -4)}0000`;
    localStorage.setItem(damaged, localStorage.getItem(whole).slice(0, 40));
    return damaged;
  });
  await one.context.setOffline(false);
  await one.page.reload();
  await one.board.hasUnsent(0);
  await expect.poll(() => countOf(server, "Lành lặn")).toBe(1);
  expect(await one.page.evaluate((key) => localStorage.getItem(key), key)).toHaveLength(40);
});

/** All that a browser holds for the page, as text: both storages, every database and every kept answer. */
function allThatIsKept() {
  const done = (request) => new Promise((ok, failed) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => failed(request.error) }));
  const asText = async (value) => {
    if (value instanceof Blob) return value.text();
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    if (value === null || typeof value !== "object") return String(value);
    return (await Promise.all(Object.values(value).map(asText))).join("\n");
  };
  const ofDatabase = async (name) => {
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames].map((store) => database.transaction(store).objectStore(store));
    const held = await Promise.all(stores.flatMap((store) => [done(store.getAllKeys()), done(store.getAll())]));
    return asText(held);
  };
  const ofCache = async (name) => {
    const cache = await caches.open(name);
    const answers = (await cache.keys()).map(async (request) => {
      const answer = await cache.match(request);
      return [request.url, ...[...answer.headers].flat(), await answer.text()].join("\n");
    });
    return (await Promise.all(answers)).join("\n");
  };
  return (async () => ({
    storage: [...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat().join("\n"),
    databases: (await Promise.all((await indexedDB.databases()).map(({ name }) => ofDatabase(name)))).join("\n"),
    caches: (await Promise.all((await caches.keys()).map(ofCache))).join("\n"),
    cookies: document.cookie,
  }))();
}

test("no password and no session stands in what the device keeps", async ({ person, password, guard }) => {
  // 62
  guard.allowOffline();
  const one = await person("truongphong");
  await controlled(one.page);
  await one.task.open(await anyCard(one));
  await one.context.route("**/api/v1/files/**", (route) => route.abort());
  const evidence = new EvidencePart(one.page);
  await evidence.begin();
  await evidence.title.fill("Biên bản họp");
  await evidence.choose({ name: "bien-ban.txt", mimeType: "text/plain", buffer: Buffer.from("Họp lúc tám giờ tại phòng khách.") });
  await evidence.save.click();
  await expect(evidence.file("Biên bản họp")).toHaveAttribute("data-is", "waits");
  await cut(one);
  await comment(one, "Không có gì bí mật");
  await expect(one.page.getByText("Không có gì bí mật")).toBeVisible();
  const kept = await one.page.evaluate(allThatIsKept);
  // Whoever looks in the wrong place finds no secret either.
  expect(kept.storage).toContain("Không có gì bí mật");
  expect(kept.databases).toContain("Họp lúc tám giờ tại phòng khách.");
  expect(kept.caches).toContain("Đang mở bảng…");
  const session = (await one.context.cookies()).map((cookie) => cookie.value);
  expect(session.length).toBeGreaterThan(0);
  for (const secret of [password("truongphong"), ...session]) expect(Object.values(kept).join("\n")).not.toContain(secret);
});

test("sorting the board does not disturb who is typing on a card", async ({ person, guard }) => {
  // 49
  guard.allowOffline();
  const [head, coordinator] = [await person("truongphong"), await person("dieuphoi")];
  const id = await anyCard(head);
  await head.task.open(id);
  const field = head.page.getByLabel("Ý kiến của bạn");
  await field.fill("Đang viết dở");
  await field.evaluate((element) => element.setSelectionRange(4, 4));
  const lines = await head.task.history.count();
  // The card goes to another column, and others around it move as well.
  await coordinator.task.open(id);
  await coordinator.task.step("in_review", "Nộp thay đơn vị");
  await coordinator.board.hasUnsent(0);
  await expect.poll(() => head.task.history.count()).toBeGreaterThan(lines);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Đang viết dở");
  expect(await field.evaluate((element) => element.selectionStart)).toBe(4);
});
