// Several people at one card: who opens it, when the server has everything, and what shows that they met.
import { expect } from "@playwright/test";

/** The people of those sign-ins on one card of an agency that somebody is working on. */
export async function onOneCard(person, guard, ...logins) {
  guard.allowOffline();
  const people = [];
  for (const login of logins) people.push(await person(login));
  const id = await people[0].page.locator("[data-task][data-lead='Sở Khoa học và Công nghệ'][data-status=in_progress]").first().getAttribute("data-task");
  for (const one of people) await one.task.open(id);
  return { people, id };
}

/** Waits until the server has everything. */
export async function settled(one) {
  await one.board.hasUnsent(0);
  await expect(one.page.locator("body")).not.toHaveAttribute("data-sync-state", "offline");
}

export const clash = (one) => one.page.locator(".clash");

/** Everybody sees a clash with all of those values in it. */
export async function seeBoth(people, ...values) {
  for (const one of people) {
    for (const value of values) await expect(clash(one)).toContainText(value);
  }
}

/** Both write at the end of one paragraph, the first without a network, so that its words arrive second; the text as it was. */
export async function writeTwoVersions(head, coordinator) {
  const words = await head.task.field("text").inputValue();
  await head.context.setOffline(true);
  await head.task.set("text", `${words} Theo trưởng phòng.`);
  await coordinator.task.set("text", `${words} Theo điều phối.`);
  await coordinator.board.hasUnsent(0);
  await coordinator.board.isInState("synced");
  await head.context.setOffline(false);
  return words;
}
