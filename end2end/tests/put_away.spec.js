// Work on a card that the coordinator put away meanwhile: one thing to look at, however much was written.
import { expect, test } from "../support/test.js";
import { clash, onOneCard, settled } from "../support/together.js";

/** The head wrote four things without a network, and the coordinator had put the card away. */
async function workOnAPutAwayCard(person, guard) {
  const { people, id } = await onOneCard(person, guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  await head.context.setOffline(true);
  await head.task.set("blocked", "Chưa có hội trường.");
  await head.task.set("percent", "52");
  for (const words of ["Đã mời các xã.", "Chờ trả lời."]) {
    await head.page.getByLabel("Ý kiến của bạn").fill(words);
    await head.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  }
  await head.board.hasUnsent(4);
  await coordinator.page.getByRole("button", { name: "Lưu trữ việc này" }).click();
  await settled(coordinator);
  await head.context.setOffline(false);
  await settled(head);
  return { people, id };
}

test("a card that was put away meanwhile is one thing to decide, which names what was written, and is decided once", async ({ person, guard }) => {
  const { people } = await workOnAPutAwayCard(person, guard);
  for (const one of people) {
    await one.page.goto("/can-xu-ly");
    await expect(clash(one)).toHaveCount(1);
    for (const words of ["Chưa có hội trường.", "52 %", "Đã mời các xã.", "Chờ trả lời."]) await expect(clash(one)).toContainText(words);
    await expect(one.page.locator(".sync-badge").first()).toHaveText("1 mục cần xử lý");
    await expect(one.page.getByRole("link", { name: /Cần xử lý/ })).toContainText("1");
  }
  const [, coordinator] = people;
  await clash(coordinator).getByRole("button", { name: "Để nguyên trong lưu trữ" }).click();
  await expect(clash(coordinator)).toHaveCount(0);
  await settled(coordinator);
  await coordinator.board.isInState("synced");
  await coordinator.page.reload();
  await expect(coordinator.page.getByText("Không có gì cần xử lý.")).toBeVisible();
});

test("once the card stands again the other side needs no more than to have seen it", async ({ person, guard }) => {
  const { people, id } = await workOnAPutAwayCard(person, guard);
  const [head, coordinator] = people;
  await coordinator.page.goto("/can-xu-ly");
  await clash(coordinator).getByRole("button", { name: "Khôi phục" }).click();
  await expect(clash(coordinator)).toHaveCount(0);
  await settled(coordinator);
  await expect(clash(head)).toContainText("nay việc đã được khôi phục");
  await expect(clash(head).getByRole("button")).toHaveText(["Đã xem"]);
  await clash(head).getByRole("button", { name: "Đã xem" }).click();
  await expect(clash(head)).toHaveCount(0);
  await settled(head);
  await head.board.isInState("synced");
  await head.task.open(id);
  await expect(head.task.field("blocked")).toHaveValue("Chưa có hội trường.");
  await expect(head.page.locator(".clash")).toHaveCount(0);
});
