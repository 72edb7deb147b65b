// The longest words that real plans have (a task of 1,114 letters, a cell of 580, an office of 61) on the narrowest phones: nothing
// is wider than the screen, and nothing is cut off where it is to be read.
import { expect, test } from "../support/test.js";

/** Words of this length, of syllables as Vietnamese has them, with all their marks. */
function words(length, begin) {
  const syllables = "rà soát, chuẩn hóa quy trình giải quyết thủ tục nghiêng ngả Đường Thượng Ưu khuỷu".split(" ");
  let text = begin;
  for (let at = 0; text.length < length - 8; at += 1) text += ` ${syllables[at % syllables.length]}`;
  return `${text.padEnd(length - 1, "n")}.`;
}

const TASK = words(1114, "Sở Nội vụ phối hợp các cơ quan");
const GOAL = words(580, "Giữ vững và nâng cao");
const NAME = "Thực hiện chế độ báo cáo và xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính thuộc phạm vi quản lý của tỉnh";
const OFFICE = "Ban Quản lý các khu công nghiệp và khu kinh tế miền núi tỉnh";

const PLAN = `ỦY BAN NHÂN DÂN
TỈNH ĐẮK LẮK
Số: 46/KH-UBND
Đắk Lắk, ngày 12 tháng 5 năm 2025
KẾ HOẠCH
CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH VÀ CHỈ SỐ HÀI LÒNG CỦA NGƯỜI DÂN NĂM 2025
II. NHIỆM VỤ, GIẢI PHÁP
1. Khắc phục, cải thiện những tiêu chí, tiêu chí thành phần chưa đạt (01 tiêu chí, tiêu chí thành phần)
1.1. Tiêu chí “${NAME}”
a) Mục tiêu, yêu cầu: ${GOAL}
b) Nhiệm vụ, giải pháp
- ${TASK}
c) Phân công trách nhiệm
- Cơ quan chủ trì: ${OFFICE}.
- Cơ quan phối hợp/thực hiện: Các cơ quan, đơn vị, địa phương.
d) Thời gian thực hiện/hoàn thành: Trong năm 2025.
`;

for (const [width, height] of [[320, 640], [390, 844]]) {
  test(`the longest words of a plan fit a phone of ${width} pixels`, async ({ person, server }) => {
    test.slow();
    await server.run(["import", "-"], PLAN);
    const one = await person("dieuphoi", { viewport: { width, height }, hasTouch: true, isMobile: true });
    const { page } = one;
    const plans = page.getByRole("combobox", { name: "Kế hoạch đang mở" });
    await plans.selectOption(await plans.locator("option").filter({ hasText: "46/KH-UBND" }).getAttribute("value"));
    await expect(one.board.cards).toHaveCount(1);
    const id = await one.board.cards.first().getAttribute("data-task");
    for (const address of ["/", `/viec/${id}`, "/cua-toi", "/dieu-hanh", "/don-doc?luc=2027-06-20T18:00", "/muc-tieu", "/bao-cao", "/them-viec", "/quan-tri?muc=don-vi"]) {
      await page.goto(address);
      await page.locator("h1").first().waitFor();
      await expect(page.getByText(/^Đang tải/)).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
    }
    // All of it is there to be read, and none of it hidden at the side.
    await page.goto(`/viec/${id}`);
    const text = one.task.field("text");
    await expect(text).toHaveValue(TASK);
    expect(await text.evaluate((area) => area.scrollWidth - area.clientWidth)).toBeLessThanOrEqual(0);
    await expect(page.getByText(GOAL)).toBeVisible();
    await expect(page.getByText(OFFICE).first()).toBeVisible();
  });
}
