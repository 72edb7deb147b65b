// A view for everybody: the coordinator gives it, it travels with the plan, and everybody finds it.
import { seriousFaults } from "../support/axe.js";
import { finder } from "../support/pages/finding.js";
import { expect, test } from "../support/test.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Looks for `words` on the board, and shares that under a name. */
async function share({ page, finding }, words, name) {
  await page.getByRole("searchbox").fill(words);
  await page.locator("h1").click();
  await page.keyboard.press("v");
  await finding.views.getByLabel("Tên góc nhìn").fill(name);
  await finding.views.getByRole("button", { name: "Chia sẻ cho mọi người" }).click();
  await expect(finding.views.getByRole("status")).toHaveText(`Đã chia sẻ góc nhìn “${name}” cho mọi người.`);
}

const shared = (finding) => finding.views.getByRole("list", { name: "Góc nhìn chung" });

test("what the coordinator shares without a network arrives, is found, and is taken away again", async ({ person, guard }) => {
  guard.allowOffline();
  const [coordinator, lan] = [await finder(person, "dieuphoi"), await finder(person, "canbo")];
  await coordinator.context.setOffline(true);
  await share(coordinator, "đào tạo", "Việc đào tạo");
  await expect(shared(coordinator.finding).getByRole("button", { name: "Việc đào tạo", exact: true })).toBeVisible();
  await coordinator.context.setOffline(false);
  // It arrives where the panel is open already.
  await lan.page.locator("h1").click();
  await lan.page.keyboard.press("v");
  const arrived = shared(lan.finding).getByRole("button", { name: "Việc đào tạo", exact: true });
  await expect(arrived).toBeVisible({ timeout: 30_000 });
  await arrived.click();
  await expect(lan.page.getByRole("searchbox")).toHaveValue("đào tạo");
  await lan.page.getByRole("searchbox").fill("");
  await expect(lan.page).toHaveURL(/\/$/);
  // By its name, and without a network.
  await lan.context.setOffline(true);
  await lan.page.locator("h1").click();
  await lan.finding.open();
  await lan.finding.type("viec dao tao", "Góc nhìn");
  await expect(lan.finding.chosen()).toContainText("Góc nhìn chung");
  await lan.page.keyboard.press("Enter");
  await expect(lan.page.getByRole("searchbox")).toHaveValue("đào tạo");
  await lan.context.setOffline(false);
  // And from the filters.
  await lan.page.locator(".toolbar__filters summary").click();
  const chip = lan.page.getByRole("group", { name: "Góc nhìn chung" }).getByRole("link", { name: "Việc đào tạo" });
  await expect(chip).toBeVisible();
  await coordinator.finding.views.getByRole("button", { name: "Xóa: Việc đào tạo" }).click();
  await expect(coordinator.finding.views.getByRole("status")).toHaveText("Đã bỏ góc nhìn chung “Việc đào tạo”.");
  await expect(shared(coordinator.finding)).toHaveCount(0);
  await expect(chip).toHaveCount(0, { timeout: 30_000 });
});

test("it gets another name, and what was done is taken back", async ({ person }) => {
  const coordinator = await finder(person, "dieuphoi");
  const { page, finding } = coordinator;
  await share(coordinator, "đào tạo", "Việc đào tạo");
  await finding.views.getByRole("button", { name: "Đổi tên: Việc đào tạo" }).click();
  await finding.views.locator("[name=new-name]").fill("Đào tạo công chức");
  await page.keyboard.press("Enter");
  await expect(shared(finding).getByRole("button", { name: "Đào tạo công chức", exact: true })).toBeVisible();
  await expect(shared(finding).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("v");
  await expect(shared(finding).getByRole("button", { name: "Việc đào tạo", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("v");
  await expect(finding.views.getByText("Chưa có góc nhìn nào.")).toBeVisible();
  await expect(shared(finding)).toHaveCount(0);
});

test("a shared view makes way for another of its name only when asked, and comes back", async ({ person }) => {
  const coordinator = await finder(person, "dieuphoi");
  const { page, finding } = coordinator;
  await share(coordinator, "đào tạo", "Việc đào tạo");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("thủ tục");
  await page.locator("h1").click();
  await page.keyboard.press("v");
  await finding.views.getByLabel("Tên góc nhìn").fill("Việc đào tạo");
  await finding.views.getByRole("button", { name: "Chia sẻ cho mọi người" }).click();
  const ask = finding.views.getByRole("group", { name: /^Đã có góc nhìn tên “Việc đào tạo”/ });
  await ask.getByRole("button", { name: "Thay" }).click();
  await expect(finding.views.getByRole("status")).toHaveText("Đã chia sẻ góc nhìn “Việc đào tạo” cho mọi người.");
  await finding.views.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(finding.views.getByRole("status")).toHaveText("Đã đặt lại góc nhìn “Việc đào tạo” như trước.");
  await shared(finding).getByRole("button", { name: "Việc đào tạo", exact: true }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("đào tạo");
});

test("whoever does not coordinate finds it, and can neither share nor change one", async ({ person }) => {
  const [coordinator, head] = [await finder(person, "dieuphoi"), await finder(person, "truongphong")];
  await share(coordinator, "đào tạo", "Việc đào tạo");
  await head.page.locator("h1").click();
  await head.page.keyboard.press("v");
  await expect(shared(head.finding).getByRole("button")).toHaveCount(1, { timeout: 30_000 });
  await expect(head.finding.views.getByRole("button", { name: "Chia sẻ cho mọi người" })).toHaveCount(0);
});

for (const [name, options] of [
  ["on a phone, light", { ...PHONE, colorScheme: "light" }],
  ["on a desktop, dark", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" }],
]) {
  test(`a long name finds room and assistive technology no serious fault, ${name}`, async ({ person }, info) => {
    const coordinator = await finder(person, "dieuphoi", options);
    const { page, finding } = coordinator;
    await share(coordinator, "thủ tục hành chính", "Thủ tục hành chính quá hạn của các sở, ban, ngành quý IV/26");
    await expect(shared(finding)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
    for (const button of await finding.views.getByRole("button").all()) expect((await button.boundingBox()).height).toBeGreaterThanOrEqual(44);
    await info.attach("views", { body: await page.screenshot(), contentType: "image/png" });
    await page.keyboard.press("Escape");
    await page.locator(".toolbar__filters summary").click();
    await expect(page.getByRole("group", { name: "Góc nhìn chung" })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await info.attach("filters", { body: await page.screenshot(), contentType: "image/png" });
  });
}
