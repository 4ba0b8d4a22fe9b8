// An information-management officer's day with places: a country, its first
// level, a district that is split, and finding them again in another script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { axe } from "../lib/axe.mjs";
import { launch, NARROW, noOverflow, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { fill, inLanguage, secondFactor } from "../lib/person.mjs";

let house, browser, signedIn;

before(async () => {
  house = await agency({ make: "empty" });
  browser = await launch();
  signedIn = await visit(browser, {}, async (page) => {
    await page.goto(`${house.url}/sign-in`);
    await signIn(page, ADMIN.email, ADMIN.password);
    await secondFactor(page);
    return page.context().storageState();
  });
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);

async function sound(page) {
  await axe(page);
  await noOverflow(page);
}

const send = (page) => submit(page, page.locator("main form.form"));
const main = (page) => page.locator("main");

test("the empty register teaches the first step", () =>
  desk(async (page) => {
    await page.goto(`${house.url}/places`);
    assert.match(await main(page).innerText(), /No place yet/);
    await sound(page);
  }));

test("places are added, looked for, split and shown in three languages", () =>
  desk(async (page) => {
    await page.goto(`${house.url}/places/new?country=NE`);
    await fill(page, { kind: "admin2", name: "Nowhere", parent: "XX99", latitude: "95" });
    await send(page);
    const told = await page.locator(".error-summary").innerText();
    assert.match(told, /no place with this code/);
    assert.match(told, /off the globe/);
    await sound(page);
    await fill(page, {
      kind: "admin1", code: "XN", name: "Éxample North", parent: "", latitude: "", longitude: "",
      language: "fr", names: "ar: شمال المثال",
    });
    await send(page);
    await page.waitForURL(/\/places\/[0-9a-f-]{36}$/);
    const north = page.url();
    await sound(page);
    for (const [code, name] of [["XN01", "Hill"], ["XN02", "Hill East"], ["XN03", "Hill West"]]) {
      await page.goto(north);
      await page.getByRole("link", { name: "Add a place" }).click();
      assert.equal(await page.locator("[name=parent]").inputValue(), "XN");
      await fill(page, { code, name });
      await send(page);
      await page.waitForURL(/\/places\/[0-9a-f-]{36}$/);
    }
    await page.goto(`${house.url}/places?q=hill`);
    await sound(page);
    await page.getByRole("link", { name: "Hill", exact: true }).click();
    await page.getByRole("link", { name: "End it" }).click();
    await fill(page, { to: "2025-12-31", successors: "XN02, XN03" });
    await sound(page);
    await send(page);
    await page.waitForURL(/\/places\/[0-9a-f-]{36}$/);
    assert.match(await main(page).innerText(), /Followed by\s+⁨?Hill East/);
    await page.getByRole("link", { name: "History" }).click();
    assert.match(await main(page).innerText(), /Hill East/);
    await sound(page);

    await page.goto(north);
    await shot(page, "place");
    await page.goto(`${house.url}/countries/NE`);
    await sound(page);
    await shot(page, "country");
    await page.goto(`${house.url}/places?q=${encodeURIComponent("شمال")}`);
    assert.match(await main(page).innerText(), /Found by a name/);
    await inLanguage(page, "ar", async () => {
      await page.goto(`${house.url}/places?country=NE`);
      assert.match(await main(page).innerText(), /شمال المثال/);
      await sound(page);
      await shot(page, "places-ar");
      await page.goto(north);
      await sound(page);
    });
  }, { expects: [/422/] }));

test("the area of a place is drawn by hand, and a crossing line is told", () =>
  desk(async (page) => {
    await page.goto(`${house.url}/places?q=xn02`);
    await page.getByRole("link", { name: "Hill East" }).click();
    await page.locator("a[href$='/area']").click();
    const bow = { type: "Polygon", coordinates: [[[1, 1], [3, 3], [3, 1], [1, 2], [1, 1]]] };
    await page.locator("[name=geometry]").fill(JSON.stringify(bow));
    await send(page);
    assert.match(await page.locator(".error-summary").innerText(), /crosses itself/);
    await sound(page);
    const square = { type: "Polygon", coordinates: [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]] };
    await page.locator("[name=geometry]").fill(JSON.stringify(square));
    await send(page);
    await page.waitForURL(/\/places\/[0-9a-f-]{36}$/);
    assert.match(await main(page).innerText(), /Drawn with 5 points/);
  }, { expects: [/422/] }));

test("all of it on a small telephone, without scripts", () =>
  desk(
    async (page) => {
      for (const path of ["/places", "/places?q=hill", "/countries/NE", "/places/new"]) {
        await page.goto(`${house.url}${path}`);
        await sound(page);
      }
      await shot(page, "places-narrow");
    },
    { viewport: NARROW, javaScriptEnabled: false },
  ));
