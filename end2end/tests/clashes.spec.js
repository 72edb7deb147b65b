// Clashes that are easily got wrong: decided twice at once, had with oneself, about long texts.
import { expect, test } from "../support/test.js";
import { clash, onOneCard, seeBoth, settled, writeTwoVersions } from "../support/together.js";
import { TaskPage } from "../support/pages/task.js";

for (const first of [0, 1]) {
  test(`a clash that two people decide at once and differently is shown to both again, number ${first + 1} arriving first`, async ({ person, guard }) => {
    const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
    const [head, coordinator] = people;
    await head.context.setOffline(true);
    await head.task.set("due_on", "2026-03-31");
    await coordinator.task.set("due_on", "2026-06-30");
    await settled(coordinator);
    await head.context.setOffline(false);
    for (const one of people) await expect(clash(one)).toContainText("31/03/2026");
    // What stands is the head's; they keep it, and the coordinator puts the other back, neither with a network.
    for (const one of people) await one.context.setOffline(true);
    await clash(head).getByRole("button", { name: "Giữ 31/03/2026" }).click();
    await clash(coordinator).getByRole("button", { name: "Đặt lại thành 30/06/2026" }).click();
    for (const one of people) await expect(clash(one)).toHaveCount(0);
    for (const one of first ? [coordinator, head] : [head, coordinator]) {
      await one.context.setOffline(false);
      await settled(one);
    }
    for (const one of people) {
      await expect(one.task.field("due_on")).toHaveValue("2026-06-30");
      await expect(clash(one)).toHaveCount(1);
      await expect(clash(one)).toContainText("31/03/2026");
      await expect(clash(one)).toContainText("30/06/2026");
    }
    // Nothing is lost: the other value can still be put back, and then there is peace.
    await clash(head).getByRole("button", { name: "Giữ 30/06/2026" }).click();
    await expect(clash(coordinator)).toContainText("đã xem và chọn");
    await clash(coordinator).getByRole("button", { name: "Giữ 30/06/2026" }).click();
    for (const one of people) await expect(clash(one)).toHaveCount(0);
  });
}

test("three people on one figure: each of them sees what stands, whose it is, and every value that was lost", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "canbo", "truongphong", "dieuphoi");
  const [staff, head, coordinator] = people;
  for (const one of [staff, head]) await one.context.setOffline(true);
  await head.task.set("percent", "46");
  await staff.task.set("percent", "51");
  await coordinator.task.set("percent", "71");
  await settled(coordinator);
  for (const one of [head, staff]) {
    await one.context.setOffline(false);
    await settled(one);
  }
  const when = String.raw`lúc \d\d/\d\d/\d{4} \d\d:\d\d`;
  const block = (one, text) => clash(one).filter({ hasText: text });
  const ofCoordinator = block(coordinator, "bạn ghi 71 %");
  await expect(ofCoordinator).toContainText(new RegExp(`Lê Văn Khải ghi 46 % ${when}; bạn ghi 71 % ${when}\\.`));
  await expect(ofCoordinator).toContainText(new RegExp(`Đang dùng 51 %, do H’Linh Niê ghi ${when}\\.`));
  await expect(ofCoordinator.getByRole("button")).toHaveText(["Giữ 51 % (H’Linh Niê)", "Đặt lại thành 46 % (Lê Văn Khải)", "Đặt lại thành 71 % (bạn)"]);
  await expect(block(head, /Bạn ghi 46 % .*; Trần Thị Minh Hạnh ghi 71 %/).getByRole("button"))
    .toHaveText(["Giữ 51 % (H’Linh Niê)", "Đặt lại thành 46 % (bạn)", "Đặt lại thành 71 % (Trần Thị Minh Hạnh)"]);
  await expect(block(head, /H’Linh Niê ghi 51 % .*; bạn ghi 46 %/).getByRole("button")).toHaveText(["Giữ 51 % (H’Linh Niê)", "Đặt lại thành 46 % (bạn)"]);
  await expect(block(staff, /Bạn ghi 51 % .*; Lê Văn Khải ghi 46 %/)).toContainText("Đang dùng 51 %, do bạn ghi lúc");
  await ofCoordinator.getByRole("button", { name: "Đặt lại thành 46 %" }).click();
  for (const one of people) await expect(one.task.field("percent")).toHaveValue("46");
});

test("two versions of a text say whose each is, and of when", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await writeTwoVersions(head, coordinator);
  await expect(clash(head).locator("figcaption")).toHaveText([/^Đang dùng: Trần Thị Minh Hạnh, lúc \d\d\/\d\d\/\d{4} \d\d:\d\d$/, /^Bản kia: bạn, lúc \d/]);
  await expect(clash(coordinator).locator("figcaption")).toHaveText([/^Đang dùng: bạn, lúc \d/, /^Bản kia: Lê Văn Khải, lúc \d/]);
});

test("a clash with myself, from another device, says that it was me", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "canbo", "canbo");
  const [phone, tablet] = people;
  const words = await phone.task.field("text").inputValue();
  await phone.context.setOffline(true);
  await phone.task.set("text", `${words} Viết trên điện thoại.`);
  await tablet.task.set("text", `${words} Viết trên máy tính bảng.`);
  await settled(tablet);
  await phone.context.setOffline(false);
  for (const one of people) {
    await expect(clash(one)).toContainText("Bạn và bạn (ở tab hoặc thiết bị khác) cùng sửa một đoạn");
    await expect(clash(one)).not.toContainText("Lan");
    await expect(one.page.getByRole("region", { name: "Sửa cùng lúc" })).toBeVisible();
    await expect(one.page.getByText("Có người cùng sửa")).toHaveCount(0);
  }
});

