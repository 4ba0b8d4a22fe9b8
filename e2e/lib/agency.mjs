// The real program on an empty folder: started, watched, and taken down.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const BINARY =
  process.env.PASSERELLE_BIN ??
  fileURLToPath(new URL("../../target/debug/passerelle", import.meta.url));
const START_MS = 30_000;
const STOP_MS = 10_000;

/** The account that `agency({ make: "empty" })` begins with. It is synthetic. */
export const ADMIN = {
  email: "admin@example.org",
  password: "correct horse battery staple",
};

/**
 * Makes an agency and serves it.
 *
 * `make` is "demo" (the seeded demo agency) or "empty" (one administrator,
 * `ADMIN`). Returns:
 * - `url`, `publicUrl`: where the desk and the public pages listen;
 * - `printed`: what making it printed, for instance the one-time sign-ins;
 * - `log()`: what the server has said so far;
 * - `run(...words)`: the program's output for another command on this data;
 * - `stop()`: ends the server and removes every trace.
 */
export async function agency({ make = "demo", seed = 1 } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "passerelle-e2e-"));
  try {
    return await begin(folder, make, seed);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function begin(folder, make, seed) {
  const data = path.join(folder, "data");
  const run = (...words) => finish(["--data-dir", data, ...words]);
  const printed =
    make === "demo" ? await run("demo", "--seed", String(seed)) : await initialise(folder, run);
  const [port, publicPort] = [await freePort(), await freePort()];
  const server = serve(data, port, publicPort);
  try {
    await Promise.race([ready(port, publicPort), server.ended]);
  } catch (error) {
    await server.stop();
    throw new Error(`${error.message}\n${server.log()}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    publicUrl: `http://127.0.0.1:${publicPort}`,
    printed,
    run,
    log: server.log,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function initialise(folder, run) {
  const secret = path.join(folder, "password");
  await writeFile(secret, `${ADMIN.password}\n`, { mode: 0o600 });
  return run("init", "--admin", ADMIN.email, "--password-file", secret);
}

/** Runs the program to its end; its output, or an error that holds it. */
async function finish(words) {
  const child = spawn(BINARY, words, { stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child);
  const [code] = await once(child, "close");
  assert.equal(code, 0, `passerelle ${words.join(" ")} ended with ${code}:\n${output()}`);
  return output();
}

function serve(data, port, publicPort) {
  const words = ["--data-dir", data, "serve", "--listen", `127.0.0.1:${port}`];
  words.push("--public-listen", `127.0.0.1:${publicPort}`);
  const child = spawn(BINARY, words, { stdio: ["ignore", "pipe", "pipe"] });
  const log = collect(child);
  const closed = once(child, "close");
  const ended = closed.then(([code]) => {
    throw new Error(`passerelle serve ended with ${code}`);
  });
  // Whoever stops the server expects this, and nobody else waits for it.
  ended.catch(() => {});
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    child.kill("SIGTERM");
    const insist = setTimeout(kill, STOP_MS);
    await closed.catch(() => {});
    clearTimeout(insist);
  };
  return { log, ended, stop };
}

function collect(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part) => (text += part));
  }
  return () => text;
}

/** Waits until both listeners take connections. */
async function ready(...ports) {
  const patience = Date.now() + START_MS;
  for (const port of ports) {
    while (!(await answers(port))) {
      if (Date.now() > patience) throw new Error(`nothing listens on port ${port}`);
      await sleep(50);
    }
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const tell = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => tell(true)).once("error", () => tell(false));
  });
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
