// The registry of agencies: a merger of two departments leaves nobody and no card behind, and old documents keep their words.
import { expect, test } from "../support/test.js";

const [SCIENCE, FINANCE, HEIR] = ["Sở Khoa học và Công nghệ", "Sở Tài chính", "Sở Kinh tế và Công nghệ"];

async function openRegistry(one) {
  await one.page.goto("/quan-tri?muc=co-quan");
  await expect(line(one.page, SCIENCE)).toBeVisible();
}

const line = (page, name) => page.locator("[data-agency]").filter({ has: page.getByText(name, { exact: true }) });

/** "3 tài khoản, 12 tiêu chí" of one line, as numbers. */
async function counts(page, name) {
  const words = await line(page, name).textContent();
  return [/(\d+) tài khoản/, /(\d+) tiêu chí/].map((number) => Number(number.exec(words)[1]));
}

/** How many cards stand in the group of that lead. */
function ledBy(one, name) {
  const group = one.page.locator("[data-group]").filter({ has: one.page.locator(".group__title").getByText(name, { exact: true }) });
  return group.locator("[data-task]").count();
}

async function byLead(one) {
  await one.board.open();
  await one.page.getByRole("button", { name: "Theo cơ quan chủ trì" }).click();
  await one.board.isDrawnWhole();
}

/** Makes the two departments one that is new, from a day on. */
async function merge(page, on) {
  await line(page, SCIENCE).getByRole("button", { name: "Sáp nhập, đổi tên" }).click();
  await page.getByLabel("Thêm cơ quan cùng sáp nhập").selectOption({ label: FINANCE });
  await page.getByLabel("Tên cơ quan mới").fill(HEIR);
  await page.getByLabel("Kể từ ngày").fill(on);
}

test("two departments become one: no card is lost, their people work on, and the plan keeps its words", async ({ server, person }) => {
  const chief = await person("dieuphoi");
  await byLead(chief);
  const before = { cards: await chief.board.cards.count(), led: (await ledBy(chief, SCIENCE)) + (await ledBy(chief, FINANCE)) };
  expect(await ledBy(chief, FINANCE)).toBeGreaterThan(0);
  const ofFinance = await chief.page.locator(`[data-task][data-lead="${FINANCE}"][data-status="in_progress"]`).first().getAttribute("data-task");

  // Before, whoever works for the one department has no part in what the other leads alone.
  const staff = await person("canbo");
  await staff.page.getByRole("searchbox").fill("so tai chinh");

  await openRegistry(chief);
  const [people, criteria] = await Promise.all([SCIENCE, FINANCE].map((name) => counts(chief.page, name))).then(([a, b]) => [a[0] + b[0], a[1] + b[1]]);
  expect(people).toBe(3);
  await merge(chief.page, "2026-03-01");
  await expect(chief.page.getByText(`${people} tài khoản, ${criteria} tiêu chí và mọi việc, phần việc đứng tên các cơ quan này sẽ theo về ${HEIR}.`)).toBeVisible();
  await chief.page.getByRole("button", { name: "Thực hiện" }).click();
  await expect(chief.page.getByText(`Việc và tài khoản nay theo về ${HEIR}.`)).toBeVisible();
  for (const name of [SCIENCE, FINANCE]) {
    await expect(line(chief.page, name)).toContainText(`nay là ${HEIR}`);
    await expect(line(chief.page, name)).toContainText("đến hết 28/02/2026");
    await expect(line(chief.page, name).getByRole("button", { name: "Sáp nhập, đổi tên" })).toHaveCount(0);
  }
  await expect(line(chief.page, HEIR)).toContainText("từ 01/03/2026");

  await byLead(chief);
  expect({ cards: await chief.board.cards.count(), led: await ledBy(chief, HEIR) }).toEqual(before);
  for (const name of [SCIENCE, FINANCE]) await expect(chief.page.locator(".group__title").getByText(name, { exact: true })).toHaveCount(0);
  await chief.page.getByText("Bộ lọc").first().click();
  const offered = chief.page.getByRole("combobox", { name: "Cơ quan" }).locator("option");
  await expect(offered.getByText(HEIR, { exact: true })).toHaveCount(1);
  const listed = await offered.allTextContents();
  expect(listed.filter((name) => [SCIENCE, FINANCE, HEIR].includes(name))).toEqual([HEIR]);

  // The device that looked on hears of it with its next word, and its person works on what the other department led.
  await staff.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(staff.board.card(ofFinance)).toHaveAttribute("data-lead", HEIR);
  await expect(staff.board.card(ofFinance)).toHaveAttribute("data-mine", "");
  await staff.task.open(ofFinance);
  await expect(staff.page.locator(".task__origin")).toContainText(`${FINANCE} (nay là ${HEIR})`);
  await expect(staff.task.field("title")).toBeEnabled();
  await staff.task.set("percent", "61");
  await staff.board.hasUnsent(0);
  await expect(staff.board.body).toHaveAttribute("data-sync-state", "synced");
  await server.run(["check"]);
  const held = JSON.parse((await server.run(["export", "--format", "json"])).stdout);
  expect(held.rows.find((row) => row.is.task?.id === ofFinance).is.task.percent).toBe(61);
  const heir = held.registry.find((record) => record.agency.name === HEIR).agency.id;
  expect(held.registry.filter((record) => record.agency.successor === heir).map((record) => record.agency.name).sort()).toEqual([SCIENCE, FINANCE].sort());
});

