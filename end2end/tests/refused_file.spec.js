// The file of a refused change: it waits for a person, not for a network, and says so.
import { controlled, expect, test } from "../support/test.js";
import { EvidencePart } from "../support/pages/evidence.js";
import { photo } from "../support/photo.js";

test("the file of a refused change waits for the decision and leads there, and is not counted as waiting", async ({ person, guard }) => {
  guard.allowOffline();
  const one = await person("canbo");
  await controlled(one.page);
  const id = await one.page.locator("[data-task][data-mine]").first().getAttribute("data-task");
  await one.task.open(id);
  await one.context.setOffline(true);
  const evidence = new EvidencePart(one.page);
  await evidence.begin();
  await evidence.title.fill("Biên bản niêm yết");
  await evidence.choose({ name: "niem-yet.png", mimeType: "image/png", buffer: photo(7, 60, 40) });
  await expect(evidence.picture).toBeVisible();
  await evidence.save.click();
  await one.board.hasUnsent(2);
  // What the server would have said of it.
  await one.page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.includes("/outbox/") && localStorage.getItem(key).includes("add_evidence"));
    const refused = { refused: { code: "no_access", message: "không được phép" } };
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), sent: true, standing: refused }));
  });
  await one.page.goto("/dong-bo");
  const file = one.page.locator("[data-file]");
  await expect(file).toContainText("chờ bạn quyết định");
  await one.board.hasUnsent(0);
  await expect(one.page.locator(".sync-badge").first()).not.toContainText("tệp chờ gửi");
  await file.getByRole("link", { name: "Xem và quyết định" }).click();
  const refused = one.page.locator(".refused");
  await expect(refused).toBeFocused();
  await refused.getByRole("button", { name: "Bỏ thay đổi" }).click();
  await expect(refused).toHaveCount(0);
  await one.board.hasUnsent(0);
  await one.page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(refused).toHaveCount(1);
  await refused.getByRole("button", { name: "Bỏ thay đổi" }).click();
  await one.page.getByRole("link", { name: "Đồng bộ", exact: true }).click();
  await expect(file).toContainText("không gửi");
  await one.board.hasUnsent(0);
});
