// The task screen: what is typed is kept, what arrives does not disturb, and where two people meet nothing is lost.
// Numbers in comments are rows of the list of failure modes.
import { expect, test } from "../support/test.js";
import { clash, onOneCard, seeBoth, writeTwoVersions } from "../support/together.js";

/** Two people on the same card, which somebody is working on: the head of an agency and the coordinator. */
async function twoOnOneCard(person, guard) {
  const { people, id } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  return { head: people[0], coordinator: people[1], id };
}

/** Waits until the server has everything. */
async function settled(who) {
  await who.board.hasUnsent(0);
  await who.board.isInState("synced");
}

const note = (who, field) => who.page.locator(`.task-field[data-is="${field}"] .note`);

test("opening a card writes nothing", async ({ person, guard }) => {
  // 39
  const { head } = await twoOnOneCard(person, guard);
  const lines = await head.task.history.count();
  for (const field of ["title", "text", "blocked", "percent", "due_on", "status"]) await head.task.field(field).focus();
  await head.task.field("title").focus();
  await head.board.hasUnsent(0);
  await head.page.reload();
  await expect(head.task.history).toHaveCount(lines);
});

test("a change is kept, sent, written into history and seen by others", async ({ person, guard }) => {
  const { head, coordinator } = await twoOnOneCard(person, guard);
  await head.task.set("percent", "83");
  await expect(note(head, "percent")).toContainText("Đã lưu trên thiết bị này");
  await settled(head);
  await expect(head.task.history.first()).toContainText("83 %");
  await expect(coordinator.task.field("percent")).toHaveValue("83");
});

test("going back in the middle of a word keeps it and breaks nothing", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong");
  const id = await head.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  for (const [field, typed] of [["percent", "81"], ["blocked", "Chờ ý kiến"], ["title", "Gõ dở"]]) {
    await head.board.card(id).locator(".card__title").click();
    await head.task.field(field).fill(typed);
    await expect(head.task.field(field)).toBeFocused();
    await head.page.goBack();
    await expect(head.board.card(id)).toBeVisible();
  }
  await settled(head);
  await expect(head.board.card(id)).toContainText("Gõ dở");
  await head.task.open(id);
  await expect(head.task.field("percent")).toHaveValue("81");
  await expect(head.task.field("blocked")).toHaveValue("Chờ ý kiến");
});

test("a day or a figure that is half typed takes nothing away", async ({ person, guard }) => {
  guard.allowOffline();
  const head = await person("truongphong");
  const id = await head.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  await head.task.open(id);
  const due = head.task.field("due_on");
  await head.task.set("due_on", "2025-12-31");
  await settled(head);
  await head.page.clock.install();
  await due.focus();
  // One of its parts is taken out: the whole is no day any more, and says so with nothing.
  await head.page.keyboard.press("Backspace");
  expect(await due.evaluate((input) => [input.value, input.validity.badInput])).toEqual(["", true]);
  await head.page.clock.runFor(5000);
  await head.board.hasUnsent(0);
  await head.task.field("percent").focus();
  await expect(due).toHaveValue("2025-12-31");

  const figure = head.page.locator('input[name="percent"]');
  await figure.pressSequentially("5e");
  await head.page.locator('textarea[name="did"]').pressSequentially("Đã làm");
  expect(await figure.evaluate((input) => input.validity.badInput)).toBe(true);
  await head.page.clock.runFor(5000);
  await head.board.hasUnsent(0);
});

test("sending what is being typed does not move the cursor", async ({ person, guard }) => {
  // 43, 44
  const { head } = await twoOnOneCard(person, guard);
  const blocked = head.task.field("blocked");
  const lines = await head.task.history.count();
  await blocked.click();
  await blocked.press("Control+Home");
  await blocked.pressSequentially("Gấp: ");
  await head.board.hasUnsent(1);
  await settled(head);
  await expect(blocked).toBeFocused();
  await blocked.pressSequentially("rất ");
  await expect(blocked).toHaveValue(/^Gấp: rất /);
  await blocked.blur();
  await settled(head);
  await expect(head.task.history).toHaveCount(lines + 2);
});

