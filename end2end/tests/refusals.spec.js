// What a person can do about a change that the server has not carried out, and about a server that carries out nothing. Numbers in
// comments are rows of the list of failure modes.
import { expect, test } from "../support/test.js";

const VERSION = 1;

/** Writes down what the server would have said of these: a refusal, and what waits because of it. */
async function refuse(one, ops) {
  await one.page.evaluate((ops) => {
    const account = Object.keys(localStorage).map((key) => /^pb1\/([0-9a-f-]{36})\/open$/.exec(key)).find(Boolean)[1];
    for (const { op, standing } of ops) localStorage.setItem(`pb1/${account}/outbox/${op.id}`, JSON.stringify({ op, sent: true, standing }));
  }, ops);
  await one.page.reload();
  await one.board.ready();
}

function id(last) {
  return `01936f2e-0000-7000-8000-0000000000${last}`;
}

const NO_ACCESS = { refused: { code: "no_access", message: "không được phép" } };

/** Words that came when the person was not allowed to write them. */
async function refusedWords(person) {
  const one = await person("canbo");
  const card = one.page.locator("[data-task][data-mine]").first();
  const task = await card.getAttribute("data-task");
  const change = { field: "blocked", from: null, to: "Chờ hướng dẫn của Bộ." };
  const body = { do: "set_fields", task, changes: [change] };
  await refuse(one, [{ op: { id: id("01"), device: id("99"), schema: VERSION, made_at: 1750000060000, deps: [], body }, standing: NO_ACCESS }]);
  await one.board.isInState("attention");
  await one.page.goto("/can-xu-ly");
  return { one, task, refused: one.page.locator(".refused") };
}

test("what was refused is sent once more when its author says so, and only then", async ({ person }) => {
  // 58
  const { one, task, refused } = await refusedWords(person);
  await one.page.reload();
  await expect(refused).toContainText("Chờ hướng dẫn của Bộ.");
  await expect(refused).toContainText("Vai trò của bạn không được làm việc này.");
  const again = refused.getByRole("button", { name: "Thử gửi lại" });
  await again.focus();
  await one.page.keyboard.press("Enter");
  await expect(refused).toHaveCount(0);
  await one.board.hasUnsent(0);
  await one.task.open(task);
  await expect(one.task.field("blocked")).toHaveValue("Chờ hướng dẫn của Bộ.");
});

test("what was refused can be copied, and taken up in its form, without a network", async ({ person, guard }) => {
  guard.allowOffline();
  const { one, task, refused } = await refusedWords(person);
  await one.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await one.context.setOffline(true);
  await refused.getByRole("button", { name: "Sao chép" }).click();
  await expect.poll(() => one.page.evaluate(() => navigator.clipboard.readText())).toBe("Chờ hướng dẫn của Bộ.");
  await refused.getByRole("button", { name: "Sửa lại" }).click();
  await expect(one.page).toHaveURL(new RegExp(`/viec/${task}$`));
  await expect(one.task.field("blocked")).toHaveValue("Chờ hướng dẫn của Bộ.");
  await one.page.goto("/can-xu-ly");
  await expect(refused, "it stands until it is sent anew").toHaveCount(1);
});

test("who leaves hears first of what was refused", async ({ person }) => {
  const { one } = await refusedWords(person);
  await one.page.getByRole("navigation").getByRole("button", { name: "Đăng xuất" }).click();
  await expect(one.page).toHaveURL(/\/dong-bo$/);
  await expect(one.page.getByText(/ở lại trên thiết bị này, dưới tài khoản của bạn/)).toBeVisible();
  await expect(one.page.getByRole("button", { name: "Vẫn đăng xuất" })).toBeVisible();
});

test("what builds on a refused change stands with it, and goes with it", async ({ person }) => {
  // 16, 17
  const one = await person("dieuphoi");
  await one.page.goto("/them-viec");
  const criterion = await one.page.locator("form option").nth(1).getAttribute("value");
  const card = { id: id("10"), device: id("99"), schema: VERSION, made_at: 1750000060000, deps: [] };
  const make = { ...card, body: { do: "create_task", criterion, title: "Tập huấn một cửa", text: "", rank: "t" } };
  const say = { ...card, id: id("11"), deps: [id("10")], body: { do: "add_comment", task: id("10"), body: "Mỗi xã một buổi." } };
  const waits = { blocked: id("10") };
  await refuse(one, [{ op: make, standing: NO_ACCESS }, { op: say, standing: waits }]);
  await one.page.goto("/can-xu-ly");
  const refused = one.page.locator(".refused");
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText("Các thay đổi dựa vào mục này");
  await expect(refused).toContainText("Mỗi xã một buổi.");
  await refused.getByRole("button", { name: "Bỏ thay đổi" }).click();
  await expect(refused).toHaveCount(0);
  await one.board.isInState("synced");
  await one.board.hasUnsent(0);
});

