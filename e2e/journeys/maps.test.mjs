// The world map of offices and countries: as a picture with its table, on a
// phone, in Arabic, without scripts, and as a map to be moved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agency } from "../lib/agency.mjs";
import { launch, shot, visit } from "../lib/browser.mjs";
import { firstTime, look, lookTwice, oneTimeCodes } from "../lib/person.mjs";

let house, browser, signedIn;

before(async () => {
  house = await agency();
  browser = await launch();
  const code = oneTimeCodes(house.printed)["auditor@demo.example"];
  signedIn = await visit(browser, {}, async (page) => {
    await firstTime(page, house.url, code);
    return page.context().storageState();
  });
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);
const map = () => `${house.url}/maps/countries`;

test("the picture is found from the offices, and its table says the same", () =>
  desk(async (page) => {
    await page.goto(`${house.url}/offices`);
    await page.locator(".tabs a[href='/maps/countries']").click();
    const told = await page.locator("svg.map [data-key=BE] title").textContent();
    const [, count] = told.match(/: (\d+)$/);
    const row = page.locator("main tbody tr", { has: page.locator("th", { hasText: /^Belgium$/ }) });
    assert.equal(await row.locator("td.num").innerText(), count);
    // Everything but the fonts, which a browser may do without.
    const bytes = await page.evaluate(() =>
      ["navigation", "resource"]
        .flatMap((type) => performance.getEntriesByType(type))
        .filter((one) => !one.name.endsWith(".woff2"))
        .reduce((sum, one) => sum + one.transferSize, 0));
    assert.ok(bytes < 60_000, `${bytes} bytes for a first load`);
    await lookTwice(page);
    await shot(page, "map-of-offices");
  }, { locale: "en" }));

test("the same in the dark and without scripts", async () => {
  await desk(async (page) => {
    await page.goto(map());
    await look(page);
  }, { colorScheme: "dark" });
  await desk(async (page) => {
    await page.goto(map());
    assert.ok(await page.locator("svg.map").isVisible());
    assert.ok(!(await page.locator("[data-map-tools]").isVisible()));
  }, { javaScriptEnabled: false });
});

// What the machine's graphics say of themselves is none of the page's business.
const graphics = [/GL Driver Message|WebGL|GPU stall|swiftshader/i];

test("a map to be moved is there for whoever asks, and goes away again", () =>
  desk(async (page) => {
    await page.goto(map());
    const tools = page.locator("[data-map-tools]");
    // Where this machine's browser draws nothing, the picture is all there is.
    if (!(await tools.isVisible())) return;
    await tools.locator("button").click();
    await page.locator(".map-live canvas").waitFor();
    await tools.getByText("Back to the picture").waitFor();
    await look(page);
    await tools.locator("button").click();
    assert.ok(await page.locator("svg.map").isVisible());
  }, { expects: graphics }));

test("a browser without graphics keeps the picture", () =>
  desk(async (page) => {
    await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    await page.goto(map());
    assert.ok(await page.locator("svg.map").isVisible());
    assert.ok(!(await page.locator("[data-map-tools]").isVisible()));
  }));
