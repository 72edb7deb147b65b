// Several tabs of one browser: whatever becomes of one of them, the others go on, and nothing is done twice or not at all.
// Numbers in comments are rows of the list of failure modes.
import { expect, logOf, tabOf, test } from "../support/test.js";

const cardsOf = (one) => one.page.locator('[data-task][data-mine][data-status="in_progress"]').evaluateAll((cards) => cards.map((card) => card.dataset.task));

/** How often the log has an operation with these words. */
async function countOf(server, words) {
  return (await logOf(server)).filter((op) => JSON.stringify(op.body).includes(words)).length;
}

async function comment(tab, words) {
  await tab.page.getByLabel("Ý kiến của bạn").fill(words);
  await tab.page.getByRole("button", { name: "Gửi ý kiến" }).click();
}

/** The requests that a tab makes to sync, as they are made. */
function asks(page) {
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/api/v1/sync") && asked.push(request));
  return asked;
}

test("two tabs edit at once, and each edit is carried out once", async ({ person, server, guard }) => {
  // 63, 66
  guard.allowOffline();
  const one = await person("truongphong");
  const [first, second] = await cardsOf(one);
  const other = await tabOf(one);
  await Promise.all([one.task.open(first), other.task.open(first)]);
  await one.context.setOffline(true);
  await Promise.all([one.task.set("percent", "61"), other.task.set("blocked", "Chờ biểu mẫu")]);
  // Each tab shows what the other wrote, and counts it.
  await expect(other.task.field("percent")).toHaveValue("61");
  await expect(one.task.field("blocked")).toHaveValue("Chờ biểu mẫu");
  await other.task.open(second);
  await Promise.all([comment(one, "Ghi ở thẻ thứ nhất"), comment(other, "Ghi ở thẻ thứ hai")]);
  for (const tab of [one, other]) await tab.board.hasUnsent(4);
  await one.context.setOffline(false);
  for (const tab of [one, other]) await tab.board.hasUnsent(0);
  for (const words of ['"to":61', "Chờ biểu mẫu", "Ghi ở thẻ thứ nhất", "Ghi ở thẻ thứ hai"]) expect(await countOf(server, words), words).toBe(1);
});

const FIRST = "Từ thẻ đang giữ lượt";

/** Requests before the one with those words pass: news may make a tab ask at any time, and what is held then holds up the words too. */
function holdFrom(page, words, held) {
  let begun = !words;
  return page.route("**/api/v1/sync", (route) => {
    begun ||= route.request().postData()?.includes(words) ?? false;
    return begun ? held(route) : route.continue();
  });
}

/** A tab in the middle of a round whose answer does not come, and another that has something to send. */
async function oneHoldsTheTurn(person, hold = ({ page }, words) => holdFrom(page, words, () => {})) {
  const leader = await person("truongphong");
  const [id] = await cardsOf(leader);
  await leader.task.open(id);
  await leader.board.isInState("synced");
  leader.requests = await hold(leader, FIRST);
  const asked = leader.page.waitForRequest((request) => request.url().endsWith("/api/v1/sync") && request.postData()?.includes(FIRST));
  await comment(leader, FIRST);
  await asked;
  const other = await tabOf(leader);
  await other.task.open(id);
  return { leader, other };
}

test("what a closed tab was sending is sent by another", async ({ person, server, guard }) => {
  // 64, 76
  guard.allowOffline();
  const { leader, other } = await oneHoldsTheTurn(person);
  await other.board.hasUnsent(1);
  await leader.page.close();
  await comment(other, "Từ thẻ còn lại");
  await other.board.hasUnsent(0);
  for (const words of ["Từ thẻ đang giữ lượt", "Từ thẻ còn lại"]) expect(await countOf(server, words), words).toBe(1);
});

