// A real ParBoard server on a free port with a data folder of its own. It can be stopped, killed and started again on the same
// port, which is how a test takes the network away from a page without the page's help.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
const BUILT = ["debug", "release"].map((profile) => path.join(TARGET, profile, "parboard"));
export const PROGRAM = process.env.PARBOARD_BIN ?? BUILT.find(existsSync) ?? BUILT[0];
export const SITE = process.env.PARBOARD_SITE ?? path.join(TARGET, "site");
const START_WAIT_MS = 20_000;
const STOP_WAIT_MS = 10_000;

/** Runs one command to its end: `{ code, stdout, stderr }`. */
export async function run(args, input = "") {
  const child = spawn(PROGRAM, args, { stdio: "pipe" });
  const streams = ["stdout", "stderr"].map(async (name) => {
    let text = "";
    for await (const chunk of child[name].setEncoding("utf8")) text += chunk;
    return text;
  });
  // A command that reads nothing may be through before it was given anything.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [[code], stdout, stderr] = await Promise.all([once(child, "close"), ...streams]);
  return { code, stdout, stderr };
}

/** As `run`, but anything but success throws what the command said. */
export async function mustRun(args, input) {
  const result = await run(args, input);
  if (result.code !== 0) throw new Error(`parboard ${args.join(" ")}: exit ${result.code}\n${result.stderr}`);
  return result;
}

/** An empty folder that the caller removes. */
export function temporaryFolder() {
  return mkdtemp(path.join(tmpdir(), "parboard-end2end-"));
}

/**
 * A data folder with the demonstration plan and accounts, and the password of each login as the command printed it.
 * Made once for each worker, because hashing passwords is slow on purpose.
 */
export async function makeTemplate() {
  const data = await temporaryFolder();
  const { stdout, stderr } = await mustRun(["demonstrate", "--data", data, "--site", SITE]);
  const words = `${stdout}\n${stderr}`.split(/\s+/);
  const passwordOf = (login) => {
    const at = words.indexOf(login);
    if (at < 0) throw new Error(`the demonstration has no sign-in called ${login}`);
    return words[at + 1];
  };
  return { data, passwordOf };
}

export class Server {
  /** Starts on a copy of `template`, or on nothing at all. */
  static async start(template) {
    const data = await temporaryFolder();
    if (template) await cp(template.data, data, { recursive: true });
    const server = new Server(data, await freePort());
    await server.start();
    return server;
  }

  constructor(data, port) {
    this.data = data;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.site = SITE;
    this.log = "";
  }

  async start() {
    const args = ["serve", "--listen", `127.0.0.1:${this.port}`, "--data", this.data, "--site", this.site];
    this.child = spawn(PROGRAM, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = new Promise((done) => this.child.once("close", done));
    this.child.once("error", (error) => (this.log += error));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.log += text));
    }
    const deadline = Date.now() + START_WAIT_MS;
    while (!(await this.answers())) {
      if (this.child.exitCode !== null || this.child.pid === undefined || Date.now() > deadline) {
        await this.kill();
        throw new Error(`the server did not start:\n${this.log}`);
      }
      await new Promise((done) => setTimeout(done, 25));
    }
  }

  /** Whether the server is there now. */
  async answers() {
    return fetch(`${this.url}/healthz`).then((answer) => answer.ok, () => false);
  }

  /** As an administrator stops it. */
  async stop() {
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), STOP_WAIT_MS);
    await this.ended;
    clearTimeout(late);
    if (this.child.signalCode === "SIGKILL") throw new Error(`the server did not stop in ${STOP_WAIT_MS} ms:\n${this.log}`);
  }

  /** As a power cut stops it. */
  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /** On the same port and the same data. */
  async restart() {
    if (this.isRunning()) await this.stop();
    await this.start();
  }

  /** Restarts with some files of the site changed, as after an upgrade: `{ "sw.js": (text) => otherText }`. */
  async upgrade(changes) {
    const site = path.join(this.data, "site");
    await cp(SITE, site, { recursive: true });
    for (const [file, change] of Object.entries(changes)) {
      await writeFile(path.join(site, file), change(await readFile(path.join(site, file), "utf8")));
      await Promise.all([".br", ".gz"].map((copy) => rm(path.join(site, file + copy), { force: true })));
    }
    this.site = site;
    await this.restart();
  }

  isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Runs a command on this server's data. */
  run(args, input) {
    return mustRun([...args, "--data", this.data], input);
  }

  async dispose() {
    if (this.isRunning()) await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
