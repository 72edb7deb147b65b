// A server that comes back from a backup lacks what it had acknowledged since: people are told, and can write it again.
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../support/test.js";

/** As after a broken disk: nothing is left but the backup. */
async function setBack(server, backup) {
  await server.stop();
  for (const file of ["parboard.db", "parboard.db-wal", "parboard.db-shm"]) await rm(path.join(server.data, file), { force: true });
  await server.run(["restore", backup]);
  await server.start();
}

test("what a restored server no longer has is told, and nothing says that it was sent", async ({ server, person, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  const other = await person("quansat");
  await one.task.open(id);
  const before = await one.task.field("percent").inputValue();
  const backup = path.join(server.data, "sao-luu.db");
  await server.run(["backup", backup]);
  await one.task.set("percent", "44");
  await one.page.getByLabel("Ý kiến của bạn").fill("Đã họp với bưu điện.");
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await one.board.hasUnsent(0);
  await other.task.open(id);
  await expect(other.task.field("percent")).toHaveValue("44");
  const note = one.page.locator('.task-field[data-is="percent"] .note');
  await expect(note).toContainText("đã gửi");
  await setBack(server, backup);
  for (const each of [one, other]) await each.page.evaluate(() => dispatchEvent(new Event("online")));
  const banner = (each) => each.page.locator(".banner", { hasText: "Máy chủ đã được đưa về một trạng thái cũ hơn" });
  await expect(banner(one)).toBeVisible();
  await expect(one.task.field("percent")).toHaveValue(before);
  await expect(note).toHaveCount(0);
  // Also to those who lost nothing themselves, and after a reload.
  await expect(banner(other)).toBeVisible();
  await one.page.reload();
  await banner(one).getByRole("link").click();
  const part = one.page.getByRole("region", { name: "Máy chủ đã quay về trạng thái cũ" });
  await expect(part.getByRole("listitem")).toHaveCount(2);
  await expect(part).toContainText("44 %");
  await expect(part).toContainText("Đã họp với bưu điện.");
  // Nothing on any screen says that all is well.
  for (const each of [one, other]) {
    await each.board.isInState("attention");
    await expect(each.page.locator(".sync-badge").first()).toHaveText("Máy chủ đã quay về trạng thái cũ");
  }
  await expect(one.page.locator(".sync__standing")).toContainText("thiếu một số thay đổi từng được gửi");
  await one.page.getByRole("link", { name: /Cần xử lý/ }).click();
  await expect(one.page.getByText("Không có gì cần xử lý")).toHaveCount(0);
  await one.page.getByRole("main").getByRole("link", { name: "Xem những gì đã mất" }).click();
  await part.getByRole("listitem").filter({ hasText: "44 %" }).getByRole("button", { name: "Mở việc để ghi lại" }).click();
  await expect(one.task.field("percent")).toHaveValue("44");
  await one.page.locator('.task-field[data-is="percent"]').getByRole("button", { name: "Lưu", exact: true }).click();
  await one.board.hasUnsent(0);
  await expect(note).toContainText("đã gửi");
  await one.page.goto("/dong-bo");
  await part.getByRole("button", { name: "Tôi đã xem" }).click();
  await expect(banner(one)).toHaveCount(0);
  await one.board.isInState("synced");
  await one.page.reload();
  await one.page.getByRole("heading", { name: "Đồng bộ" }).waitFor();
  await expect(banner(one)).toHaveCount(0);
});

test("that a server was set back is told by the next page, when this one ends before it could look at what is gone", async ({ server, person, guard }) => {
  guard.allowOffline();
  guard.allow(/Failed to fetch/);
  // Whatever is needed to look at it never comes: each further part of the program is asked for in vain.
  const one = await person("canbo", { serviceWorkers: "block" });
  const backup = path.join(server.data, "sao-luu.db");
  await server.run(["backup", backup]);
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  await one.page.getByLabel("Ý kiến của bạn").fill("Đã họp với bưu điện.");
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await one.board.hasUnsent(0);
  await one.context.route("**/pkg/later/**", (route) => route.abort());
  await one.board.open("/");
  await setBack(server, backup);
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  const banner = one.page.locator(".banner", { hasText: "Máy chủ đã được đưa về một trạng thái cũ hơn" });
  await expect(banner).toBeVisible();
  await one.page.goto("about:blank");
  await one.context.unroute("**/pkg/later/**");
  await one.page.goto("/dong-bo");
  await expect(banner).toBeVisible();
  const part = one.page.getByRole("region", { name: "Máy chủ đã quay về trạng thái cũ" });
  await expect(part.getByRole("listitem")).toHaveCount(1);
  await expect(part).toContainText("Đã họp với bưu điện.");
  await one.page.reload();
  await expect(part.getByRole("listitem")).toHaveCount(1);
});

test("a restored server that lacks nothing alarms nobody", async ({ server, person, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  const backup = path.join(server.data, "sao-luu.db");
  await server.run(["backup", backup]);
  await server.stop();
  // Not sent before, so not lost: it goes to the restored server.
  await one.task.set("percent", "45");
  await one.board.hasUnsent(1);
  await server.start();
  await setBack(server, backup);
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await one.board.hasUnsent(0);
  await expect(one.task.field("percent")).toHaveValue("45");
  await expect(one.page.locator(".banner")).toHaveCount(0);
});

test("a card that a restored server no longer has can be added again, and what was said on it is not led to nowhere", async ({ server, person, guard }) => {
  guard.allowOffline();
  const one = await person("dieuphoi");
  const backup = path.join(server.data, "sao-luu.db");
  await server.run(["backup", backup]);
  await one.page.getByRole("link", { name: "Thêm việc" }).click();
  await one.page.getByLabel("Thuộc tiêu chí").selectOption({ index: 3 });
  await one.page.getByLabel("Tên việc").fill("Tập huấn bộ phận một cửa");
  await one.page.locator("form").getByRole("button", { name: "Thêm việc" }).click();
  await one.page.getByLabel("Ý kiến của bạn").fill("Mỗi xã một buổi.");
  await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  await one.board.hasUnsent(0);
  await setBack(server, backup);
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(one.page.locator(".banner", { hasText: "Máy chủ đã được đưa về một trạng thái cũ hơn" })).toBeVisible();
  await one.page.goto("/dong-bo");
  const lost = one.page.getByRole("region", { name: "Máy chủ đã quay về trạng thái cũ" }).getByRole("listitem");
  await expect(lost).toHaveCount(2);
  const again = { name: "Mở việc để ghi lại" };
  await expect(lost.filter({ hasText: "Mỗi xã một buổi." }).getByRole("button", again)).toHaveCount(0);
  await lost.filter({ hasText: "Tập huấn bộ phận một cửa" }).getByRole("button", again).click();
  await expect(one.page.getByLabel("Tên việc")).toHaveValue("Tập huấn bộ phận một cửa");
  await one.page.locator("form").getByRole("button", { name: "Thêm việc" }).click();
  await expect(one.task.field("title")).toHaveValue("Tập huấn bộ phận một cửa");
  await one.board.hasUnsent(0);
});