/** A new card that was refused, and what its author had written on it since. */
async function refusedCard(person) {
  const one = await person("dieuphoi");
  await one.page.goto("/them-viec");
  const criterion = await one.page.locator("form option").nth(1).getAttribute("value");
  const op = { device: id("99"), schema: VERSION, made_at: 1750000060000, deps: [] };
  const on = (last, body) => ({ op: { ...op, id: id(last), deps: [id("10")], body: { task: id("10"), ...body } }, standing: { blocked: id("10") } });
  const long = Array.from({ length: 90 }, (_, n) => `xã thứ ${n}`).join(", ");
  const make = { ...op, id: id("10"), body: { do: "create_task", criterion, title: "Tập huấn một cửa", text: "Mời báo cáo viên của Bộ.", rank: "t" } };
  await refuse(one, [
    { op: make, standing: NO_ACCESS },
    on("11", { do: "add_comment", body: `Mỗi xã một buổi: ${long}, hết.` }),
    on("12", { do: "set_fields", changes: [{ field: "blocked", from: null, to: "Chưa có hội trường." }] }),
    on("13", { do: "set_fields", changes: [{ field: "text", from: "Mời báo cáo viên của Bộ.", to: "Mời báo cáo viên của sở." }] }),
    on("14", { do: "add_evidence", paper: { title: "Giấy mời họp", number: "45/GM-SNV" } }),
  ]);
  return { one, refused: one.page.locator(".refused"), every: ["Mời báo cáo viên của Bộ.", "xã thứ 89, hết.", "Chưa có hội trường.", "Mời báo cáo viên của sở.", "45/GM-SNV"] };
}

test("every word that builds on a refused card can be read and copied, and the card's address leads there", async ({ person }) => {
  const { one, refused, every } = await refusedCard(person);
  await one.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await one.page.goto(`/viec/${id("10")}`);
  await expect(one.page.getByText("bị từ chối, nên chưa có trên máy chủ")).toBeVisible();
  await one.page.getByRole("link", { name: "Xem và quyết định" }).click();
  await expect(refused).toHaveCount(1);
  await expect(refused).toBeFocused();
  await expect(one.page.locator(".sync-badge").first(), "one thing to decide, whatever builds on it").toHaveText("1 mục cần xử lý");
  await refused.getByRole("button", { name: "Xem toàn bộ" }).click();
  for (const words of every) await expect(refused).toContainText(words);
  await refused.getByRole("button", { name: "Sao chép" }).click();
  await expect.poll(() => one.page.evaluate(() => navigator.clipboard.readText())).toContain("45/GM-SNV");
  const copied = await one.page.evaluate(() => navigator.clipboard.readText());
  for (const words of every) expect(copied).toContain(words);
});

test("a refused card that is written again takes along what builds on it", async ({ person }) => {
  const { one, refused } = await refusedCard(person);
  await one.page.goto("/can-xu-ly");
  await refused.getByRole("button", { name: "Sửa lại" }).click();
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("Tập huấn một cửa");
  await one.page.getByLabel("Tên việc").fill("Tập huấn một cửa cho xã");
  await one.page.locator("form").getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.task.field("title")).toHaveValue("Tập huấn một cửa cho xã");
  await one.board.hasUnsent(0);
  await one.board.isInState("synced");
  await one.page.reload();
  await expect(one.task.field("blocked")).toHaveValue("Chưa có hội trường.");
  await expect(one.task.field("text")).toHaveValue("Mời báo cáo viên của sở.");
  await expect(one.page.locator("main")).toContainText("xã thứ 89, hết.");
  await expect(one.page.locator("[data-evidence]")).toContainText("Giấy mời họp");
});

