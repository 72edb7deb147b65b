// How long documents of a plan with 20,000 reported shares take, and the most memory the program holds meanwhile. The floor is the same
// rows written as JSON, which composes nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { mustRun, PROGRAM, temporaryFolder } from "./support/server.js";

const PLAN = ["--tasks", "200", "--units", "118", "--shares", "20000"];
const FORMS = {
  "the same as JSON: the floor": ["json"],
  "the report": ["docx", "--paper", "report"],
  "the plan": ["docx", "--paper", "plan"],
  "a letter to each unit": ["docx", "--paper", "letters"],
  "the workbook": ["xlsx"],
};
const LOOK_MS = 5;

const data = await temporaryFolder();
try {
  await mustRun(["generate", ...PLAN, "--data", data]);
  const figures = {};
  for (const [name, form] of Object.entries(FORMS)) figures[name] = await measured(["export", "--data", data, "-o", path.join(data, "out"), "--format", ...form]);
  const floor = figures["the same as JSON: the floor"].seconds;
  for (const figure of Object.values(figures)) figure["times the floor"] = Math.round((figure.seconds / floor) * 10) / 10;
  console.table(figures);
} finally {
  rmSync(data, { recursive: true, force: true });
}

/** One command to its end: seconds by the clock, and the most memory the kernel saw it hold. */
async function measured(args) {
  const began = performance.now();
  const child = spawn(PROGRAM, args, { stdio: "ignore" });
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, highWater(child.pid))), LOOK_MS);
  const [code] = await once(child, "close");
  clearInterval(look);
  if (code !== 0) throw new Error(`parboard ${args.join(" ")}: exit ${code}`);
  return { seconds: Math.round(performance.now() - began) / 1_000, "memory (MB)": Math.round(most / 1_024) };
}

function highWater(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    // It has just ended.
    return 0;
  }
}
