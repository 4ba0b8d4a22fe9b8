// A person makes a token at the desk, a program uses it, and then a tool sends
// what nobody thought of: nothing of it breaks, and every answer is declared.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ADMIN, agency } from "../lib/agency.mjs";
import { axe } from "../lib/axe.mjs";
import { launch, noOverflow, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { secondFactor } from "../lib/person.mjs";

/* How long the tool may look, and how much it sends to each operation. */
const SECONDS = process.env.API_TESTER_SECONDS ?? "90";
const EXAMPLES = "12";
/* The same requests each time, unless somebody wants others. */
const SEED = process.env.API_TESTER_SEED ?? "1";
const CONFIG = fileURLToPath(new URL("../schemathesis.toml", import.meta.url));

let house, browser, signedIn, token;

before(async () => {
  // The tool asks more in a minute than any program should.
  process.env.PASSERELLE_API_REQUESTS_PER_MINUTE = "1000000";
  house = await agency({ make: "empty" });
  browser = await launch();
  signedIn = await visit(browser, {}, arrive);
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

/** The first sign-in of the administrator, up to the desk. */
async function arrive(page) {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, ADMIN.email, ADMIN.password);
  await secondFactor(page);
  return page.context().storageState();
}

/** A visit of the administrator to their desk. */
const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);

/** What every page must be: open to everyone, also on a small screen. */
async function sound(page) {
  await axe(page);
  await noOverflow(page);
}

/** A request of the program. */
async function program(method, path, { body, headers } = {}) {
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { "content-type": "application/json" }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

test("a token is made at the desk and shown once", async () => {
  await house.run("account", "grant", ADMIN.email, "auditor", "--office", "Headquarters");
  await desk(async (page) => {
    await page.goto(`${house.url}/me/tokens`);
    await sound(page);
    await page.getByRole("link", { name: "Make a token" }).first().click();
    await sound(page);
    await page.locator("main [name=name]").fill("What nobody thought of");
    for (const box of await page.locator("main [name=scopes]").all()) await box.check();
    await submit(page);
    token = (await page.locator("#token").innerText()).trim();
    assert.match(token, /^pas_[0-9a-f]{64}$/);
    await sound(page);
    await page.goto(`${house.url}/me/tokens`);
    assert.ok(!(await page.content()).includes(token), "the token is shown again");
    await sound(page);
    await shot(page, "tokens");
  });
});

test("the pages of programs are sound in Arabic and without scripts", async () => {
  const arabic = { locale: "ar", javaScriptEnabled: false };
  await desk(async (page) => {
    for (const path of ["/me/tokens", "/me/tokens/new", "/webhooks", "/webhooks/new", "/problems"]) {
      await page.goto(`${house.url}${path}`);
      await sound(page);
    }
  }, arabic);
});

test("a program reads and changes what its token is for", async () => {
  const top = (await program("GET", "/api/v1/offices")).body.items[0];
  const office = { name: "Wharf", from: "2024-01-01", kind: "country_office", parent: top.id };
  const made = await program("POST", "/api/v1/offices", {
    body: office,
    headers: { "idempotency-key": "journey-1" },
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const here = made.headers.get("location");
  const changed = await program("PATCH", here, {
    body: { phone: "+32 2 555 01 90" },
    headers: { "if-match": made.headers.get("etag") },
  });
  assert.equal(changed.status, 200);
  const late = await program("PATCH", here, {
    body: { phone: "+32 2 555 01 91" },
    headers: { "if-match": made.headers.get("etag") },
  });
  assert.deepEqual([late.status, late.body.code], [412, "version-conflict"]);
  const webhook = { name: "Quay", url: "https://example.org/in", kinds: ["office.*"], office: top.id };
  assert.equal((await program("POST", "/api/v1/webhooks", { body: webhook })).status, 201);
  const place = { country: "BE", kind: "site", names: [{ name: "Quay" }] };
  const added = await program("POST", "/api/v1/places", { body: place });
  assert.equal(added.status, 201, JSON.stringify(added.body));
});

const tool = process.env.API_TESTER;
const skip = tool
  ? false
  : "API_TESTER names no program: pip install -r e2e/requirements.txt, and name its `st`";

test("whatever is sent, nothing breaks and every answer is declared", { skip }, async () => {
  const words = ["--config-file", CONFIG, "run", `${house.url}/api/v1/openapi.json`];
  words.push("--header", `Authorization: Bearer ${token}`, "--no-color");
  words.push("--max-examples", EXAMPLES, "--max-time", SECONDS, "--seed", SEED);
  const child = spawn(tool, words, { stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part) => (told += part));
  }
  const [code] = await once(child, "close");
  assert.equal(code, 0, told);
  assert.match(told, /\d+ generated, \d+ passed/);
  assert.ok(!house.log().includes("a handler panicked"), house.log());
});
