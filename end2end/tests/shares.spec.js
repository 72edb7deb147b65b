// Many carry one task out, each unit its own share: reported without a network on phones, counted for everybody.
import { EvidencePart } from "../support/pages/evidence.js";
import { expect, test } from "../support/test.js";

const PASSWORD = "Mat-khau-cua-xa-2025";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, password: PASSWORD };
const COMMUNES = ["Xã Ea Kao", "Phường Tân An", "Xã Hòa Phú"];

/** Communes with an account each, and the units of the plan's first collective listed by the coordinator; a card of many. */
async function handOut(server, person) {
  for (const [at, commune] of COMMUNES.entries()) {
    const account = ["--login", `xa${at}`, "--name", `Cán bộ ${commune}`, "--role", "staff", "--agency", commune];
    await server.run(["account", "add", ...account, "--password-stdin"], `${PASSWORD}\n`);
  }
  const coordinator = await person("dieuphoi");
  const { page } = coordinator;
  await page.goto("/quan-tri?muc=don-vi");
  const roster = page.locator(".roster").first();
  await roster.getByRole("button", { name: "Sửa danh sách" }).click();
  await roster.getByRole("button", { name: "Chọn theo danh bạ" }).click();
  await roster.getByLabel("Tìm đơn vị").fill("hoa phu");
  await expect(roster.getByRole("checkbox")).toHaveCount(1);
  await expect(roster.getByRole("checkbox", { name: "Xã Hòa Phú" })).toBeChecked();
  const listed = Number(/\d+/.exec(await roster.getByRole("status").textContent())[0]);
  await roster.getByRole("button", { name: "Lưu" }).click();
  await expect(roster).toHaveAttribute("data-units", String(listed));
  await page.goto("/");
  const counts = page.locator(".card__units");
  await expect(counts.first()).toHaveText(/^0\/\d+ đơn vị đã báo cáo$/);
  const id = await page.locator("[data-task]:has(.card__units)").first().getAttribute("data-task");
  // Whom the plan names in person on that card has no share of it besides.
  const own = Number(/\/(\d+)/.exec(await page.locator(`[data-task="${id}"] .card__units`).textContent())[1]);
  expect(own).toBeLessThanOrEqual(listed);
  expect(own).toBeGreaterThan(listed - 4);
  return { coordinator, id, listed: own };
}

const shareOf = (page, name) => page.getByRole("group", { name: `Phần việc của ${name}` });

async function report(page, name, words, percent) {
  const share = shareOf(page, name);
  await share.getByLabel("Đã làm được gì?").fill(words);
  await share.getByLabel(/Đã đạt|%/).fill(String(percent));
  await share.getByRole("button", { name: "Lưu báo cáo" }).click();
}

test("three units report their shares without a network, and everybody counts them", async ({ person, server, guard }) => {
  guard.allowOffline();
  const { coordinator, id, listed } = await handOut(server, person);
  const staff = [];
  for (const [at, commune] of COMMUNES.entries()) {
    const one = await person(`xa${at}`, PHONE);
    await one.task.open(id);
    await one.context.setOffline(true);
    await report(one.page, commune, `Đã họp dân ở ${commune}`, 20 * (at + 1));
    await one.board.hasUnsent(1);
    await expect(one.page.locator(".shares")).toHaveAttribute("data-reported", String(1));
    // What stands on the card itself is not theirs to change.
    await expect(one.task.field("percent")).toBeDisabled();
    staff.push(one);
  }
  // A closed and opened tab loses nothing.
  const page = await staff[0].context.newPage();
  await staff[0].page.close();
  await page.goto(`/viec/${id}`);
  await expect(page.getByText("Đã họp dân ở Xã Ea Kao")).toBeVisible();
  for (const one of staff) await one.context.setOffline(false);
  await expect(page.locator("body")).toHaveAttribute("data-unsent", "0");
  for (const one of staff.slice(1)) await one.board.hasUnsent(0);

  await coordinator.task.open(id);
  const shares = coordinator.page.locator(".shares");
  await expect(shares).toHaveAttribute("data-reported", "3");
  await expect(shares).toContainText(`3/${listed} đơn vị đã báo cáo · bình quân`);
  for (const commune of COMMUNES) await expect(coordinator.page.getByText(`Đã họp dân ở ${commune}`)).toBeVisible();
  await expect(shares.getByRole("button", { name: `Chưa báo cáo (${listed - 3})` })).toBeVisible();
  await shares.getByRole("button", { name: "Đã báo cáo (3)" }).click();
  await expect(shares.locator("[data-unit]")).toHaveCount(3);
  await coordinator.page.goto("/");
  await expect(coordinator.page.locator(`[data-task="${id}"] .card__units`)).toHaveText(`3/${listed} đơn vị đã báo cáo`);
});

