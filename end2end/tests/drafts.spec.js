// Drafts where one person has several tabs: none writes over another, in whatever order they type, reload and close.
import { expect, test } from "../support/test.js";
import { EvidencePart } from "../support/pages/evidence.js";
import { BoardPage } from "../support/pages/board.js";
import { TaskPage } from "../support/pages/task.js";

const COMMENT = "Ý kiến của bạn";
const REPORT = "Đã làm được gì?";

/** Somebody on a card of theirs. */
async function atOwnCard(person, guard) {
  guard.allowOffline();
  const lan = await person("canbo");
  const id = await lan.page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  await lan.task.open(id);
  return { lan, id };
}

/** Another tab of the same browser, on the same card. */
async function tab(one, id) {
  const page = await one.context.newPage();
  const other = { page, task: new TaskPage(page), board: new BoardPage(page) };
  await other.task.open(id);
  return other;
}

/** Another tab, opened anew until it shows what is expected: for it one that was closed is gone only when the browser says so. */
async function tabThat(one, id, shows, expected) {
  let last;
  await expect
    .poll(async () => {
      await last?.page.close();
      last = await tab(one, id);
      return shows(last.page).inputValue({ timeout: 1_000 }).catch(() => "");
    }, { timeout: 30_000 })
    .toBe(expected);
  return last;
}

const elsewhere = (one) => one.page.locator('[data-draft="elsewhere"]');
const left = (one) => one.page.locator('[data-draft="left"]');

for (const label of [COMMENT, REPORT]) {
  test(`two tabs write into “${label}”, and each keeps its own`, async ({ person, guard }) => {
    const { lan, id } = await atOwnCard(person, guard);
    const second = await tab(lan, id);
    await lan.page.getByLabel(label).fill("Viết ở tab thứ nhất");
    await second.page.getByLabel(label).fill("Viết ở tab thứ hai");
    await expect(elsewhere(lan)).toContainText("Viết ở tab thứ hai");
    await expect(elsewhere(second)).toContainText("Viết ở tab thứ nhất");
    await lan.page.getByLabel(label).fill("Viết ở tab thứ nhất, viết tiếp");
    for (const one of [second, lan, second]) await one.page.reload();
    await expect(lan.page.getByLabel(label)).toHaveValue("Viết ở tab thứ nhất, viết tiếp");
    await expect(second.page.getByLabel(label)).toHaveValue("Viết ở tab thứ hai");
    await expect(elsewhere(second)).toContainText("viết tiếp");
    await expect(elsewhere(second).getByRole("button")).toHaveCount(0);
  });
}

test("what a closed tab left is taken over by the next one, and offered to one that is being typed in", async ({ person, guard }) => {
  const { lan, id } = await atOwnCard(person, guard);
  const second = await tab(lan, id);
  await lan.page.getByLabel(COMMENT).fill("Của tab bị đóng");
  await second.page.getByLabel(COMMENT).fill("Của tab còn mở");
  await lan.page.close();
  const look = async () => {
    await second.page.evaluate(() => dispatchEvent(new Event("focus")));
    return left(second).count();
  };
  await expect.poll(look).toBe(1);
  await expect(left(second)).toContainText("Của tab bị đóng");
  // Taken: what was in the form is laid aside, and not lost.
  await left(second).getByRole("button", { name: "Đưa vào ô nhập" }).click();
  await expect(second.page.getByLabel(COMMENT)).toHaveValue("Của tab bị đóng");
  await expect(left(second)).toContainText("Của tab còn mở");
  await second.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(second.page.locator(".remark").filter({ hasText: "Của tab bị đóng" })).toHaveCount(1);
  await second.page.close();
  const third = await tabThat(lan, id, (page) => page.getByLabel(COMMENT), "Của tab còn mở");
  await expect(third.page.locator("[data-draft]")).toHaveCount(0);
});

test("two tabs fill in evidence, and each keeps its own", async ({ person, guard }) => {
  const { lan, id } = await atOwnCard(person, guard);
  const second = await tab(lan, id);
  for (const [one, title] of [[lan, "Biên bản của tab thứ nhất"], [second, "Báo cáo của tab thứ hai"]]) {
    const evidence = new EvidencePart(one.page);
    if (!(await evidence.title.isVisible())) await evidence.begin();
    await evidence.title.fill(title);
  }
  await lan.page.reload();
  await second.page.reload();
  await expect(new EvidencePart(lan.page).title).toHaveValue("Biên bản của tab thứ nhất");
  await expect(new EvidencePart(second.page).title).toHaveValue("Báo cáo của tab thứ hai");
  await lan.page.close();
  await second.page.close();
  // Whichever of the two the browser says is gone first is taken over; the other is offered beside it.
  const both = ["Biên bản của tab thứ nhất", "Báo cáo của tab thứ hai"];
  let last;
  const offers = async () => {
    await last?.page.close();
    last = await tab(lan, id);
    const shown = await new EvidencePart(last.page).title.inputValue({ timeout: 1_000 }).catch(() => "");
    const beside = await left(last).allTextContents();
    return both.filter((title) => shown === title || beside.some((text) => text.includes(title)));
  };
  await expect.poll(offers, { timeout: 30_000 }).toEqual(both);
});

test("two tabs hold a value of a field that cannot be kept, and each keeps its own", async ({ person, guard }) => {
  const { lan, id } = await atOwnCard(person, guard);
  const second = await tab(lan, id);
  const [long, longer] = ["x".repeat(301), "y".repeat(302)];
  await lan.task.set("title", long);
  await second.task.set("title", longer);
  await lan.page.reload();
  await second.page.reload();
  await expect(lan.task.field("title")).toHaveValue(long);
  await expect(second.task.field("title")).toHaveValue(longer);
});

test("what a closed tab left in two forms of a card is taken over in both", async ({ person, guard }) => {
  const { lan, id } = await atOwnCard(person, guard);
  const first = await tab(lan, id);
  await first.page.getByLabel(REPORT).fill("Báo cáo đang dở");
  await first.page.getByLabel(COMMENT).fill("Ý kiến đang dở");
  await first.page.close();
  const next = await tabThat(lan, id, (page) => page.getByLabel(REPORT), "Báo cáo đang dở");
  await expect(next.page.getByLabel(COMMENT)).toHaveValue("Ý kiến đang dở");
  await expect(left(next)).toHaveCount(0);
});
