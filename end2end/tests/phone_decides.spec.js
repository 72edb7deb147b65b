// What needs a person is decided on a phone without a network: by finger, and by keyboard alone.
import { expect, test } from "../support/test.js";
import { clash, onOneCard, settled, writeTwoVersions } from "../support/together.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** No screen has more places than that to go through with the keyboard. */
const TABS_MAX = 120;

/** The head on a phone without a network, before a clash about a field or about a text with the coordinator. */
async function clashOnAPhone(person, guard, about) {
  const { people, id } = await onOneCard((login) => person(login, login === "truongphong" ? PHONE : {}), guard, "truongphong", "dieuphoi");
  const [head, coordinator] = people;
  if (about === "text") {
    await writeTwoVersions(head, coordinator);
  } else {
    await head.context.setOffline(true);
    await head.task.set("due_on", "2026-03-31");
    await coordinator.task.set("due_on", "2026-06-30");
    await settled(coordinator);
    await head.context.setOffline(false);
  }
  await expect(clash(head)).toHaveCount(1);
  await settled(head);
  await head.context.setOffline(true);
  await head.page.goto("/can-xu-ly");
  await expect(clash(head)).toHaveCount(1);
  return { head, coordinator, id };
}

/** Goes on with the keyboard until that control has the focus. */
async function tabTo(page, control) {
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${control}`);
}

const act = {
  finger: (page, control) => control.tap(),
  keyboard: async (page, control) => {
    await tabTo(page, control);
    await page.keyboard.press("Enter");
  },
};

for (const by of ["finger", "keyboard"]) {
  test(`a clash about a field is decided on a phone without a network, by ${by}`, async ({ person, guard }) => {
    const { head, coordinator } = await clashOnAPhone(person, guard, "due_on");
    await act[by](head.page, clash(head).getByRole("button", { name: "Đặt lại thành 30/06/2026" }));
    await expect(clash(head)).toHaveCount(0);
    await expect(head.page.getByText("Không có gì cần xử lý.")).toBeVisible();
    await head.context.setOffline(false);
    await settled(head);
    await expect(coordinator.task.field("due_on")).toHaveValue("2026-06-30");
  });

  test(`a clash about a text is decided on a phone without a network, by ${by}`, async ({ person, guard }) => {
    const { head, coordinator } = await clashOnAPhone(person, guard, "text");
    const joined = clash(head).locator(".versions__joined textarea");
    if (by === "finger") {
      await joined.tap();
    } else {
      await tabTo(head.page, joined);
    }
    await head.page.keyboard.press("ControlOrMeta+a");
    await head.page.keyboard.type("Ghép trên điện thoại.");
    await act[by](head.page, clash(head).getByRole("button", { name: "Lưu bản ghép" }));
    await expect(clash(head)).toHaveCount(0);
    await head.context.setOffline(false);
    await settled(head);
    await expect(coordinator.task.field("text")).toHaveValue("Ghép trên điện thoại.");
  });
}

/** A change of the head's that the server refused, on a phone without a network by now. */
async function refusedOnAPhone(person, guard) {
  const { people, id } = await onOneCard((login) => person(login, login === "canbo" ? PHONE : {}), guard, "canbo", "dieuphoi");
  const [staff, coordinator] = people;
  await staff.context.setOffline(true);
  await staff.task.field("status").selectOption("not_started");
  await staff.board.hasUnsent(1);
  await coordinator.task.step("done", "Đã kiểm tra tại chỗ");
  await settled(coordinator);
  await staff.context.setOffline(false);
  await staff.board.isInState("attention");
  await staff.board.hasUnsent(0);
  await staff.context.setOffline(true);
  await staff.page.goto("/can-xu-ly");
  await expect(staff.page.locator(".refused")).toHaveCount(1);
  return { staff, id, refused: staff.page.locator(".refused") };
}

test("a refused change is copied, taken up, given up, taken back and sent once more by keyboard alone, without a network", async ({ person, guard }) => {
  const { staff, id, refused } = await refusedOnAPhone(person, guard);
  const { page } = staff;
  await staff.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await act.keyboard(page, refused.getByRole("button", { name: "Sao chép" }));
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("Chuyển từ “Đang thực hiện” đến “Chưa thực hiện”");
  await act.keyboard(page, refused.getByRole("button", { name: "Bỏ thay đổi" }));
  await expect(refused).toHaveCount(0);
  await act.keyboard(page, page.getByRole("button", { name: "Hoàn tác" }));
  await expect(refused).toHaveCount(1);
  await act.keyboard(page, refused.getByRole("button", { name: "Sửa lại" }));
  await expect(page).toHaveURL(new RegExp(`/viec/${id}$`));
  await page.goBack();
  await act.keyboard(page, refused.getByRole("button", { name: "Thử gửi lại" }));
  await expect(refused).toHaveCount(0);
  await staff.board.hasUnsent(1);
});