test("what does not fit is said beside the form, and what was filled in stays", async ({ person, guard }) => {
  guard.allowStatus(409);
  const chief = await person("dieuphoi");
  await openRegistry(chief);
  await line(chief.page, SCIENCE).getByRole("button", { name: "Sáp nhập, đổi tên" }).click();
  await chief.page.getByLabel("Tên cơ quan mới").fill("sở nội vụ");
  await chief.page.getByRole("button", { name: "Thực hiện" }).click();
  await expect(chief.page.getByRole("alert").filter({ hasText: "đã là tên của Sở Nội vụ" })).toBeVisible();
  await expect(chief.page.getByLabel("Tên cơ quan mới")).toHaveValue("sở nội vụ");
  await chief.page.getByRole("button", { name: "Hủy" }).click();
  await expect(chief.page.getByRole("heading", { name: "Cơ quan, đơn vị" })).toBeFocused();
  await expect(line(chief.page, SCIENCE)).not.toContainText("nay là");
});

test("an agency is added with another name, found by it, and mended", async ({ person }) => {
  const chief = await person("dieuphoi");
  await openRegistry(chief);
  await chief.page.getByRole("button", { name: "Thêm cơ quan" }).click();
  await chief.page.getByLabel("Tên cơ quan").fill("Cục Thi hành án dân sự tỉnh");
  await chief.page.getByLabel("Loại").selectOption("vertical");
  await chief.page.getByLabel("Tên khác trong văn bản").fill("Thi hành án tỉnh");
  await chief.page.getByRole("button", { name: "Lưu", exact: true }).click();
  await chief.page.getByRole("searchbox").fill("thi hanh an tinh");
  await expect(chief.page.locator("[data-agency]")).toHaveCount(1);
  await line(chief.page, "Cục Thi hành án dân sự tỉnh").getByRole("button", { name: "Sửa" }).click();
  await expect(chief.page.getByRole("heading", { name: "Sửa: Cục Thi hành án dân sự tỉnh" })).toBeFocused();
  await expect(chief.page.getByLabel("Tên khác trong văn bản")).toHaveValue("Thi hành án tỉnh");
  await chief.page.getByLabel("Tên cơ quan").fill("Thi hành án dân sự tỉnh");
  await chief.page.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(line(chief.page, "Thi hành án dân sự tỉnh")).toContainText("Tên khác: Thi hành án tỉnh; Cục Thi hành án dân sự tỉnh");
});

test("a sheet is previewed line by line before it is taken in, and comes out again", async ({ person }) => {
  const chief = await person("dieuphoi");
  await openRegistry(chief);
  const sheet = "Tên,Loại,Trực thuộc\nXã Ea Mới,\"Xã, phường\",\nSở Tài chính,,\nXã Ea Lạ,,Sở Không Có\n";
  await chief.page.locator('input[name="agency-sheet"]').setInputFiles({ name: "co-quan.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await expect(chief.page.getByText("1 mới, 0 thay đổi, 1 không đổi, 1 không nhận")).toBeVisible();
  await expect(chief.page.locator('[data-line="4"]')).toContainText("không có cơ quan “Sở Không Có”");
  await chief.page.getByRole("button", { name: "Nhập", exact: true }).click();
  await expect(chief.page.getByText("Đã nhập tệp: 1 mới")).toBeVisible();
  await expect(line(chief.page, "Xã Ea Mới")).toBeVisible();
  const saved = chief.page.waitForEvent("download");
  await chief.page.getByRole("button", { name: "Xuất .xlsx" }).click();
  const path = await (await saved).path();
  await chief.page.locator('input[name="agency-sheet"]').setInputFiles(path);
  await expect(chief.page.getByText(/^0 mới, 0 thay đổi, \d+ không đổi, 0 không nhận$/)).toBeVisible();
});

test("only those who keep the registry see it", async ({ person }) => {
  const { context } = await person("truongphong");
  for (const name of ["list", "save", "merge"]) {
    const form = { name: "Sở Y tế", kind: "department", aliases: "", from: [], new_name: "", on: "2026-01-01" };
    const answer = await context.request.post(`/api/fn/agencies/${name}`, { data: { form } });
    expect([answer.status(), (await answer.json()).code]).toEqual([403, "no_access"]);
  }
});
