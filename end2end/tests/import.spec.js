// Importing a plan: nothing is kept but what was previewed, and nothing that was pasted meanwhile is dropped.
import { planLedBy } from "../support/plan.js";
import { expect, test } from "../support/test.js";

const [FIRST, SECOND] = [planLedBy("Sở Tư pháp"), planLedBy("Sở Nội vụ").replace("77/KH-UBND", "78/KH-UBND")];

/** Holds back what is asked at that address until it is let go. */
async function held(page, address) {
  let go;
  const gate = new Promise((open) => (go = open));
  await page.route(address, async (route) => {
    await gate;
    await route.continue();
  });
  return go;
}

async function open(person) {
  const { page } = await person("dieuphoi");
  await page.goto("/quan-tri");
  const text = page.locator('textarea[name="plan"]');
  await text.waitFor();
  return { page, text, preview: page.getByRole("button", { name: /Xem trước|Đang đọc/ }), keep: page.locator(".reading__keep").getByRole("button") };
}

test("a preview counts for the text it was made of", async ({ person }) => {
  const { page, text, preview, keep } = await open(person);
  const go = await held(page, "**/api/fn/import/preview*");
  await text.fill(FIRST);
  await preview.click();
  await text.fill(SECOND);
  go();
  await expect(page.getByText("Văn bản đã thay đổi trong lúc đọc. Hãy xem trước lại.")).toBeVisible();
  await expect(keep).toHaveCount(0);
  await preview.click();
  await expect(page.locator(".facts")).toContainText("78/KH-UBND");
  await expect(keep).toBeVisible();
  // Any change takes the way to keep it away again.
  await text.fill(`${SECOND} `);
  await expect(keep).toHaveCount(0);
});

test("the plan that was chosen for one text is not the one for the next", async ({ person }) => {
  const { page, text, preview, keep } = await open(person);
  const into = page.locator(".reading__keep select");
  await text.fill(FIRST);
  await preview.click();
  await expect(keep).toBeVisible();
  const byItself = await into.inputValue();
  const another = await into.locator("option:not([value=''])").first().getAttribute("value");
  await into.selectOption(another);
  await text.fill(SECOND);
  await preview.click();
  await expect(keep).toBeVisible();
  await expect(into).toHaveValue(byItself);
});

test("what is pasted while a plan is kept stays for the next one", async ({ person, server }) => {
  const { page, text, preview, keep } = await open(person);
  const go = await held(page, "**/api/fn/import/commit*");
  await text.fill(FIRST);
  await preview.click();
  await keep.click();
  await text.fill(SECOND);
  go();
  await expect(page.getByText("4 mới")).toBeVisible();
  await page.getByRole("button", { name: "Nhập văn bản khác" }).click();
  await expect(text).toHaveValue(SECOND);
  const { stdout } = await server.run(["export", "--format", "json"]);
  expect(JSON.stringify(JSON.parse(stdout).rows.filter((row) => row.is.plan))).toContain("77/KH-UBND");
});

test.describe("on a server without a plan", () => {
  test.use({ demonstration: false });

  test("the board says that none was imported, and leads those who may to where it is done", async ({ server, signIn, page, board, guard }) => {
    guard.allowStatus(404);
    for (const [login, role] of [["quan", "administrator"], ["lan", "staff"]]) {
      await server.run(["account", "add", "--login", login, "--name", login, "--role", role, "--password-stdin"], "mot-mat-khau-du-dai");
    }
    const notice = page.locator(".board .notice");
    await signIn.enter("lan", "mot-mat-khau-du-dai");
    await board.ready();
    await expect(notice).toContainText("Chưa có kế hoạch nào được nhập.");
    await expect(notice.getByRole("link")).toHaveCount(0);
    await expect(page.locator(".banner")).toHaveCount(0);
    await board.isInState("synced");
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await signIn.enter("quan", "mot-mat-khau-du-dai");
    await notice.getByRole("link", { name: "Nhập kế hoạch" }).click();
    await page.locator('textarea[name="plan"]').fill(FIRST);
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.locator(".reading__keep").getByRole("button").click();
    await page.getByRole("link", { name: "Mở bảng" }).click();
    await expect(board.cards).toHaveCount(2);
    await expect(notice).toHaveCount(0);
  });
});

test("a text that a file took the place of is brought back", async ({ person }) => {
  const { page, text } = await open(person);
  await text.fill(`${FIRST} sửa tay`);
  const choose = (words) => page.locator('input[type="file"][accept^=".txt"]').setInputFiles({ name: "khac.txt", mimeType: "text/plain", buffer: Buffer.from(words) });
  await choose(SECOND);
  await expect(text).toHaveValue(SECOND);
  const back = page.getByRole("button", { name: "Lấy lại văn bản trước" });
  await back.click();
  await expect(text).toHaveValue(`${FIRST} sửa tay`);
  await back.click();
  await expect(text).toHaveValue(SECOND);
});

test("a name that the registry does not know is asked about once, and the answer is kept", async ({ person, server }) => {
  const { page, text, preview, keep } = await open(person);
  await text.fill(planLedBy("Bưu điện"));
  await preview.click();
  const asked = page.locator(".unknown-names select");
  await expect(asked).toHaveCount(2);
  const post = page.locator(".unknown-names label").filter({ hasText: /^Bưu điện/ }).locator("select");
  await expect(post.locator("optgroup").first().locator("option")).toHaveText(["Bưu điện tỉnh"]);
  await post.selectOption({ label: "Bưu điện tỉnh" });
  await keep.click();
  await expect(page.getByText("4 mới")).toBeVisible();
  const { agencies, rows } = JSON.parse((await server.run(["export", "--format", "json"])).stdout);
  const named = (name) => agencies.find((agency) => agency.name === name)?.id;
  expect(rows.filter((row) => row.is.criterion?.lead.includes(named("Bưu điện tỉnh"))).length).toBe(1);
  expect([named("Bưu điện"), typeof named("Sở Y tế")]).toEqual([undefined, "string"]);
  await page.getByRole("button", { name: "Nhập văn bản khác" }).click();
  await text.fill(planLedBy("Bưu điện"));
  await preview.click();
  await expect(keep).toBeVisible();
  await expect(asked).toHaveCount(0);
});