test("what was typed survives leaving the page at once", async ({ person, guard }) => {
  const { head, id } = await twoOnOneCard(person, guard);
  await head.task.field("blocked").click();
  await head.task.field("blocked").pressSequentially("Chờ văn bản của Bộ");
  await head.page.goto("about:blank");
  await head.task.open(id);
  await expect(head.task.field("blocked")).toHaveValue("Chờ văn bản của Bộ");
  await settled(head);
});

test("a value that cannot be kept stays in its control, also after a reload", async ({ person, guard }) => {
  const { head } = await twoOnOneCard(person, guard);
  const long = "x".repeat(301);
  await head.task.set("title", long);
  await expect(note(head, "title")).toContainText("quá dài");
  await head.board.hasUnsent(0);
  await head.page.reload();
  await expect(head.task.field("title")).toHaveValue(long);
  await head.page.getByRole("button", { name: "Bỏ bản nháp" }).click();
  await expect(head.task.field("title")).not.toHaveValue(long);
});

test("a report half written survives a reload", async ({ person, guard }) => {
  const { head } = await twoOnOneCard(person, guard);
  const form = head.page.getByLabel("Đã làm được gì?");
  await form.fill("Đã họp với các xã");
  await head.page.reload();
  await expect(form).toHaveValue("Đã họp với các xã");
  await head.page.getByRole("button", { name: "Lưu báo cáo" }).click();
  await expect(head.page.locator(".remark").first()).toContainText("Đã họp với các xã");
  await expect(form).toHaveValue("");
});

test("both authors of one value see both values, and either can be put back", async ({ person, guard }) => {
  const { head, coordinator } = await twoOnOneCard(person, guard);
  await head.context.setOffline(true);
  await head.task.set("due_on", "2026-03-31");
  await coordinator.task.set("due_on", "2026-06-30");
  await settled(coordinator);
  await head.context.setOffline(false);
  await seeBoth([head, coordinator], "31/03/2026", "30/06/2026");
  await head.page.getByRole("button", { name: "Giữ 31/03/2026" }).click();
  // Who knows that the other has decided decides after them, and nobody is told again.
  await expect(clash(coordinator)).toContainText("đã xem và chọn");
  await coordinator.page.getByRole("button", { name: "Đặt lại thành 30/06/2026" }).click();
  for (const who of [head, coordinator]) {
    await expect(clash(who)).toHaveCount(0);
    await expect(who.task.field("due_on")).toHaveValue("2026-06-30");
  }
});

test("two versions of one paragraph stand side by side until a person joins them", async ({ person, guard }) => {
  // 40, 41
  const { head, coordinator } = await twoOnOneCard(person, guard);
  const words = await writeTwoVersions(head, coordinator);
  await seeBoth([head, coordinator], "Theo trưởng phòng.", "Theo điều phối.");
  await expect(head.page.getByLabel("Bản ghép")).toHaveValue(/Theo điều phối\.[^]*Theo trưởng phòng\./);
  await head.page.getByLabel("Bản ghép").fill(`${words} Theo cả hai.`);
  await head.page.getByRole("button", { name: "Lưu bản ghép" }).click();
  await expect(clash(head)).toHaveCount(0);
  await expect(coordinator.task.field("text")).toHaveValue(`${words} Theo cả hai.`);
});

test("work on a card that somebody put away is kept, and its author told", async ({ person, guard }) => {
  // 45
  const { head, coordinator } = await twoOnOneCard(person, guard);
  await head.context.setOffline(true);
  await head.task.set("percent", "91");
  await coordinator.page.getByRole("button", { name: "Lưu trữ việc này" }).click();
  await settled(coordinator);
  await head.context.setOffline(false);
  await expect(clash(head)).toContainText("đã lưu trữ việc này");
  await clash(head).getByRole("button", { name: "Khôi phục" }).click();
  await settled(head);
  await expect(head.task.field("percent")).toHaveValue("91");
});

test("readers see every value and can change none", async ({ person }) => {
  const leader = await person("lanhdao");
  await leader.task.open(await leader.page.locator("[data-task]").first().getAttribute("data-task"));
  for (const field of ["status", "percent", "due_on", "title", "text", "blocked"]) await expect(leader.task.field(field)).toBeDisabled();
  await expect(leader.page.getByText("Bạn được xem việc này")).toBeVisible();
  await expect(leader.page.getByLabel("Ý kiến của bạn")).toBeEnabled();
});