test("a frozen tab does not keep the others from sending", async ({ person, server, guard }) => {
  // 64, 65
  guard.allowOffline();
  const { leader, other } = await oneHoldsTheTurn(person);
  await other.page.clock.install();
  const asked = asks(other.page);
  const browser = await leader.context.newCDPSession(leader.page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await comment(other, "Từ thẻ không bị đóng băng");
  await other.board.hasUnsent(2);
  // It leaves the other its turn for as long as an answer may take, and then takes its own.
  await other.page.clock.runFor(60_000);
  expect(asked).toEqual([]);
  // How long that has been counts from when it first found the turn taken, which no test can see; so time passes until it does,
  // and no further: a request that is under way is given up after a minute.
  await expect.poll(async () => (await other.page.clock.runFor(5_000), asked.length), { intervals: [200], timeout: 30_000 }).toBeGreaterThan(0);
  await other.board.hasUnsent(0);
  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await leader.page.unroute("**/api/v1/sync");
  await leader.board.hasUnsent(0);
  for (const words of ["Từ thẻ đang giữ lượt", "Từ thẻ không bị đóng băng"]) expect(await countOf(server, words), words).toBe(1);
});

test("a clock that is set back does not lengthen the wait for a frozen tab", async ({ person, server, guard }) => {
  // 1, 64
  guard.allowOffline();
  const { leader, other } = await oneHoldsTheTurn(person);
  await other.page.clock.install();
  const asked = asks(other.page);
  await countLooks(other.page);
  await (await leader.context.newCDPSession(leader.page)).send("Page.setWebLifecycleState", { state: "frozen" });
  await comment(other, "Từ thẻ có đồng hồ bị lùi");
  // When it looks again, it has taken note of what it found the first time.
  await expect.poll(async () => (await other.page.clock.runFor(1_000), other.page.evaluate(() => window.looks))).toBeGreaterThan(1);
  await other.page.clock.setSystemTime(Date.now() - 24 * 60 * 60 * 1000);
  await expect.poll(async () => (await other.page.clock.runFor(5_000), asked.length), { intervals: [200], timeout: 30_000 }).toBeGreaterThan(0);
  await other.board.hasUnsent(0);
  expect(await countOf(server, "Từ thẻ có đồng hồ bị lùi")).toBe(1);
});

/** Counts how often a page looks whether the turn is free. */
function countLooks(page) {
  return page.evaluate(() => {
    window.looks = 0;
    const real = LockManager.prototype.request;
    LockManager.prototype.request = function (name, ...rest) {
      if (name.startsWith("pb1-sync-")) window.looks += 1;
      return real.call(this, name, ...rest);
    };
  });
}

/** Requests of a page, from the one with those words on, that wait until the test answers them; `more`: there is more to fetch. */
async function requestsOf(tab, words) {
  const waiting = [];
  await holdFrom(tab.page, words, (route) => waiting.push(route));
  const next = async () => {
    await expect.poll(() => waiting.length).toBe(1);
    return waiting.pop();
  };
  const answer = async (more) => {
    const route = await next();
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), more } });
  };
  return { waiting, answer };
}

test("a slow tab that gives a sign of life with each request keeps its turn", async ({ person, server, guard }) => {
  // 64
  test.slow();
  guard.allowOffline();
  const { leader, other } = await oneHoldsTheTurn(person, requestsOf);
  const asked = asks(other.page);
  await other.page.clock.install();
  await comment(other, "Từ thẻ chờ đến lượt");
  await other.board.hasUnsent(2);
  // Four minutes in all, and never one without a request: twice as long as a silent tab is waited for.
  for (let minute = 0; minute < 4; minute += 1) {
    for (let step = 0; step < 10; step += 1) await other.page.clock.runFor(6_000);
    expect(asked).toEqual([]);
    await leader.requests.answer(true);
    await expect.poll(() => leader.requests.waiting.length).toBe(1);
  }
  await leader.requests.answer(false);
  await leader.page.unroute("**/api/v1/sync");
  await expect.poll(async () => (await other.page.clock.runFor(3_000), other.board.body.getAttribute("data-unsent"))).toBe("0");
  for (const words of ["Từ thẻ đang giữ lượt", "Từ thẻ chờ đến lượt"]) expect(await countOf(server, words), words).toBe(1);
});

