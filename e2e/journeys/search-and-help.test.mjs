// Somebody looks for an office, for a place by another spelling, and for a word of
// help, all in one box; and reads help in Arabic on a small telephone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { launch, NARROW, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { fill, inLanguage, look, lookTwice, secondFactor } from "../lib/person.mjs";

let house, browser, signedIn;

before(async () => {
  house = await agency({ make: "empty" });
  browser = await launch();
  signedIn = await visit(browser, {}, async (page) => {
    await page.goto(`${house.url}/sign-in`);
    await signIn(page, ADMIN.email, ADMIN.password);
    await secondFactor(page);
    await office(page);
    await place(page);
    return page.context().storageState();
  });
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);
const main = (page) => page.locator("main");

/** An office below the headquarters. */
async function office(page) {
  await page.goto(`${house.url}/offices/new`);
  const parent = await page.locator("main [name=parent] option").nth(1).getAttribute("value");
  await fill(page, { name: "Ferry Landing", from: "2025-03-01", kind: "sub_office", parent });
  await submit(page);
  assert.match(page.url(), /\/offices\/[0-9a-f-]{36}$/);
}

/** A place that people also write in another way. */
async function place(page) {
  await page.goto(`${house.url}/places/new?country=NE`);
  await fill(page, { kind: "admin1", code: "XN", name: "Éxample North", aliases: "Upper Lantern" });
  await submit(page);
  assert.match(page.url(), /\/places\/[0-9a-f-]{36}$/);
}

/** Looks for words in the box that the page shows. */
async function find(page, words) {
  const box = page.locator("form[action='/search']").locator("visible=true");
  await box.locator("[name=q]").fill(words);
  await submit(page, box);
  assert.doesNotMatch(page.url(), new RegExp(encodeURIComponent(words.split(" ")[0]), "i"));
  return main(page).innerText();
}

const found = (page, name) => page.locator(".hits").getByRole("link", { name, exact: true });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`one box finds an office, a place and a page of help, ${how} scripts`, () =>
    desk(
      async (page) => {
        await page.goto(house.url);
        assert.match(await find(page, "ferry"), /Found by its name: ⁨?Ferry Landing/);
        await lookTwice(page);
        if (javaScriptEnabled) await shot(page, "search");
        await found(page, "Ferry Landing").click();
        assert.equal(await page.locator("main h1").innerText(), "Ferry Landing");

        // From any page, by how somebody on the spot writes it.
        assert.match(await find(page, "upper lantern"), /another spelling: ⁨?Upper Lantern/);
        await found(page, "Éxample North").click();
        assert.match(page.url(), /\/places\//);
        const current = page.locator("nav [aria-current]");
        assert.equal(await current.first().innerText(), "Places");

        assert.match(await find(page, "passphrase"), /Found in its text|Found by its title/);
        await page.locator(".hits a[href^='/help/']").first().click();
        assert.match(page.url(), /\/help\//);
        assert.match(await page.locator(".help-text").innerText(), /passphrase/i);
        await look(page);

        assert.match(await find(page, "zzyzx"), /Nothing was found/);
        await lookTwice(page);
      },
      { javaScriptEnabled },
    ));
}

test("a country belongs to the places", () =>
  desk(async (page) => {
    await page.goto(`${house.url}/countries/NE`);
    assert.equal(await page.locator("nav [aria-current]").first().innerText(), "Places");
  }));

test("help is read in Arabic on a small telephone, without scripts", () =>
  desk(
    async (page) => {
      await page.goto(`${house.url}/places`);
      await inLanguage(page, "ar", async () => {
        // The heading of a page leads to its chapter.
        await page.locator(".help-link").locator("visible=true").first().click();
        assert.match(page.url(), /\/help\/places/);
        assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
        assert.match(await page.locator(".help-text").innerText(), /[\u0600-\u06ff]{3}/);
        await look(page);
        await shot(page, "help-ar-narrow");
        await page.locator(".help-parts a").first().click();
        await page.locator(".crumbs a[href='/help']").click();
        assert.ok((await page.locator(".help-contents li").count()) > 10);
        await look(page);
        // On a narrow screen a link leads to the page of the box.
        await page.locator(".find-link").click();
        assert.match(await find(page, "ferry"), /Ferry Landing/);
        await look(page);
        await shot(page, "search-ar-narrow");
      });
    },
    { viewport: NARROW, javaScriptEnabled: false },
  ));
