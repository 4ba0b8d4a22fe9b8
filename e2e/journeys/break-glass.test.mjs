// Somebody is in danger: a caseworker opens what the role keeps closed, and the
// data protection officer looks at it afterwards. All of it without a script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agency } from "../lib/agency.mjs";
import { launch, shot, submit, visit } from "../lib/browser.mjs";
import { firstTime, look, lookTwice, oneTimeCodes } from "../lib/person.mjs";

const WITHOUT_SCRIPT = { javaScriptEnabled: false };
const REASON = "Someone is missing since noon, and the other office does not answer.";

let house, browser, codes;

before(async () => {
  house = await agency({ make: "demo" });
  codes = oneTimeCodes(house.printed);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

test("a caseworker breaks the glass and the data protection officer reviews it", async () => {
  // Sending half a form is part of the walk.
  const person = { ...WITHOUT_SCRIPT, expects: [/422/] };
  const glass = await visit(browser, person, breakGlass);
  await visit(browser, WITHOUT_SCRIPT, (page) => review(page, glass));
});

/** Opens emergency access and puts it back; returns its address. */
async function breakGlass(page) {
  await firstTime(page, house.url, codes["caseworker@demo.example"], look);
  await page.locator("nav a[href='/break-glass']").click();
  await lookTwice(page);
  await page.locator("main a[href='/break-glass/new']").click();
  await lookTwice(page);
  await half(page);
  await page.locator("[name=office]").selectOption({ index: 2 });
  await page.locator("[name=class][value=health]").check();
  await page.locator("[name=understood]").check();
  await submit(page);
  const address = new URL(page.url()).pathname;
  assert.match(address, /^\/break-glass\/[0-9a-f-]{36}$/);
  await lookTwice(page);
  await shot(page, "break-glass-open");
  await submit(page, page.locator(`main form[action='${address}/end']`));
  assert.equal(await page.locator(`form[action='${address}/end']`).count(), 0);
  return address;
}

/** Nothing that was typed into half a form is lost. */
async function half(page) {
  await page.locator("[name=reason]").fill(REASON);
  await submit(page);
  const summary = page.locator("main .error-summary");
  assert.equal(await summary.locator("li").count(), 3, "office, class, and that one understands");
  assert.equal(await page.locator("[name=reason]").inputValue(), REASON);
  await look(page);
}

async function review(page, glass) {
  await firstTime(page, house.url, codes["data-protection@demo.example"]);
  const waiting = page.locator("main a[href='/break-glass']").first();
  assert.ok(await waiting.isVisible(), "home does not say that something waits for review");
  await waiting.click();
  await lookTwice(page);
  await page.locator(`main a[href='${glass}']`).click();
  assert.match(await page.locator("main").innerText(), new RegExp(REASON));
  await lookTwice(page);
  await page.locator("[name=finding][value=justified]").check();
  await submit(page);
  const line = page.locator("tr", { has: page.locator(`a[href='${glass}']`) });
  assert.match(await line.innerText(), /Justified/);
}
