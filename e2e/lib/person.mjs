// Someone with an account: coming in for the first time, and again.
import assert from "node:assert/strict";
import { axe } from "./axe.mjs";
import { noOverflow, submit } from "./browser.mjs";
import { totp } from "./totp.mjs";

/** What everybody in a journey chooses. */
export const PASSWORD = "seven small boats at anchor";

/** The one-time codes that making an agency printed, by their e-mail address. */
export function oneTimeCodes(printed) {
  const lines = printed.matchAll(/^(\S+@\S+)\s+((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})\b/gm);
  return Object.fromEntries([...lines].map(([, email, code]) => [email, code]));
}

/**
 * Comes in with a one-time code: chooses a password, sets up the second factor
 * where one is asked, and keeps the recovery codes. Ends on the home page.
 * Does `see(page)` at every step. Returns the second factor's `secret` and the
 * `recovery` codes, if there are any.
 */
export async function firstTime(page, url, code, see = async () => {}) {
  await page.goto(`${url}/sign-in`);
  await see(page);
  await page.locator("main a[href='/sign-in/first']").click();
  await see(page);
  await page.locator("[name=code]").fill(code);
  await submit(page);
  await see(page);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("[name=again]").fill(PASSWORD);
  await submit(page);
  const kept = await secondFactor(page, see);
  assert.equal(new URL(page.url()).pathname, "/", "signing in did not end at home");
  return kept;
}

/** Sets up the second factor, if that is what the page asks for now. */
export async function secondFactor(page, see = async () => {}) {
  if (!page.url().includes("/second-factor/set-up")) return {};
  await see(page);
  const secret = await page.locator("#totp-secret").innerText();
  await page.locator("[name=code]").fill(totp(secret));
  await submit(page);
  await see(page);
  const recovery = await page.locator(".code-list li").allInnerTexts();
  await page.locator("main [type=checkbox]").check();
  await submit(page);
  return { secret, recovery };
}

/** Signs in once more, with the password and the code that the phone shows next. */
export async function again(page, url, { email, secret }, see = async () => {}) {
  await page.goto(`${url}/sign-in`);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await submit(page);
  if (!secret) return;
  await see(page);
  // The present code may have been taken already, and none is taken twice.
  await page.locator("[name=code]").fill(totp(secret, Date.now() + 30_000));
  await submit(page);
}

/** Signs out by the menu under one's name. */
export async function leave(page) {
  await page.locator("header details").last().locator("summary").click();
  await submit(page, page.locator("header form[action='/sign-out']"));
}

/**
 * Looks at a page: every rule of accessibility holds, and nothing sticks out
 * on the narrowest screen.
 */
export async function look(page) {
  await axe(page);
  await noOverflow(page);
}

/** The same, and then once more in Arabic; for a page that can be loaded again. */
export async function lookTwice(page) {
  await look(page);
  await inLanguage(page, "ar", async () => {
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await look(page);
  });
}

/** Does something with the page in another language, and goes back to English. */
export async function inLanguage(page, language, work) {
  const chosen = (value) => ({ name: "language", value, url: new URL("/", page.url()).href });
  await page.context().addCookies([chosen(language)]);
  await page.reload();
  try {
    return await work(page);
  } finally {
    await page.context().addCookies([chosen("en")]);
    await page.reload();
  }
}

/** Fills a form in by the names of its fields, lists of choices too. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main form.form [name=${name}]`);
    if ((await field.evaluate((element) => element.localName)) === "select") {
      await field.selectOption(value);
    } else await field.fill(value);
  }
}