test("two refused words for one field are sent in either order without a clash, and the one that gave way can be put back", async ({ person }) => {
  const one = await person("canbo");
  const task = await one.page.locator("[data-task][data-mine]:not(:has(.flag))").first().getAttribute("data-task");
  await one.task.open(task);
  await expect(one.task.field("blocked")).toHaveValue("");
  const op = { device: id("99"), schema: VERSION, made_at: 1750000060000, deps: [] };
  const set = (last, from, to) => ({ op: { ...op, id: id(last), body: { do: "set_fields", task, changes: [{ field: "blocked", from, to }] } }, standing: NO_ACCESS });
  await refuse(one, [set("21", null, "Chờ tỉnh."), set("22", "Chờ tỉnh.", "Chờ Bộ.")]);
  await one.page.goto("/can-xu-ly");
  const refused = (text) => one.page.locator(".refused").filter({ hasText: text });
  await refused("Chờ Bộ.").getByRole("button", { name: "Thử gửi lại" }).click();
  await one.board.hasUnsent(0);
  await expect(one.page.locator(".refused")).toHaveCount(1);
  await refused("Chờ tỉnh.").getByRole("button", { name: "Thử gửi lại" }).click();
  await expect(one.page.getByText("Vướng mắc bạn ghi sau đó, “Chờ Bộ.”, sẽ được thay.")).toBeVisible();
  await one.board.hasUnsent(0);
  await one.board.isInState("synced");
  await one.page.getByRole("button", { name: "Hoàn tác" }).click();
  await one.board.hasUnsent(0);
  await one.task.open(task);
  await expect(one.task.field("blocked")).toHaveValue("Chờ Bộ.");
  await expect(one.page.locator(".clash")).toHaveCount(0);
});

test("a field that was taken up from a refusal and cleared takes the place of what was refused", async ({ person }) => {
  const one = await person("canbo");
  const task = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(task);
  await one.task.set("blocked", "Chờ tỉnh.");
  await one.board.hasUnsent(0);
  const body = { do: "set_fields", task, changes: [{ field: "blocked", from: "Chờ tỉnh.", to: "Chờ Bộ." }] };
  await refuse(one, [{ op: { id: id("31"), device: id("99"), schema: VERSION, made_at: 1750000060000, deps: [], body }, standing: NO_ACCESS }]);
  await one.page.goto("/can-xu-ly");
  await one.page.locator(".refused").getByRole("button", { name: "Sửa lại" }).click();
  await expect(one.task.field("blocked")).toHaveValue("Chờ Bộ.");
  await one.task.set("blocked", "");
  await one.board.hasUnsent(0);
  await one.board.isInState("synced");
  await one.page.goto("/can-xu-ly");
  await expect(one.page.getByText("Không có gì cần xử lý.")).toBeVisible();
  await one.task.open(task);
  await expect(one.task.field("blocked")).toHaveValue("");
});

test("a page that is too old for the server says what to do, and keeps everything", async ({ person, guard }) => {
  // 50
  guard.allowStatus(426);
  const one = await person("canbo");
  const task = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  const answer = { status: 426, contentType: "application/json", body: JSON.stringify({ code: "upgrade_required", message: "cần bản mới" }) };
  await one.context.route("**/api/v1/sync", (route) => route.fulfill(answer));
  await one.task.open(task);
  await one.task.set("text", "Trước khi có bản mới.");
  await expect(one.page.getByText("Cần tải bản mới của ứng dụng để tiếp tục gửi.")).toBeVisible();
  await one.board.hasUnsent(1);
  await one.page.reload();
  await expect(one.task.field("text")).toHaveValue("Trước khi có bản mới.");
  await one.context.unroute("**/api/v1/sync");
  await one.page.reload();
  await one.board.hasUnsent(0);
});

test("what got no answer is sent again by itself", async ({ person, guard }) => {
  // 13: neither a new edit nor a sign from the browser
  guard.allowOffline();
  const one = await person("canbo");
  const task = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(task);
  await one.context.route("**/api/v1/sync", (route) => route.abort());
  await one.task.set("text", "Khi đường truyền chập chờn.");
  await one.board.isInState("offline");
  await one.board.hasUnsent(1);
  await one.context.unroute("**/api/v1/sync");
  await expect(one.board.body).toHaveAttribute("data-unsent", "0", { timeout: 60_000 });
});