test("a tab whose turn was taken falls silent, and asks for it again", async ({ person, server, guard }) => {
  // 64
  test.slow();
  guard.allowOffline();
  const { leader, other } = await oneHoldsTheTurn(person, requestsOf);
  const taken = await requestsOf(other);
  await other.page.clock.install();
  await comment(other, "Từ thẻ đã lấy lượt");
  // In small steps: a request that is under way for a minute is given up, and on a busy machine it takes a while to be seen.
  await expect.poll(async () => (await other.page.clock.runFor(5_000), taken.waiting.length), { intervals: [200], timeout: 30_000 }).toBe(1);
  await countLooks(leader.page);
  await leader.requests.answer(true);
  // By then it has looked whether the turn is free; one that talks on has asked the server long before.
  await expect.poll(() => leader.page.evaluate(() => window.looks)).toBeGreaterThan(0);
  expect(leader.requests.waiting).toEqual([]);
  await leader.page.unroute("**/api/v1/sync");
  await taken.answer(false);
  await other.page.unroute("**/api/v1/sync");
  for (const tab of [leader, other]) await tab.board.hasUnsent(0);
  for (const words of ["Từ thẻ đang giữ lượt", "Từ thẻ đã lấy lượt"]) expect(await countOf(server, words), words).toBe(1);
});

test("what another tab writes in one go is read in one go", async ({ person }) => {
  const one = await person("truongphong");
  const other = await tabOf(one);
  await other.page.evaluate(() => {
    window.reads = {};
    const real = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (key.includes("/outbox/")) window.reads[key.slice(-3)] = (window.reads[key.slice(-3)] ?? 0) + 1;
      return real.call(this, key);
    };
  });
  // As a batch does. None of them can be read, so that nothing follows from them.
  await one.page.evaluate(() => {
    const account = JSON.parse(localStorage.getItem("pb1/who")).person.id;
    for (let n = 0; n < 400; n += 1) localStorage.setItem(`pb1/${account}/outbox/x${String(n).padStart(3, "0")}`, "{");
  });
  const readsOf = (key) => other.page.evaluate((key) => window.reads[key] ?? 0, key);
  await expect.poll(() => readsOf("399")).toBeGreaterThan(0);
  // Once for each would be four hundred times.
  expect(await readsOf("000")).toBeLessThan(40);
});

test("many tabs share one stream of news, and each still sends and hears", async ({ person }) => {
  // 68: browsers keep six connections to a server, and each stream takes one for good.
  test.slow();
  const one = await person("truongphong");
  const [id] = await cardsOf(one);
  let streams = 0;
  one.context.on("request", (request) => (streams += Number(new URL(request.url()).pathname === "/api/v1/live")));
  const tabs = [one];
  while (tabs.length < 8) tabs.push(await tabOf(one));
  expect(streams).toBe(0);
  const last = tabs.at(-1);
  await last.task.open(id);
  await comment(last, "Từ thẻ thứ tám");
  await last.board.hasUnsent(0);
  // The news of another person's change reaches a tab that holds no stream, without waiting for the next routine question.
  const coordinator = await person("dieuphoi");
  await coordinator.task.open(id);
  await coordinator.task.set("percent", "77");
  await coordinator.board.hasUnsent(0);
  await expect(last.task.field("percent")).toHaveValue("77");
  // When the tab with the stream goes, another takes it over.
  const taken = one.context.waitForEvent("request", (request) => new URL(request.url()).pathname === "/api/v1/live");
  await one.page.close();
  await taken;
  await coordinator.task.set("percent", "78");
  await expect(last.task.field("percent")).toHaveValue("78");
});

