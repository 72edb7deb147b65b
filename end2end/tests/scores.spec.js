// Targets and points: figures given without a network by those who may, what stands, and what nobody may score.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The line of a criterion on the screen, opened; the whole index has no number. */
async function opened(one, number) {
  const line = one.page.locator(`.score[data-number="${number}"]`);
  const button = line.locator("h3").getByRole("button");
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  await expect(line.getByRole("heading", { name: "Các số đã ghi" })).toBeVisible();
  return line;
}

async function screen(one) {
  await one.page.goto("/muc-tieu");
  await expect(one.page.getByRole("heading", { level: 1, name: "Mục tiêu và điểm" })).toBeVisible();
}

test("targets and baselines are read from the plan's words, and what was measured is compared", async ({ person }) => {
  const leader = await person("lanhdao");
  await leader.page.goto("/dieu-hanh");
  await leader.page.getByRole("link", { name: "Mục tiêu và điểm" }).click();
  const access = await opened(leader, "2.2.1");
  await expect(access).toContainText("tăng 3 % so với năm 2024");
  await expect(access).toContainText("81,31 % (năm 2024)");
  await expect(access).toContainText("83,75 %");
  await expect(access).toContainText("Chưa đo");
  await expect(access).toContainText("đọc từ lời kế hoạch");
  await expect(leader.page.locator('.score[data-number="1.8"]')).toContainText("Còn thiếu 32,6");
  await expect(leader.page.locator('.score[data-number="1.14"]')).toContainText("Đạt");
  await expect(leader.page.locator('.score[data-number="1.22"]')).toContainText("Chỉ tiêu bằng lời");
  // Who only reads gives no figure.
  await expect(access.getByRole("button", { name: "Ghi" })).toHaveCount(0);
});

test("two people measure without a network, both stand in sight, and the coordinator settles it", async ({ person, guard }) => {
  guard.allowOffline();
  const staff = await person("canbo", PHONE);
  const head = await person("truongphong", PHONE);
  for (const [one, value, source] of [[staff, "81,5", "Hệ thống một cửa"], [head, "79,2", "Báo cáo tháng"]]) {
    await screen(one);
    const line = await opened(one, "1.16");
    await one.context.setOffline(true);
    await line.getByLabel("Số đo (%)").fill(value);
    await expect(line.locator("form")).toContainText(`Hiểu là ${value}`);
    await line.getByLabel("Nguồn số liệu").fill(source);
    await line.getByRole("button", { name: "Ghi", exact: true }).click();
    await expect(line.locator(".figure").first()).toContainText("chưa gửi");
    await expect(line.locator(".figure").first()).toContainText(source);
  }
  // Closed and opened again, still without a network.
  await staff.page.reload();
  await expect((await opened(staff, "1.16")).locator(".figure").first()).toContainText("81,5");
  for (const one of [staff, head]) {
    await one.context.setOffline(false);
    await one.board.hasUnsent(0);
  }
  const coordinator = await person("dieuphoi");
  await screen(coordinator);
  const line = await opened(coordinator, "1.16");
  await expect(line).toContainText("Hai người ghi khác nhau");
  await expect(line.locator(".figure[data-stands]").first()).toContainText("79,2");
  await expect(line.locator(".figure[data-stands]").first()).toContainText("H’Linh Niê đã ghi");
  await line.getByLabel("Số đo (%)").fill("81,5");
  await line.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(line).not.toContainText("Hai người ghi khác nhau");
  await expect(line).toContainText("Đạt");
});

