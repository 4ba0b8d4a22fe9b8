// An information officer imports a table of places: sends it, mends a column,
// has it checked, imports it and takes it back; in English and in Arabic.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { axe } from "../lib/axe.mjs";
import { launch, noOverflow, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { secondFactor } from "../lib/person.mjs";

let house, browser;
let signedIn;

before(async () => {
  house = await agency({ make: "empty" });
  browser = await launch();
  signedIn = await visit(browser, {}, arrive);
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

async function arrive(page) {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, ADMIN.email, ADMIN.password);
  await secondFactor(page);
  return page.context().storageState();
}

const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);
const arabic = () => ({
  storageState: {
    ...signedIn,
    cookies: [...signedIn.cookies, { ...signedIn.cookies[0], name: "language", value: "ar" }],
  },
});

async function sound(page) {
  await axe(page);
  await noOverflow(page);
}

const said = async (page, part) =>
  (await page.locator(part).first().innerText()).replaceAll(/[\u2066-\u2069]/g, "");

/** Two columns whose names say little, and rows that are not all good. */
const table = (country, code) =>
  [
    "Pays,Palier,Kode,Nom,P-code parent,Date debut",
    `${country},1,${code}01,Première,${country},2020-01-02`,
    `${country},2,${code}0101,Deuxième,${code}01,2020-01-02`,
    `${country},2,${code}0102,Perdue,${code}09,2020-01-02`,
    `${country},2,${code}0103,Sans date,${code}01,32/13/2020`,
    "",
  ].join("\n");

const send = async (page, text, name = "lieux.csv") => {
  await page.goto(`${house.url}/imports/new?kind=places`);
  await sound(page);
  await page.locator("input[name=file]").setInputFiles({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await submit(page);
  assert.match(page.url(), /\/imports\/[0-9a-f-]{36}$/);
};

/** Presses a button by its name and value, and waits for the page. */
const press = async (page, selector) => {
  const arrived = page.waitForEvent("load");
  await page.locator(selector).first().click();
  await arrived;
};

/** Waits until the job is over: the page becomes another by itself. */
const settled = (page, state) => page.locator(state).first().waitFor({ state: "attached", timeout: 60_000 });

test("nothing yet: the page teaches the first step, and a picture is refused", async () => {
  await desk(
    async (page) => {
      await page.goto(`${house.url}/imports`);
      assert.match(await said(page, ".empty"), /No import yet/);
      await sound(page);
      await page.goto(`${house.url}/imports/new`);
      await page.locator("input[name=kind][value=places]").check();
      await page.locator("input[name=file]").setInputFiles({
        name: "list.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
      });
      await submit(page);
      assert.match(await said(page, ".error-summary"), /holds no table/);
      await sound(page);
      await page.goto(`${house.url}/imports/new`);
      await submit(page);
      assert.match(await said(page, ".error-summary"), /No file was chosen/);
      await page.goto(`${house.url}/imports`);
      assert.match(await said(page, ".empty"), /No import yet/);
    },
    { expects: [/422/] },
  );
});

test("a table is mended, checked, imported without its bad rows, and taken back", async () => {
  await desk(async (page) => {
    await send(page, table("TCD", "TD"));
    await sound(page);
    // These two names say nothing to anybody.
    for (const [target, column] of [["level", "Palier"], ["code", "Kode"]]) {
      assert.equal(await page.locator(`[name='col.${target}']`).inputValue(), "");
      await page.locator(`[name='col.${target}']`).selectOption({ label: column });
    }
    // The preview follows by itself.
    await page.locator("#preview thead th", { hasText: "P-code" }).first().waitFor();
    await page.locator("#preview thead th", { hasText: "Level or kind" }).waitFor();
    assert.match(await said(page, "#preview"), /“32\/13\/2020” is not a date/);
    await shot(page, "import-columns");
    await sound(page);
    await press(page, "button[name=do][value=check]");
    await settled(page, ".tabs");
    const told = await said(page, "main");
    assert.match(told, /No place of this country has this code/);
    assert.match(told, /F5: “32\/13\/2020” is not a date/);
    await sound(page);
    await shot(page, "import-verdicts");
    const result = await page.request.get(`${page.url()}/result`);
    assert.match(await result.text(), /Perdue,TD09,2020-01-02,Refused,"E4: No place/);

    await page.locator("input[name=refused][value=leave_out]").check();
    await press(page, "form[action$='/commit'] button");
    await settled(page, "form[action$='/undo']");
    assert.match(await said(page, "main"), /All good rows are here/);
    await sound(page);
    await shot(page, "import-done");
    await page.locator("main tbody a").first().click();
    await page.waitForURL(/\/places\//);
    assert.match(await said(page, "main"), /Première/);
    await page.goBack();

    await page.locator("details:has(form[action$='/undo']) summary").click();
    await sound(page);
    await press(page, "form[action$='/undo'] button");
    await settled(page, ".notice.tone-info");
    assert.match(await said(page, "main"), /Everything is as it was/);
    await sound(page);
    await page.goto(`${house.url}/imports`);
    assert.match(await said(page, "main table"), /Taken back/);
    await sound(page);
  });
});

test("the same in Arabic, from right to left, with the columns remembered", async () => {
  await desk(async (page) => {
    await send(page, table("SDN", "SD"), "أماكن.csv");
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    // The same columns as before go where they went.
    assert.equal(await page.locator("[name='col.level']").inputValue(), "1");
    await sound(page);
    await shot(page, "import-columns-ar");
    await press(page, "button[name=do][value=check]");
    await settled(page, ".tabs");
    await sound(page);
    await shot(page, "import-verdicts-ar");
    await page.locator("input[name=refused][value=leave_out]").check();
    await press(page, "form[action$='/commit'] button");
    await settled(page, "form[action$='/undo']");
    await page.locator("details:has(form[action$='/undo']) summary").click();
    await sound(page);
    await press(page, "form[action$='/undo'] button");
    await settled(page, ".notice.tone-info");
    await sound(page);
  }, arabic());
});

test("everything works without JavaScript", async () => {
  await desk(
    async (page) => {
      await send(page, "country,level,code,name\nHT,1,HT01,Ouest\nHT,1,HT02,Sud-Est\n");
      await press(page, "#preview button[name=do][value=preview]");
      assert.match(await said(page, "#preview"), /Sud-Est/);
      await press(page, "button[name=do][value=check]");
      await settled(page, ".tabs");
      await press(page, "form[action$='/commit'] button");
      await settled(page, "form[action$='/undo']");
      assert.match(await said(page, "main"), /All good rows are here/);
    },
    { javaScriptEnabled: false },
  );
});
