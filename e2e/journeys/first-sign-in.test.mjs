// An administrator opens an account; a new colleague comes in for the first
// time, sets up codes on a phone, leaves, comes in again, and reads Arabic.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { launch, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { again, firstTime, leave, look, lookTwice, secondFactor } from "../lib/person.mjs";

const COLLEAGUE = { name: "Noor Voorbeeld", email: "noor@example.org" };

let house, browser;

before(async () => {
  house = await agency({ make: "empty" });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

test("a new colleague comes in for the first time, and again", async () => {
  const code = await visit(browser, {}, openAccount);
  const kept = await visit(browser, {}, (page) => comeIn(page, code));
  await visit(browser, {}, (page) => comeInAgain(page, { ...COLLEAGUE, ...kept }));
});

test("a code that was used, or never was one, lets nobody in", async () => {
  await visit(browser, { expects: [/401|403|422|429/] }, async (page) => {
    await page.goto(`${house.url}/sign-in/first`);
    await page.locator("[name=code]").fill("0000-0000-0000-0000");
    await submit(page);
    assert.match(await page.locator("main .error-summary").innerText(), /code/i);
    await look(page);
  });
});

/** Opens an account and gives it a role; returns the one-time code. */
async function openAccount(page) {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, ADMIN.email, ADMIN.password);
  await secondFactor(page);
  await page.goto(`${house.url}/accounts`);
  await lookTwice(page);
  await page.locator("main a[href='/accounts/new']").click();
  await page.locator("[name=name]").fill(COLLEAGUE.name);
  await page.locator("[name=email]").fill(COLLEAGUE.email);
  await submit(page);
  await look(page);
  const code = await page.locator("#one-time-code").innerText();
  await page.locator("main a[href^='/grants/new']").click();
  await lookTwice(page);
  await page.locator("[name=role][value=data_protection_officer]").check();
  await page.locator("[name=office]").selectOption({ index: 1 });
  await submit(page);
  assert.match(await page.locator(".flash").innerText(), /Noor Voorbeeld now holds this role/);
  await lookTwice(page);
  return code;
}

async function comeIn(page, code) {
  const kept = await firstTime(page, house.url, code, look);
  assert.ok(kept.secret, "a data protection officer was not asked for a second factor");
  assert.equal(kept.recovery.length, 10);
  await lookTwice(page);
  await shot(page, "first-sign-in-home");
  await leave(page);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  return kept;
}

async function comeInAgain(page, person) {
  await again(page, house.url, person, look);
  assert.equal(new URL(page.url()).pathname, "/");
  await page.goto(`${house.url}/me`);
  await page.locator("main [name=language]").selectOption("ar");
  await submit(page, page.locator("main form[action='/settings/language']"));
  assert.equal(new URL(page.url()).pathname, "/me");
  const html = page.locator("html");
  assert.equal(await html.getAttribute("dir"), "rtl");
  assert.equal(await html.getAttribute("lang"), "ar");
  // Ten recovery codes, in Arabic numerals and in the plural of ten.
  assert.match(await page.locator("main").innerText(), /بقيت ١٠ رموز/);
  await look(page);
  await shot(page, "first-sign-in-arabic");
}