test("points: a set of criteria is pasted, leads score themselves within it, and nobody where people are asked", async ({ person }) => {
  const coordinator = await person("dieuphoi");
  await screen(coordinator);
  await coordinator.page.getByText("Dán bộ tiêu chí của năm").click();
  const set = coordinator.page.getByLabel(/^Mỗi dòng: số tiêu chí/);
  await set.fill("Số\tĐiểm tối đa\tĐTXHH\n1.15\t1,5\t\n1.7\t2\tx\n9.9\t1\n1.16\tmột");
  await expect(coordinator.page.locator(".scores__set")).toContainText("2 tiêu chí có điểm tối đa mới; không có trong kế hoạch này: 9.9; không đọc được dòng 5");
  await coordinator.page.getByRole("button", { name: "Ghi điểm tối đa cho 2 tiêu chí" }).click();
  await expect(coordinator.page.locator(".scores__sums")).toContainText("Điểm tối đa: 3,5 điểm (2 tiêu chí)");
  await coordinator.board.hasUnsent(0);

  const head = await person("truongphong");
  await screen(head);
  const own = await opened(head, "1.15");
  await own.getByLabel("Loại số liệu").selectOption("self_assessed");
  await own.getByLabel("Điểm tự đánh giá (điểm)").fill("2");
  await own.getByLabel("Giải trình, tài liệu").fill("Theo báo cáo số 12");
  await own.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(own.getByRole("alert").filter({ hasText: "ngoài khoảng" })).toBeVisible();
  // What was refused stays in the form.
  await expect(own.getByLabel("Giải trình, tài liệu")).toHaveValue("Theo báo cáo số 12");
  await own.getByLabel("Điểm tự đánh giá (điểm)").fill("1,25");
  await own.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(own.locator(".figure[data-what=self_assessed]")).toContainText("1,25 điểm");
  await head.board.hasUnsent(0);

  // A survey decides: the kind is not offered, not even to the coordinator.
  const asked = await opened(coordinator, "1.7");
  await expect(asked).toContainText("không tự chấm");
  await expect(asked.getByLabel("Loại số liệu").locator("option[value=self_assessed]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: coordinator.page }).include(".scores").analyze();
  expect(violations.map((fault) => [fault.id, fault.nodes.map((node) => node.html)])).toEqual([]);
  const judged = await opened(coordinator, "1.15");
  await judged.getByLabel("Loại số liệu").selectOption("appraised");
  await judged.getByLabel("Điểm thẩm định (điểm)").fill("1");
  await judged.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(coordinator.page.locator(".scores__sums")).toContainText("Điểm thẩm định: 1 điểm (1 tiêu chí)");
  await judged.locator(".figure[data-what=appraised]").getByRole("button", { name: /^Rút lại/ }).click();
  await expect(judged.locator(".figure[data-what=appraised]")).toHaveCount(2);
  await expect(coordinator.page.locator(".scores__sums")).not.toContainText("Điểm thẩm định");
});

test("the whole index: the coordinator sets a target in ranks, with two predecessors' baselines beside the province's own", async ({ person }) => {
  const coordinator = await person("dieuphoi", PHONE);
  await screen(coordinator);
  const line = await opened(coordinator, "");
  await line.getByLabel("Loại số liệu").selectOption("target");
  await line.getByLabel("Kiểu chỉ tiêu").selectOption("ranks");
  await line.getByLabel("Con số").fill("5");
  await line.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(line).toContainText("tăng 5 bậc so với năm 2024, trong 34 tỉnh, thành phố");
  for (const [of, value] of [["Đắk Lắk", "42"], ["Phú Yên", "30"]]) {
    await line.getByLabel("Loại số liệu").selectOption("baseline");
    await line.getByLabel("Của tỉnh nào trước sáp nhập").fill(of);
    await line.getByLabel("Mức nền (hạng)").fill(value);
    await line.getByRole("button", { name: "Ghi", exact: true }).click();
    await expect(line).toContainText(`năm 2024, ${of}`);
  }
  // What the first form had is gone from it, and what a kind asks for is chosen as the target has it.
  await expect(line).toContainText("hạng 42 (năm 2024, Đắk Lắk)");
  // What two provinces were is not what both were together.
  await line.getByLabel("Loại số liệu").selectOption("measured");
  await line.getByLabel("Số đo (hạng)").fill("28");
  await line.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(line).toContainText("Chưa biết mức nền");
  await line.getByLabel("Loại số liệu").selectOption("baseline");
  await line.getByLabel("Mức nền (hạng)").fill("34");
  await line.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(line).toContainText("Đạt");
  await coordinator.board.hasUnsent(0);
});
