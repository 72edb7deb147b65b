// Screens that a first visit does not wait for: fetched when they are opened, kept on the device once the board is ready.
import { controlled, expect, test } from "../support/test.js";

const HEADINGS = [
  ["/dieu-hanh", "[data-criterion], .leadership"],
  ["/cua-toi", ".mine"],
  ["/them-viec", ".new-task"],
  ["/can-xu-ly", ".attention"],
  ["/dong-bo", ".sync"],
  ["/kieu-dang", ".looks"],
  ["/tro-giup", ".help"],
  ["/quan-tri", ".administration"],
];

test("the board asks for no other screen, a screen is fetched when it is opened", async ({ person, guard }) => {
  // Without a worker, updates.js has nothing to watch.
  guard.allow(/waiting/);
  const one = await person("dieuphoi", { serviceWorkers: "block" });
  const paths = [];
  one.page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  await one.page.reload();
  await one.board.ready();
  expect(paths.filter((path) => /\/later\/.*wasm$/.test(path))).toEqual([]);
  await one.page.getByRole("link", { name: "Của tôi" }).click();
  await expect(one.page.locator(".mine")).toBeVisible();
  expect(paths.filter((path) => /\/later\/.*wasm$/.test(path)).length).toBeGreaterThan(0);
});

test("after one visit to the board every screen opens without a server", async ({ person, server, guard }) => {
  const one = await person("quantri");
  const id = await one.page.locator("[data-task]").first().getAttribute("data-task");
  await controlled(one.page);
  guard.allowOffline();
  await server.stop();
  for (const [address, shown] of [...HEADINGS, [`/viec/${id}`, ".task"]]) {
    await one.page.goto(address);
    await expect(one.page.locator(shown).first(), address).toBeVisible();
  }
  // And an address that is none is told so by the app, not by the browser.
  await one.page.goto("/khong-co");
  await expect(one.page.getByText("Không có trang này.")).toBeVisible();
  await one.page.getByRole("navigation").getByRole("link", { name: "Bảng" }).click();
  await one.board.ready();
});

test("a screen that cannot be fetched says so, and comes when it is asked for again", async ({ person, guard }) => {
  guard.allow(/waiting/, /net::ERR_FAILED \(.*\/pkg\/later\//, /^TypeError: Failed to fetch/);
  const one = await person("dieuphoi", { serviceWorkers: "block" });
  await one.page.route("**/pkg/later/**", (route) => route.abort());
  await one.page.getByRole("link", { name: "Điều hành" }).click();
  const notice = one.page.getByRole("alert");
  await expect(notice).toContainText("chưa tải được");
  await one.page.unroute("**/pkg/later/**");
  await notice.getByRole("button", { name: "Thử lại" }).click();
  await expect(one.page.locator(".leadership")).toBeVisible();
});

test("a screen whose line is stuck says so, and is asked for again by itself", async ({ person, guard }) => {
  guard.allow(/waiting/, /AbortError|aborted|ERR_ABORTED|ERR_FAILED/);
  const one = await person("dieuphoi", { serviceWorkers: "block" });
  await one.page.clock.install();
  // The line takes the request and never answers.
  await one.page.route("**/pkg/later/**", () => {});
  await one.page.getByRole("link", { name: "Điều hành" }).click();
  await one.page.clock.fastForward(10_000);
  await expect(one.page.getByRole("alert")).toContainText("chưa tải được");
  await one.page.unroute("**/pkg/later/**");
  await one.page.clock.fastForward(60_000);
  await expect(one.page.locator(".leadership")).toBeVisible();
});
