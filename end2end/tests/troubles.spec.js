// What goes wrong says so in words, and leaves every unsent change in place.
import { gunzipSync } from "node:zlib";
import { logOf, test, expect } from "../support/test.js";

async function firstOwn(one) {
  const cards = one.page.locator("[data-task][data-mine]");
  await expect.poll(() => cards.count()).toBeGreaterThan(0);
  return cards.first().getAttribute("data-task");
}

test("a wrong password is told in words", async ({ signIn, page, guard }) => {
  guard.allowStatus(401);
  await signIn.open();
  await signIn.submit("canbo", "khong-phai-mat-khau");
  await expect(page.getByRole("alert")).toContainText(/mật khẩu/i);
});

test("without a network the first sign-in says that it needs one", async ({ signIn, page, context, guard }) => {
  guard.allowOffline();
  await signIn.open();
  await context.setOffline(true);
  await signIn.submit("canbo", "bất kỳ");
  await expect(page.getByRole("alert")).toContainText("mạng");
});

test("an ended session keeps what was done and sends it after signing in again", async ({ person, password, guard }) => {
  const one = await person("canbo");
  const id = await firstOwn(one);
  guard.allowStatus(401);
  await one.context.clearCookies();
  await one.task.open(id);
  await one.task.set("text", "Sau khi phiên đã hết.");
  await expect(one.page.getByText("Phiên làm việc đã hết.")).toBeVisible();
  await expect(one.board.body).toHaveAttribute("data-unsent", "1");
  await one.page.reload();
  await expect(one.task.field("text")).toHaveValue("Sau khi phiên đã hết.");
  await one.page.locator(".banner").getByRole("link", { name: "Đăng nhập lại" }).click();
  await one.signIn.submit("canbo", password("canbo"));
  await one.board.hasUnsent(0);
});

