// The harness itself: it must fail on a bad page, or its silence means nothing.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { axe } from "./axe.mjs";
import { launch, noOverflow, signIn, visit } from "./browser.mjs";
import { totp } from "./totp.mjs";

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'";
const page = (body, dir = "ltr") =>
  `<!doctype html><html lang="en" dir="${dir}"><head><title>Offices</title>
   <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
   <body><main><h1>Offices</h1>${body}</main></body></html>`;
const signInPage = page(
  `<form method="post" action="/in"><label>Address <input name="email" type="email"
   autocomplete="username"></label><label>Code <input name="code"
   autocomplete="one-time-code"></label><button>Sign in</button></form>`,
);

const PAGES = {
  "/good": page("<p>Geneva</p>"),
  "/no-alt": page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
  "/no-alt-noscript": page(
    '<noscript><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></noscript>',
  ),
  "/wide": page("<p><code>" + "wide".repeat(200) + "</code></p>"),
  "/wide-rtl": page("<p><code>" + "wide".repeat(200) + "</code></p>", "rtl"),
  "/inline-style": page('<p style="color: red">Geneva</p>'),
  "/throws": page('<script src="/throws.js"></script>'),
  "/elsewhere": page('<img alt="" src="http://127.0.0.2:9/x.png">'),
  "/sign-in": signInPage,
};

let server, browser, url;

before(async () => {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function answer(request, response) {
  if (request.url === "/throws.js") {
    response.setHeader("content-type", "text/javascript").end("throw new Error('broken');");
    return;
  }
  let body = "";
  for await (const part of request) body += part;
  const right = body === "email=a%40example.org&code=123456";
  const html = request.url === "/in" ? (right ? page("<p>In</p>") : signInPage) : PAGES[request.url];
  response.writeHead(html ? 200 : 404, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
  });
  response.end(html ?? page("<p>Not found</p>"));
}

/** Visits a page and applies a rule to it. */
const at = (path, rule = async () => {}, person = {}) =>
  visit(browser, person, async (page) => {
    await page.goto(url + path, { waitUntil: "networkidle" });
    await rule(page);
  });

test("codes are those of RFC 6238", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // the RFC's "12345678901234567890"
  assert.equal(totp(secret, 59_000), "287082");
  assert.equal(totp(secret, 1_111_111_109_000), "081804");
  assert.equal(totp("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", 20_000_000_000_000), "353130");
  assert.throws(() => totp("1"));
});

test("a good page passes every rule, also without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await at(
      "/good",
      async (page) => {
        await axe(page);
        await noOverflow(page);
      },
      { javaScriptEnabled },
    );
  }
});

test("axe fails on a picture without words", async () => {
  await assert.rejects(at("/no-alt", axe), /image-alt: .*\n\s+at img/);
  const scriptless = { javaScriptEnabled: false };
  await assert.rejects(at("/no-alt-noscript", axe, scriptless), /image-alt/);
});

test("a page that scrolls sideways fails, whichever way it reads", async () => {
  await assert.rejects(at("/wide", noOverflow), /sticks out at 320 px: .*<code/);
  await assert.rejects(at("/wide-rtl", noOverflow), /sticks out at 320 px: .*<code/);
});

test("a breach of the content security policy fails the visit", async () => {
  await assert.rejects(at("/inline-style"), /Content Security Policy/);
  await assert.rejects(at("/inline-style", axe), /Content Security Policy/);
});

test("an exception in a script fails the visit", async () => {
  await assert.rejects(at("/throws"), /exception: broken/);
});

test("a request to another place fails the visit", async () => {
  await assert.rejects(at("/elsewhere"), /fetched from elsewhere/);
});

test("a missing page fails the visit unless the walk expects it", async () => {
  await assert.rejects(at("/none"), /404/);
  await at("/none", undefined, { expects: [/404/] });
});

test("signing in is seen to succeed or to be refused", async () => {
  await at("/sign-in", (page) => signIn(page, "a@example.org", "123456"));
  await assert.rejects(
    at("/sign-in", (page) => signIn(page, "a@example.org", "654321")),
    /refused/,
  );
});
