// What hinders those who cannot see or point, as axe finds it.
import AxeBuilder from "@axe-core/playwright";

/** The serious faults of the page: which rule, and the first places that break it. */
export async function seriousFaults(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter((fault) => ["serious", "critical"].includes(fault.impact));
  return serious.map((fault) => [fault.id, fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]);
}