test("a stream of news that ended is opened again", async ({ person, server, guard }) => {
  // 82
  guard.allowOffline();
  guard.allow(/EventSource|text\/event-stream/);
  const [one, coordinator] = [await person("truongphong"), await person("dieuphoi")];
  const [id] = await cardsOf(one);
  await Promise.all([one.task.open(id), coordinator.task.open(id)]);
  await server.restart();
  for (const tab of [one, coordinator]) await tab.page.evaluate(() => dispatchEvent(new Event("online")));
  for (const tab of [one, coordinator]) await tab.board.isInState("synced");
  await coordinator.task.set("percent", "66");
  await coordinator.board.hasUnsent(0);
  // The server tells each browser to return after two to ten seconds. What comes sooner than the routine question of each minute
  // can only come from the stream.
  await expect(one.task.field("percent")).toHaveValue("66", { timeout: 25_000 });
});

test("signing out in one tab closes the screens of the others, and keeps what is unsent", async ({ person, guard, server, password }) => {
  guard.allowOffline();
  const one = await person("canbo");
  const [id] = await cardsOf(one);
  const other = await tabOf(one);
  await other.task.open(id);
  await one.context.setOffline(true);
  await comment(other, "Ghi ở thẻ thứ hai trước khi đăng xuất");
  await other.page.getByLabel("Đã làm được gì?").fill("Đang gõ dở");
  await one.page.goto("/dong-bo").catch(() => {});
  await one.context.setOffline(false);
  await one.board.hasUnsent(0);
  await one.context.setOffline(true);
  await comment(other, "Chưa gửi khi đăng xuất");
  await one.board.hasUnsent(1);
  // What waits goes nowhere, also once there is a network.
  await one.page.route("**/api/v1/sync", (route) => route.abort());
  await other.page.route("**/api/v1/sync", (route) => route.abort());
  await one.context.setOffline(false);
  await one.page.getByRole("button", { name: "Vẫn đăng xuất" }).click();
  await expect(other.signIn.login).toBeVisible();
  await expect(other.page.getByText("Đang gõ dở")).toHaveCount(0);
  await expect(other.page.locator("[data-task], .task")).toHaveCount(0);
  await other.page.unroute("**/api/v1/sync");
  await other.signIn.submit("canbo", password("canbo"));
  // Where this tab was, it is again.
  await expect(other.task.field("title")).toBeVisible();
  await expect(other.page).toHaveURL(new RegExp(`/viec/${id}$`));
  await other.board.hasUnsent(0);
  expect(await countOf(server, "Chưa gửi khi đăng xuất")).toBe(1);
  await expect(other.page.getByLabel("Đã làm được gì?")).toHaveValue("Đang gõ dở");
});

test("a title in the middle of being typed stays a draft when another tab signs out", async ({ person, password }) => {
  const one = await person("canbo");
  const own = "[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]";
  const id = await one.page.locator(own).first().getAttribute("data-task");
  const other = await tabOf(one);
  await other.task.open(id);
  await other.task.field("title").fill("Tên mới gõ được một n");
  await one.page.goto("/dong-bo");
  await one.page.getByRole("main").getByRole("button", { name: "Đăng xuất" }).click();
  await expect(other.signIn.login).toBeVisible();
  await other.signIn.submit("canbo", password("canbo"));
  await expect(other.task.field("title")).toHaveValue("Tên mới gõ được một n");
  await other.board.isInState("synced");
  await other.board.hasUnsent(0);
  await expect(other.task.history.filter({ hasText: "Tên mới gõ được một n" })).toHaveCount(0);
});

test("another person signing in closes the screens of the last one", async ({ person, password }) => {
  const one = await person("canbo");
  const [id] = await cardsOf(one);
  const other = await tabOf(one);
  await other.task.open(id);
  await one.page.goto("/dong-bo");
  await one.page.getByRole("main").getByRole("button", { name: "Đăng xuất" }).click();
  await one.signIn.submit("canbo3", password("canbo3"));
  await one.board.ready();
  await expect(other.signIn.login).toBeVisible();
  await expect(other.page.locator("[data-task], .task")).toHaveCount(0);
});
