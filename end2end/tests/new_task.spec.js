// Adding a card: where one may, without a network too, and with nothing typed lost.
import { controlled, expect, tabOf, test } from "../support/test.js";

const form = (one) => one.page.locator("form");

async function fill(one, title, text) {
  await one.page.getByLabel("Tên việc").fill(title);
  await one.page.getByLabel("Nội dung").fill(text);
}

test("a card added without a network stands on the board at once, and reaches the others", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi");
  await controlled(one.page);
  await one.context.setOffline(true);
  await one.page.getByRole("link", { name: "Thêm việc" }).click();
  const choice = form(one).getByLabel("Thuộc tiêu chí");
  const criterion = await choice.locator("option").nth(2).getAttribute("value");
  const number = (await choice.locator("option").nth(2).textContent()).split(" ")[0];
  await choice.selectOption(criterion);
  await fill(one, "Tập huấn bộ phận một cửa", "Mỗi xã một buổi.");
  // Whose it will be is said before it is made, and is so.
  const lead = await one.page.locator("form .task-field__hint").first().textContent();
  expect(lead).toMatch(/^Thực hiện: .+\.$/);
  // A phone may close the tab at any moment.
  await one.page.reload();
  await expect(choice).toHaveValue(criterion);
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("Tập huấn bộ phận một cửa");
  await form(one).getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.task.field("title")).toHaveValue("Tập huấn bộ phận một cửa");
  await expect(one.task.field("text")).toHaveValue("Mỗi xã một buổi.");
  const id = new URL(one.page.url()).pathname.split("/").pop();
  await one.task.set("due_on", "2025-11-30");
  await one.page.goBack();
  const card = one.page.locator(`[data-task="${id}"]`);
  await expect(card).toHaveAttribute("data-sync", "pending");
  await expect(card).toHaveAttribute("data-criterion", number);
  await expect(card.locator(".card__who")).toContainText(lead.slice("Thực hiện: ".length, -1));
  await one.board.hasUnsent(2);
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
  const other = await person("lanhdao");
  await expect(other.page.locator(`[data-task="${id}"]`)).toContainText("Tập huấn bộ phận một cửa");
  await other.task.open(id);
  await expect(other.task.field("due_on")).toHaveValue("2025-11-30");
  // And the form is empty for the next one.
  await one.page.goto("/them-viec");
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("");
});

test("heads are offered the criteria that name their agency, others no way to add", async ({ person }) => {
  const [head, coordinator] = [await person("truongphong"), await person("dieuphoi")];
  const offered = async (one) => {
    await one.page.getByRole("link", { name: "Thêm việc" }).click();
    await expect(form(one)).toBeVisible();
    return (await form(one).locator("option").allTextContents()).slice(1);
  };
  const [some, all] = [await offered(head), await offered(coordinator)];
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(all.length);
  expect(all).toEqual(expect.arrayContaining(some));
  const staff = await person("canbo");
  await expect(staff.page.getByRole("link", { name: "Thêm việc" })).toHaveCount(0);
  await staff.page.goto("/them-viec");
  await expect(staff.page.getByText("mới thêm được việc")).toBeVisible();
  await expect(form(staff)).toHaveCount(0);
});

test("the criterion that the board shows alone is the one that is offered first", async ({ person }) => {
  const one = await person("dieuphoi");
  const number = await one.page.locator("[data-task]").nth(5).getAttribute("data-criterion");
  await one.page.goto(`/?tieu-chi=${number}`);
  await one.page.getByRole("link", { name: "Thêm việc" }).click();
  await expect(form(one).locator("option:checked")).toContainText(`${number} `);
});

test("a card that was refused can be written again, and only then goes away", async ({ person }) => {
  const one = await person("dieuphoi");
  await one.page.goto("/them-viec");
  const criterion = await form(one).locator("option").nth(1).getAttribute("value");
  const id = "01936f2e-0000-7000-8000-000000000010";
  const body = { do: "create_task", criterion, title: "Tập huấn", text: "Mỗi xã một buổi.", rank: "t" };
  const op = { id, device: "01936f2e-0000-7000-8000-000000000099", schema: 1, made_at: 1750000060000, deps: [], body };
  await one.page.evaluate((op) => {
    const account = Object.keys(localStorage).map((key) => /^pb1\/([0-9a-f-]{36})\/open$/.exec(key)).find(Boolean)[1];
    const standing = { refused: { code: "no_access", message: "không được phép" } };
    localStorage.setItem(`pb1/${account}/outbox/${op.id}`, JSON.stringify({ op, sent: true, standing }));
  }, op);
  await one.page.goto("/can-xu-ly");
  await one.page.locator(".refused").getByRole("button", { name: "Sửa lại" }).click();
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("Tập huấn");
  await one.page.getByLabel("Tên việc").fill("Tập huấn lại");
  const other = await tabOf(one, "/can-xu-ly");
  await expect(other.page.locator(".refused"), "it stands until it is sent anew").toHaveCount(1);
  await form(one).getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.task.field("title")).toHaveValue("Tập huấn lại");
  await expect(other.page.locator(".refused")).toHaveCount(0);
  await one.board.isInState("synced");
});

test("words that are too long are told so while they can be shortened, and none is cut off", async ({ person }) => {
  const one = await person("dieuphoi");
  await one.page.goto("/them-viec");
  await form(one).getByLabel("Thuộc tiêu chí").selectOption({ index: 1 });
  await one.page.getByLabel("Tên việc").fill("việc ".repeat(80).trim());
  await expect(form(one).getByText("Tên việc có 399 ký tự, nhiều nhất là 300.")).toBeVisible();
  await form(one).getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.page.getByRole("alert")).toContainText("quá dài");
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("việc ".repeat(80).trim());
  // Spaces are no title.
  await one.page.getByLabel("Tên việc").fill("   ");
  await form(one).getByRole("button", { name: "Thêm việc" }).click();
  expect(await one.page.getByLabel("Tên việc").evaluate((input) => input.validity.patternMismatch)).toBe(true);
  await one.page.getByLabel("Tên việc").fill("Tập huấn");
  await form(one).getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.task.field("title")).toHaveValue("Tập huấn");
  // The keyboard goes on from the top of the new screen.
  await expect(one.page.getByRole("main")).toBeFocused();
  // And it can be taken back as easily.
  await one.page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(one.page.getByText("lưu trữ", { exact: false }).first()).toBeVisible();
});