/** Failure modes 19 and 84: a captive portal answers 200 with a page. */
test("a captive portal's page is no answer", async ({ person }) => {
  const one = await person("canbo");
  const id = await firstOwn(one);
  await one.context.route("**/api/v1/sync", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<html>Chào mừng đến Wi-Fi miễn phí</html>" }));
  await one.task.open(id);
  await one.task.set("text", "Trong quán cà phê.");
  await one.board.isInState("offline");
  await expect(one.board.body).toHaveAttribute("data-unsent", "1");
  await one.context.unroute("**/api/v1/sync");
  await one.page.evaluate(() => dispatchEvent(new Event("online")));
  await one.board.hasUnsent(0);
});

/** What a device says, packed or not. */
function said(request) {
  const body = request.postDataBuffer();
  return JSON.parse(request.headers()["content-encoding"] === "gzip" ? gunzipSync(body) : body);
}

/** Three comments without a network; they stay through `trouble`, also when the page is loaded anew, and arrive once each after it. */
async function threeOutlast(one, server, guard, trouble, tells) {
  guard.allowOffline();
  const id = await firstOwn(one);
  await one.task.open(id);
  await one.context.setOffline(true);
  const written = ["một", "hai", "ba"].map((nth) => `Ý kiến thứ ${nth}.`);
  for (const words of written) {
    await one.page.getByLabel("Ý kiến của bạn").fill(words);
    await one.page.getByRole("button", { name: "Gửi ý kiến" }).click();
  }
  await one.board.hasUnsent(3);
  await one.context.route("**/api/v1/sync", trouble);
  await one.context.setOffline(false);
  await tells();
  await one.page.reload();
  await tells();
  await one.board.hasUnsent(3);
  for (const words of written) await expect(one.page.getByText(words)).toBeVisible();
  return async () => {
    // As often as it takes: a device that was refused waits longer each time.
    await expect(async () => {
      await one.page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(one.board.body).toHaveAttribute("data-unsent", "0", { timeout: 500 });
    }).toPass();
    const comments = (await logOf(server)).map((op) => op.body).filter((body) => body.do === "add_comment" && written.includes(body.body));
    expect(comments.map((body) => body.body)).toEqual(written);
  };
}

test("a body too large is told in words, and goes in smaller pieces", async ({ person, server, guard }) => {
  guard.allowStatus(413);
  const one = await person("canbo");
  // What stands in the way takes nothing at first, and from one moment to the next one change at a time: in one rule, since
  // between two rules a request would slip through.
  let [takes, sizes] = [-1, []];
  const mouth = (route) => {
    const { ops } = said(route.request());
    if (takes > 0) sizes.push(ops.length);
    return ops.length > takes ? route.fulfill({ status: 413, json: { code: "too_large", message: "Yêu cầu quá lớn." } }) : route.continue();
  };
  const arrive = await threeOutlast(one, server, guard, mouth, () =>
    expect(one.page.getByText("Máy chủ không nhận yêu cầu từ thiết bị này. Mọi thay đổi vẫn được giữ.").first()).toBeVisible());
  takes = 1;
  await arrive();
  // The first is as small as it had become; what is asked after a good answer is all that waits, and is halved at once. On a slow
  // machine the news that the network is back comes before an answer, and the same is asked once more.
  expect(sizes.filter((size) => size > 0).join("")).toMatch(/^1+2+1{2,}$/);
});

test("JSON that is not our server's is no answer", async ({ person, server, guard }) => {
  const one = await person("canbo");
  const arrive = await threeOutlast(one, server, guard, (route) => route.fulfill({ json: { anything: true, verdicts: [] } }), () => one.board.isInState("offline"));
  await one.context.unroute("**/api/v1/sync");
  await arrive();
});

test("what the server cannot read is refused in words, and kept", async ({ person, server, guard }) => {
  guard.allowStatus(400);
  guard.allowStatus(422);
  const one = await person("canbo");
  // Something on the way makes another text of what was said.
  const spoil = (route) => {
    const { "content-encoding": packed, ...headers } = route.request().headers();
    return route.continue({ postData: JSON.stringify({ anything: true }), headers });
  };
  const arrive = await threeOutlast(one, server, guard, spoil, () =>
    expect(one.page.getByText("Máy chủ không nhận yêu cầu từ thiết bị này. Mọi thay đổi vẫn được giữ.").first()).toBeVisible());
  await one.context.unroute("**/api/v1/sync");
  await arrive();
});

test("a role that may not is refused when it asks anyway", async ({ person }) => {
  const one = await person("quansat");
  const answer = await one.page.request.post("/api/fn/accounts/list", { data: {}, headers: { "content-type": "application/json" } });
  expect(answer.ok()).toBe(false);
});

/** Failure mode 69: no room is left while typing. */
test("a full device keeps the words on the screen and says so", async ({ person }) => {
  const one = await person("canbo");
  const id = await firstOwn(one);
  await one.task.open(id);
  await one.page.evaluate(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key.includes("/outbox/")) throw new DOMException("full", "QuotaExceededError");
      return real.call(this, key, value);
    };
  });
  await one.task.set("text", "Không còn chỗ để lưu.");
  await expect(one.page.getByText("Thiết bị hết chỗ lưu").first()).toBeVisible();
  await expect(one.task.field("text")).toHaveValue("Không còn chỗ để lưu.");
});

/** Failure modes 73 and 74: the browser forbids storage altogether. */
test("where the browser keeps nothing the screen says so", async ({ browser, server, password, guard }) => {
  // Whoever is not written down here is asked for at the server.
  guard.allowStatus(401);
  const context = await browser.newContext({ baseURL: server.url, locale: "vi-VN" });
  guard.watch(context);
  await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("forbidden", "SecurityError"); } }));
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  await page.locator('input[name="login"]').fill("canbo");
  await page.locator('input[name="password"]').fill(password("canbo"));
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-task]").first()).toBeVisible();
  await expect(page.getByText("Trình duyệt không cho lưu dữ liệu")).toBeVisible();
  await context.close();
});

/** Failure mode 75: one damaged key must not stop the others. */
test("a damaged key does not stop the start", async ({ person }) => {
  const one = await person("canbo");
  await one.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes("/rows/")) return localStorage.setItem(key, "{damaged");
  });
  await one.page.reload();
  await expect.poll(() => one.board.cards.count()).toBeGreaterThan(100);
});