test("a unit sees its shares first, and the coordinator reports for one that has no account", async ({ person, server }) => {
  const { coordinator, id } = await handOut(server, person);
  const one = await person("xa1", PHONE);
  await one.page.goto("/cua-toi");
  const first = one.page.locator(".mine__section").first();
  await expect(first.getByRole("heading")).toContainText("Phần việc chưa báo cáo");
  const cards = await first.locator("[data-task]").count();
  expect(cards).toBeGreaterThan(0);

  await coordinator.task.open(id);
  const { page } = coordinator;
  await page.getByRole("button", { name: "Mở phần việc của Xã Hòa Phú" }).click();
  await expect(shareOf(page, "Xã Hòa Phú").getByText("lịch sử ghi rõ người nhập là bạn")).toBeVisible();
  await report(page, "Xã Hòa Phú", "Xã báo qua điện thoại: đã niêm yết", 50);
  await expect(page.locator(".shares")).toHaveAttribute("data-reported", "1");
  await one.task.open(id);
  await expect(one.page.locator(".remark").filter({ hasText: "Xã báo qua điện thoại" })).toContainText("về phần việc của Xã Hòa Phú");
  await expect(one.page.locator("[data-history]").first()).toContainText("Xã Hòa Phú: ");
});

test("two people of one unit overwrite nothing of each other, and either puts it back", async ({ person, server, guard }) => {
  guard.allowOffline();
  const { coordinator, id } = await handOut(server, person);
  const one = await person("xa0", PHONE);
  await one.task.open(id);
  await one.context.setOffline(true);
  await report(one.page, "Xã Ea Kao", "Đã làm một nửa", 50);
  await coordinator.task.open(id);
  await coordinator.page.getByRole("button", { name: "Mở phần việc của Xã Ea Kao" }).click();
  await report(coordinator.page, "Xã Ea Kao", "Mới làm một phần", 10);
  await coordinator.board.hasUnsent(0);
  await one.context.setOffline(false);
  const clash = one.page.locator(".clash");
  await expect(clash).toContainText("Xã Ea Kao");
  await expect(one.page.getByText("Mới làm một phần")).toBeVisible();
  await clash.getByRole("button", { name: /10 %/ }).click();
  await expect(clash).toHaveCount(0);
  await one.board.hasUnsent(0);
  await coordinator.page.getByRole("button", { name: /Đã báo cáo/ }).click();
  await expect(coordinator.page.locator("[data-unit]").first()).toContainText("10 %");
});

test("a unit proves its share, the coordinator sees whose it is, and the unit takes it back", async ({ person, server }) => {
  const { coordinator, id } = await handOut(server, person);
  const one = await person("xa0", PHONE);
  await one.task.open(id);
  const evidence = new EvidencePart(one.page);
  await evidence.begin();
  await evidence.title.fill("Biên bản họp dân");
  await evidence.save.click();
  await one.board.hasUnsent(0);
  await coordinator.task.open(id);
  const proof = new EvidencePart(coordinator.page).line("Biên bản họp dân");
  await expect(proof).toContainText("về phần việc của Xã Ea Kao");
  const own = evidence.line("Biên bản họp dân");
  await own.getByRole("button", { name: /^Thu hồi/ }).click();
  await own.locator(".button--danger").click();
  await one.board.hasUnsent(0);
  await expect(proof).toHaveAttribute("data-withdrawn", "");
});
