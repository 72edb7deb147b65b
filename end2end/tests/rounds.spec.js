// A round of proposals, from opening to plan: asked, written on a phone without a network, returned, answered, merged, accepted, made.
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { controlled, expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLE = fileURLToPath(new URL("../../server/demonstration/phan-cong-tieu-chi-2022.txt", import.meta.url));
const PLAN = "Kế hoạch nâng cao Chỉ số CCHC năm 2023 của tỉnh";

const part = (page) => page.getByRole("region", { name: "Đợt đề xuất" });
const line = (page, number) => page.locator(`.round__line[data-criterion="${number}"]`).first();
const chip = (page) => page.locator(".toolbar").getByRole("link", { name: "Đợt đề xuất" });

/** Turns to the document of 2022, which is the round. */
async function turnToRound(one) {
  await one.page.goto("/");
  const plans = one.page.getByRole("combobox", { name: "Kế hoạch đang mở" });
  const of2022 = plans.locator("option").filter({ hasText: "2022" }).first();
  await plans.selectOption(await of2022.getAttribute("value"));
  await expect(chip(one.page)).toBeVisible();
}

/** The table of who leads what is imported, and the coordinator opens a round upon it, with the last day so many days from now. */
async function openRound(server, person, days = 10) {
  await server.run(["import", TABLE]);
  const coordinator = await person("dieuphoi");
  const { page } = coordinator;
  await page.goto("/quan-tri?muc=de-xuat");
  // The day in Vietnam, where deadlines are meant.
  const due = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  await part(page).getByLabel("Hạn gửi đề xuất").fill(due);
  await expect(part(page).getByLabel("Cho kế hoạch năm")).toHaveValue("2023");
  // Nobody can close it again, so it is said what it means before it is done.
  await part(page).getByRole("button", { name: "Mở đợt đề xuất" }).click();
  await expect(part(page).getByRole("alert").filter({ hasText: "đợt không đóng lại được" })).toBeVisible();
  await part(page).getByRole("button", { name: "Mở đợt, không đóng lại được" }).click();
  await expect(part(page).getByRole("status")).toHaveText(/Đã mở đợt/);
  return coordinator;
}

/** Writes a proposal for a criterion, from the screen of the round that is open. */
async function propose(one, number, { title, text, by, target, points }) {
  await line(one.page, number).getByRole("link", { name: `Đề xuất cho tiêu chí ${number}` }).click();
  await one.page.getByLabel("Tên việc").fill(title);
  await one.page.getByLabel("Nội dung").fill(text);
  await one.page.getByRole("button", { name: "Thêm việc" }).click();
  await one.task.field("target").waitFor();
  await one.task.set("carried_out_by", by);
  await one.task.set("target", target);
  await one.task.set("points", points);
  return one.page.url().split("/").pop();
}

const take = async (one, to, words = "") => {
  await one.page.locator(`[data-take="${to}"]`).click();
  await one.task.give(words);
};

test("a round of proposals, from opening to plan", async ({ person, server, guard }) => {
  test.slow();
  guard.allowOffline();
  const coordinator = await openRound(server, person);

  // The head of one agency writes on a phone, without a network, and sends it.
  const head = await person("truongphong", PHONE);
  // Whatever plan is open, the round is told of, and one press leads there.
  await head.page.goto("/cua-toi");
  const call = head.page.locator("[data-said=de-xuat]").getByRole("link", { name: /^Đề xuất cho kế hoạch năm 2023/ });
  await expect(head.page.locator("[data-said=de-xuat]")).toContainText("còn");
  await call.click();
  await expect(head.page).toHaveURL(/\/de-xuat/);
  await expect(head.page.locator(".round__until")).toContainText("còn");
  await head.page.goto("/cua-toi");
  await expect(head.page.locator("[data-said=de-xuat]")).toContainText(/chưa trả lời \d+\/\d+ tiêu chí/);
  await head.page.goto("/de-xuat");
  await expect(head.page.locator(".round__until")).toContainText("còn");
  await expect(head.page.locator(".round__lead").first().getByRole("heading")).toContainText("cơ quan bạn");
  await head.context.setOffline(true);
  const iso = await propose(head, "7.4", {
    title: "Mở rộng áp dụng ISO 9001",
    text: "Rà soát và mở rộng phạm vi áp dụng tại các sở.",
    by: "Sở Khoa học và Công nghệ, Trung tâm Kỹ thuật",
    target: "100 % sở áp dụng ISO 9001",
    points: "1,5",
  });
  // What are no points is said at once, and nothing of it is kept.
  await head.task.field("points").fill("nhiều");
  await head.task.field("points").blur();
  await expect(head.page.getByText("Điểm phải là số từ 0 đến 100").first()).toBeVisible();
  await head.task.set("points", "1,25");
  await take(head, "in_review");
  await expect(head.task.field("status")).toHaveValue("in_review");
  await head.context.setOffline(false);
  await head.board.hasUnsent(0);

  // Staff of another write; the coordinator sends it for them, and writes one more.
  const staff = await person("canbo2");
  await turnToRound(staff);
  await chip(staff.page).click();
  const first = await propose(staff, "6.1.2", {
    title: "Kiểm tra sử dụng kinh phí",
    text: "Kiểm tra 20 đơn vị dự toán.",
    by: "Sở Tài chính",
    target: "Không còn chi sai",
    points: "2",
  });
  await staff.board.hasUnsent(0);
  await turnToRound(coordinator);
  await chip(coordinator.page).click();
  const second = await propose(coordinator, "6.1.2", {
    title: "Tập huấn chế độ chi tiêu",
    text: "Tập huấn cho kế toán các đơn vị.",
    by: "Kho bạc Nhà nước",
    target: "Mọi kế toán được tập huấn",
    points: "1",
  });
  await coordinator.board.hasUnsent(0);

  // Who has not answered stands first, and what was sent is counted.
  const { page } = coordinator;
  await page.goto("/de-xuat");
  await expect(page.locator(".round__counts")).toHaveText(/^1\/\d+ tiêu chí đã có đề xuất gửi đến, 0 đã chọn$/);
  await expect(line(page, "7.4")).toHaveCount(0);
  await expect(line(page, "6.1.2")).toHaveAttribute("data-answer", "written");
  await expect(page.locator(".round__lead").filter({ hasText: "Sở Khoa học và Công nghệ" })).toContainText(/chưa trả lời \d+\//);
  await page.getByRole("button", { name: "Tất cả" }).click();
  await expect(line(page, "7.4")).toHaveAttribute("data-answer", "submitted");

  // One is returned with a reason, and answered.
  await page.locator(`[data-proposal="${iso}"] a`).first().click();
  await take(coordinator, "in_progress", "Nêu rõ số đơn vị");
  await coordinator.board.hasUnsent(0);
  await head.task.open(iso);
  await expect(head.page.locator('.task-banner[data-is="returned"]')).toContainText("Nêu rõ số đơn vị");
  await head.page.goto("/de-xuat");
  await expect(line(head.page, "7.4")).toHaveAttribute("data-answer", "returned");
  await head.task.open(iso);
  await head.task.set("target", "18 sở, 100 % áp dụng ISO 9001");
  await take(head, "in_review", "Đã nêu số đơn vị");
  await head.board.hasUnsent(0);

  // Two of one criterion become one; nothing of either is lost.
  await page.goto("/de-xuat?xem=tat-ca");
  await line(page, "6.1.2").getByRole("button", { name: "Gộp hai đề xuất" }).click();
  const merge = page.getByRole("region", { name: "Gộp hai đề xuất" });
  await expect(merge.locator('[name="merge_target"]')).toHaveValue("Không còn chi sai\nMọi kế toán được tập huấn");
  await merge.locator('[name="merge_points"]').fill("2,5");
  await merge.getByRole("button", { name: "Gộp", exact: true }).click();
  await expect(line(page, "6.1.2").locator("[data-proposal]")).toHaveCount(1);
  await expect(line(page, "6.1.2").locator(`[data-proposal="${first}"]`)).toHaveCount(1);
  await coordinator.board.hasUnsent(0);
  await staff.task.open(second);
  await expect(staff.page.getByText(/Đã gộp vào đề xuất “Kiểm tra sử dụng kinh phí”/).first()).toBeVisible();
  await staff.task.open(first);
  await expect(staff.task.field("points")).toHaveValue("2,5");

  // Both are accepted.
  for (const id of [iso, first]) {
    await coordinator.task.open(id);
    if ((await coordinator.task.field("status").inputValue()) !== "in_review") await take(coordinator, "in_review");
    await take(coordinator, "done");
    await expect(coordinator.task.field("status")).toHaveValue("done");
    // Who hears the screen is told of the column that others see.
    await expect(page.locator(".task-field__row .status-mark").first()).toHaveAccessibleName("Đã chọn");
    await expect(coordinator.task.history.filter({ hasText: /→ Đã chọn/ })).toHaveCount(1);
  }
  await coordinator.board.hasUnsent(0);

  // The plan is looked at, a name nobody knows is asked about, and it is made.
  await page.goto("/quan-tri?muc=de-xuat");
  await part(page).getByLabel("Tên kế hoạch").fill(PLAN);
  await part(page).getByRole("button", { name: "Xem trước" }).click();
  await expect(page.locator(".facts")).toContainText("2 tiêu chí, 2 việc");
  await expect(page.locator(".unknown-names")).toContainText("Trung tâm Kỹ thuật");
  await page.getByRole("button", { name: "Lập kế hoạch", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Đã lập kế hoạch" })).toBeVisible();
  await page.getByRole("link", { name: "Mở bảng" }).click();
  const card = coordinator.board.cardSaying("Mở rộng áp dụng ISO 9001");
  await expect(card).toHaveAttribute("data-status", "not_started");
  await expect(card).toHaveAttribute("data-lead", /Sở Khoa học và Công nghệ/);
  await coordinator.task.open(await card.getAttribute("data-task"));
  await expect(page.locator(".task__origin")).toContainText("18 sở, 100 % áp dụng ISO 9001 (dự kiến 1,25 điểm)");
  await expect(coordinator.task.history.filter({ hasText: "Từ đề xuất trong" })).toHaveCount(1);
  await expect(coordinator.task.field("target")).toHaveCount(0);

  // Made once more it is the same plan.
  await page.goto("/quan-tri?muc=de-xuat");
  await expect(part(page)).toContainText(`Đã lập: ${PLAN}`);
  await part(page).getByRole("button", { name: "Xem trước" }).click();
  await page.getByRole("button", { name: "Lập kế hoạch", exact: true }).click();
  await expect(page.getByText(/^Tiêu chí và việc: 0 mới, 0 cập nhật/)).toBeVisible();
});

test("whoever is late sees by how many days, and others do not hold rounds", async ({ person, server, guard }) => {
  guard.allowOffline();
  const coordinator = await openRound(server, person);
  // No day that is over is chosen on the screen.
  const due = new Date(Date.now() + 7 * 3_600_000 - 3 * 86_400_000).toISOString().slice(0, 10);
  await part(coordinator.page).getByLabel("Hạn gửi đề xuất").fill(due);
  await part(coordinator.page).getByRole("button", { name: "Lưu hạn và năm" }).click();
  await expect(part(coordinator.page).getByRole("alert").filter({ hasText: "đã qua" })).toBeVisible();
  // As if three days had gone by since it ended.
  const plan = await part(coordinator.page).getByLabel("Văn bản phân công").inputValue();
  const answer = await coordinator.context.request.post("/api/fn/rounds/open", { data: { plan, due_on: due, year: 2023 } });
  expect(answer.status()).toBe(200);
  const staff = await person("canbo", PHONE);
  await turnToRound(staff);
  await chip(staff.page).click();
  await expect(staff.page.locator(".round__until")).toContainText("đã qua 3 ngày");
  await expect(staff.page.locator(".round__until")).toHaveAttribute("data-over", "");
  await expect(staff.page.getByRole("link", { name: "Quản trị đợt đề xuất" })).toHaveCount(0);
  await expect(line(staff.page, "7.4").getByRole("link", { name: /^Đề xuất cho/ })).toBeVisible();
  await expect(line(staff.page, "6.1.2").getByRole("link", { name: /^Đề xuất cho/ })).toHaveCount(0);
  // The screen opens without a network too.
  await controlled(staff.page);
  await staff.context.setOffline(true);
  await staff.page.goto("/de-xuat");
  await expect(line(staff.page, "7.4")).toBeVisible();
});

test("no screen of a round is wider than a phone or has a serious fault for assistive technology", async ({ person, server }) => {
  test.slow();
  const coordinator = await openRound(server, person);
  const { page } = coordinator;
  await page.setViewportSize({ width: 320, height: 700 });
  await turnToRound(coordinator);
  const ids = [];
  for (const title of ["Kiểm tra sử dụng kinh phí thường xuyên", "Tập huấn chế độ, định mức chi tiêu"]) {
    await chip(page).click();
    ids.push(await propose(coordinator, "6.1.2", { title, text: "Làm.", by: "Sở Tài chính", target: "Không sai", points: "2" }));
    await page.goto("/");
  }
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/de-xuat", "/de-xuat?xem=tat-ca", "/quan-tri?muc=de-xuat", `/viec/${ids[0]}`]) {
      await page.goto(address);
      await page.locator(".round__line, .carry__form, .proposal").first().waitFor();
      if (address.endsWith("tat-ca")) await line(page, "6.1.2").getByRole("button", { name: "Gộp hai đề xuất" }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter((fault) => ["serious", "critical"].includes(fault.impact));
      expect(serious.map((fault) => [address, fault.id, fault.nodes.slice(0, 2).map((node) => node.html.slice(0, 160))])).toEqual([]);
    }
  }
});
