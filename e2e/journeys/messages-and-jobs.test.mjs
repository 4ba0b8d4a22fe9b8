// An administrator gives somebody a role; the colleague is told, reads it, and
// chooses how to be told. A long job is watched, with and without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { launch, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { firstTime, inLanguage, look, lookTwice, secondFactor } from "../lib/person.mjs";
import { totp } from "../lib/totp.mjs";

let house, browser;

before(async () => {
  house = await agency({ make: "empty" });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

test("whoever gets a role is told, and chooses how to be told", async () => {
  const code = await visit(browser, {}, openAccount);
  await visit(browser, { expects: [/422/] }, async (page) => {
    await firstTime(page, house.url, code);
    await readMessages(page);
    await choose(page);
    await calendar(page);
    await checkTheLog(page);
  });
});

test("what leaves the house is shown, with and without scripts", async () => {
  let storageState;
  for (const javaScriptEnabled of [true, false]) {
    await visit(browser, { javaScriptEnabled, storageState }, async (page) => {
      if (!storageState) await comeIn(page);
      await page.goto(`${house.url}/jobs?whose=all`);
      await lookTwice(page);
      await page.locator("main tbody a").first().click();
      assert.match(await page.locator("main h1").innerText(), /Check of the log|Delivery of|Calls of/);
      await lookTwice(page);
      await page.goto(`${house.url}/deliveries`);
      await lookTwice(page);
      await page.goto(`${house.url}/deliveries/sheets`);
      assert.match(await page.locator(".sheet-of-paper").first().innerText(), /one-time code/);
      await look(page);
      storageState = await page.context().storageState();
    });
  }
});

/** A job of one's own, from the button to what it found. */
async function checkTheLog(page) {
  await page.goto(`${house.url}/log/verify`);
  await submit(page, page.locator("main form[action='/log/verify']"));
  assert.match(await page.locator("main .notice").first().innerText(), /whole/);
  await page.goto(`${house.url}/jobs`);
  await lookTwice(page);
  await shot(page, "jobs");
  await page.locator("main tbody a").first().click();
  assert.match(await page.locator("main .badge").first().innerText(), /Done/);
  await lookTwice(page);
  await page.locator("main .page-actions a").click();
  assert.equal(new URL(page.url()).pathname, "/log/verify");
}

let secret;

async function comeIn(page) {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, ADMIN.email, ADMIN.password);
  if (page.url().includes("/set-up")) {
    ({ secret } = await secondFactor(page));
  } else {
    // The present code was taken already, and none is taken twice.
    await page.locator("[name=code]").fill(totp(secret, Date.now() + 30_000));
    await submit(page);
  }
}

/** Opens an account and gives it a role; returns the one-time code. */
async function openAccount(page) {
  await comeIn(page);
  await page.goto(`${house.url}/accounts/new`);
  await page.locator("[name=name]").fill("Noor Voorbeeld");
  await page.locator("[name=email]").fill("noor@example.org");
  await submit(page);
  const code = await page.locator("#one-time-code").innerText();
  await page.locator("main a[href^='/grants/new']").click();
  await page.locator("[name=role][value=auditor]").check();
  await page.locator("[name=office]").selectOption({ index: 1 });
  await submit(page);
  return code;
}

async function readMessages(page) {
  const badge = page.locator("header .count");
  assert.match(await badge.innerText(), /^4/);
  await page.locator("header a[href='/inbox']").click();
  await lookTwice(page);
  await shot(page, "inbox");
  const first = page.locator("main tbody tr").first();
  assert.match(await first.innerText(), /Codes from a phone were set up/);
  const role = page.locator("main tbody tr", { hasText: "You have a new role" });
  await submit(page, role.locator("form[action$='/open']"));
  assert.equal(new URL(page.url()).pathname, "/me");
  await page.goto(`${house.url}/inbox?show=unread`);
  assert.equal(await page.locator("main tbody tr").count(), 3);
  await submit(page, page.locator("main form[method=post][action='/inbox']"));
  assert.equal(await page.locator("header .count").count(), 0);
  await look(page);
}

async function choose(page) {
  await page.goto(`${house.url}/me/notices`);
  await lookTwice(page);
  await shot(page, "notices");
  await page.locator("[name=quiet_from]").fill("22:00");
  await page.locator("[name=phone]").fill("02 555 01 00");
  await submit(page, page.locator("form.form"));
  const faults = page.locator("main .error-summary");
  assert.match(await faults.innerText(), /does not say its country/);
  await look(page);
  await page.locator("[name=phone]").fill("+32 2 555 01 00");
  await page.locator("[name=quiet_to]").fill("07:00");
  await page.locator("[name=digest]").selectOption("daily");
  await page.locator("[name=digest_hour]").selectOption("8");
  await page.locator("[name=time_zone]").selectOption("Europe/Brussels");
  await page.locator("[value='grant_given.sms']").check();
  await submit(page, page.locator("form.form"));
  assert.match(await page.locator(".flash").innerText(), /Saved/);
  assert.equal(await page.locator("[name=digest]").inputValue(), "daily");
  assert.equal(await page.locator("[name=phone]").inputValue(), "+3225550100");
  assert.equal(await page.locator("[value='grant_given.sms']").isChecked(), true);
}

async function calendar(page) {
  await submit(page, page.locator("main form[action='/me/calendar']").first());
  const address = await page.locator("#calendar-address").innerText();
  await look(page);
  const feed = await page.request.get(`${house.url}${new URL(address).pathname}`);
  assert.equal(feed.headers()["content-type"], "text/calendar; charset=utf-8");
  assert.match(await feed.text(), /^BEGIN:VCALENDAR\r\n/);
  await page.goto(`${house.url}/me/notices`);
  assert.ok(!(await page.content()).includes(address), "it is shown once");
  await inLanguage(page, "fr", () => look(page));
}
