// A person's browser, and what a page must never do in it.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SCREENSHOTS = fileURLToPath(new URL("../screenshots/", import.meta.url));
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/* What each open context was made with. */
const made = new WeakMap();

/** The narrowest screen a page must be usable on. */
export const NARROW = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 800 };

/** Starts the machine's own Chromium. */
export function launch() {
  // The sandbox needs an account that is not root, which containers often lack.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: installed(), args });
}

function installed() {
  const wanted = process.env.PASSERELLE_CHROMIUM;
  const place = [wanted, ...PLACES].filter(Boolean).find(isExecutable);
  assert.ok(place, "Chromium is not installed: on Debian, apt-get install chromium");
  return place;
}

function isExecutable(place) {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens a page for a person, does `walk(page)`, and fails if the page
 * complained: an error or a warning in the console (a breach of the content
 * security policy is one), an exception, or a request to another place.
 *
 * `person` may hold: `viewport`, `locale`, `colorScheme`, `javaScriptEnabled`
 * and whatever else a browser context takes; and `expects`, a list of
 * patterns of complaints that belong to the walk, such as the 404 it provokes.
 */
export async function visit(browser, person, walk) {
  const { expects = [], ...options } = person;
  const context = await open(browser, { viewport: DESK, locale: "en", ...options });
  try {
    const page = await context.newPage();
    const complaints = listen(page);
    const result = await walk(page);
    const unexpected = complaints.filter((told) => !expects.some((known) => known.test(told)));
    assert.deepEqual(unexpected, [], `the page complained:\n${unexpected.join("\n")}`);
    return result;
  } finally {
    await context.close();
  }
}

async function open(browser, options) {
  const context = await browser.newContext(options);
  made.set(context, options);
  return context;
}

/**
 * Does `work(page)` with a page in which scripts can run: the page itself, or,
 * where the person's browser runs none, a copy of what that browser shows.
 */
export async function withScripts(page, work) {
  const options = made.get(page.context());
  if (options?.javaScriptEnabled !== false) return work(page);
  const context = await open(page.context().browser(), {
    ...options,
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
  });
  try {
    const copy = await context.newPage();
    // What stands in <noscript> is shown to this person, and so to the copy.
    const body = (await page.content()).replaceAll(/(<\/?)noscript\b/g, "$1div");
    await copy.route("**/*", (route) => {
      const request = route.request();
      if (request.isNavigationRequest()) return route.fulfill({ contentType: "text/html", body });
      return request.resourceType() === "script" ? route.abort() : route.continue();
    });
    await copy.goto(page.url());
    return await work(copy);
  } finally {
    await context.close();
  }
}

function listen(page) {
  const complaints = [];
  const origins = new Set();
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    // What the person asks for may be anywhere; what a page fetches may not.
    if (request.isNavigationRequest()) origins.add(url.origin);
    else if (!origins.has(url.origin)) complaints.push(`fetched from elsewhere: ${url.href}`);
  });
  return complaints;
}

/** Saves a picture of the whole page as screenshots/NAME.png. */
export async function shot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
}

/** Fails if the page scrolls sideways on a narrow screen, and names what sticks out. */
export async function noOverflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  const { wide, culprits } = await page.evaluate(sticksOut);
  await page.setViewportSize(before);
  assert.ok(!wide, `sticks out at ${NARROW.width} px: ${culprits.join(", ")}`);
}

/* Runs in the page. A right-to-left page sticks out on the left. */
function sticksOut() {
  const root = document.documentElement;
  const outside = ({ left, right, width }) => width > 0 && (left < -0.5 || right > root.clientWidth + 0.5);
  const culprits = [...document.body.querySelectorAll("*")]
    .filter((element) => outside(element.getBoundingClientRect()))
    .slice(0, 10)
    .map((element) => `<${element.localName} class="${element.className}">`);
  return { wide: root.scrollWidth > root.clientWidth, culprits };
}

/**
 * Signs in at the desk: the address, then the password or one-time code, on
 * one page or on two. Fails if the sign-in page is still there afterwards.
 */
export async function signIn(page, email, code) {
  await page.locator("input[name=email]").fill(email);
  const secret = page.locator("input[name=code], input[name=password]").first();
  if (!(await secret.isVisible())) await submit(page);
  await secret.fill(code);
  await submit(page);
  const left = await page.locator("input[name=email]").count();
  assert.equal(left, 0, `the sign-in of ${email} was refused`);
}

/**
 * Presses the button of a form, the page's main one unless another is given,
 * and waits for the page that follows.
 */
export async function submit(page, form) {
  const button = (form ?? (await mainForm(page))).locator("button[type=submit], button:not([type])");
  const arrived = page.waitForEvent("load");
  await button.first().click();
  await arrived;
}

/* Beside the form that a page is for there may be smaller ones, of one button. */
async function mainForm(page) {
  const written = page.locator("main form.form");
  return (await written.count()) > 0 ? written.first() : page.locator("main form").last();
}