test("a field that I change in another tab says so beside the one I am typing in", async ({ person, guard }) => {
  const { people, id } = await onOneCard(person, guard, "canbo");
  const [lan] = people;
  const page = await lan.context.newPage();
  const second = new TaskPage(page);
  await second.open(id);
  await lan.task.field("percent").focus();
  await second.set("percent", "61");
  await expect(lan.page.locator('.task-field[data-is="percent"] .note')).toContainText("Bạn vừa đổi thành 61 % ở tab hoặc thiết bị khác");
});

test("long versions are folded, so that the buttons are near on a phone, and open by keyboard", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await head.page.setViewportSize({ width: 390, height: 844 });
  const paragraph = Array.from({ length: 300 }, (_, n) => `câu thứ ${n}`).join(", ");
  await coordinator.task.set("text", paragraph);
  await settled(coordinator);
  await expect(head.task.field("text")).toHaveValue(paragraph);
  await head.context.setOffline(true);
  await head.task.set("text", `${paragraph}. Theo trưởng phòng.`);
  await coordinator.task.set("text", `${paragraph}. Theo điều phối.`);
  await settled(coordinator);
  await head.context.setOffline(false);
  await expect(clash(head)).toContainText("Theo điều phối.");
  await expect(clash(head)).toContainText("Theo trưởng phòng.");
  const { height } = await clash(head).boundingBox();
  expect(height).toBeLessThan(2 * 844);
  const whole = clash(head).getByRole("button", { name: /^Xem toàn bộ/ }).first();
  await expect(clash(head).locator("blockquote").first()).not.toContainText("câu thứ 0,");
  await whole.focus();
  await head.page.keyboard.press("Enter");
  await expect(clash(head).locator("blockquote").first()).toContainText("câu thứ 0,");
  await expect(clash(head).getByRole("button", { name: /^Thu gọn/ })).toBeFocused();
});

test("a draft that is saved later overwrites nothing that somebody else wrote since", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  // A title is a draft until it is confirmed; this page ends before.
  await head.task.field("title").fill("Tên do trưởng phòng gõ dở");
  await head.page.reload();
  await expect(head.task.field("title")).toHaveValue("Tên do trưởng phòng gõ dở");
  await coordinator.task.set("title", "Tên do điều phối đặt");
  await settled(coordinator);
  const note = head.page.locator('.task-field[data-is="title"] .note');
  await expect(note).toContainText("Tên do điều phối đặt");
  // Nor does it when the card was opened after that.
  await head.page.reload();
  await expect(note).toContainText("Tên do điều phối đặt");
  await note.getByRole("button", { name: "Lưu" }).click();
  await seeBoth(people, "Tên do trưởng phòng gõ dở", "Tên do điều phối đặt");
});

test("a number begun in a report overwrites no figure that somebody else set since", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await head.page.locator("[name=did]").fill("Đã họp rà soát");
  await head.page.locator("form [name=percent]").fill("37");
  await head.page.reload();
  await coordinator.task.set("percent", "64");
  await settled(coordinator);
  await expect(head.task.field("percent")).toHaveValue("64");
  const form = head.page.locator("form", { has: head.page.locator("[name=did]") });
  await expect(form).toContainText("Giá trị hiện nay: 64 %.");
  await expect(form).toContainText("Bản nháp được giữ trên thiết bị này.");
  await head.page.getByRole("button", { name: "Lưu báo cáo" }).click();
  await seeBoth(people, "37 %", "64 %");
});

test("a joined text replaces nothing that came while it was being written", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  const words = await writeTwoVersions(head, coordinator);
  await settled(head);
  const joined = coordinator.page.locator(".versions__joined textarea");
  await joined.fill(`${words} Theo cả hai.`);
  await head.task.set("text", `${words} Viết lại sau đó.`);
  await settled(head);
  await expect(coordinator.page.locator(".versions")).toContainText("Viết lại sau đó.");
  await coordinator.page.getByRole("button", { name: "Lưu bản ghép" }).click();
  for (const one of people) await expect(clash(one).filter({ hasText: "Theo cả hai." })).toContainText("Viết lại sau đó.");
});

test("who keeps the standing text leaves no joined draft behind", async ({ person, guard }) => {
  const { people } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await writeTwoVersions(head, coordinator);
  await settled(head);
  await clash(coordinator).locator(".versions__joined textarea").fill("Ghép dở.");
  const drafts = () => coordinator.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/draft/")));
  expect(await drafts()).toHaveLength(1);
  await clash(coordinator).getByRole("button", { name: "Giữ bản đang dùng" }).click();
  await expect(clash(coordinator)).toHaveCount(0);
  expect(await drafts()).toHaveLength(0);
});

test("a draft that says what stands is none, and does not come back over what is written later", async ({ person, guard }) => {
  const { people, id } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await head.task.field("title").fill("Tên hai người cùng nghĩ ra");
  await head.page.goto("/dong-bo");
  await coordinator.task.set("title", "Tên hai người cùng nghĩ ra");
  await settled(coordinator);
  const note = head.page.locator('.task-field[data-is="title"] .note');
  for (const title of ["Tên hai người cùng nghĩ ra", "Tên đặt sau đó"]) {
    await coordinator.task.set("title", title);
    await settled(coordinator);
    await head.page.evaluate(() => dispatchEvent(new Event("online")));
    await head.task.open(id);
    await expect(head.task.field("title")).toHaveValue(title);
    await expect(note).toHaveCount(0);
  }
});
