// An administrator opens an office, changes it while a colleague does, closes
// it for a successor, and the public directory tells everyone where to turn.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, agency } from "../lib/agency.mjs";
import { axe } from "../lib/axe.mjs";
import { launch, noOverflow, shot, signIn, submit, visit } from "../lib/browser.mjs";
import { secondFactor } from "../lib/person.mjs";

let house, browser;
/* Signing in asks for a code from the phone, and a code works once. */
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

/** The first sign-in of the administrator, up to the desk. */
async function arrive(page) {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, ADMIN.email, ADMIN.password);
  await secondFactor(page);
  return page.context().storageState();
}

/** A visit of the administrator to their desk. */
const desk = (walk, person = {}) => visit(browser, { storageState: signedIn, ...person }, walk);

/** What every page must be: open to everyone, also on a small screen. */
async function sound(page) {
  await axe(page);
  await noOverflow(page);
}

const fill = async (page, fields) => {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name=${name}]`);
    if ((await field.evaluate((element) => element.localName)) === "select") {
      await field.selectOption(value);
    } else await field.fill(value);
  }
};

/** The text of a part of the page, without the marks that keep directions apart. */
const said = async (page, part) =>
  (await page.locator(part).first().innerText()).replaceAll(/[\u2066-\u2069]/g, "");

const open = async (page, fields) => {
  await page.goto(`${house.url}/offices/new`);
  const parent = await page.locator("main [name=parent] option").nth(1).getAttribute("value");
  await fill(page, { parent, ...fields });
  await submit(page);
  assert.match(page.url(), /\/offices\/[0-9a-f-]{36}$/);
  return page.url();
};

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const WHARF = {
  name: "Sub-Office Wharf",
  kind: "sub_office",
  countries: "be lu",
  address: "Quai de l’Exemple 7\n4000 Exempleville",
  phone: "+32 2 555 01 90",
  web: "https://wharf.example.org",
  languages: "fr nl",
  from: day(-400),
};

test("what is wrong is told at its field, and nothing typed is lost", async () => {
  await desk(
    async (page) => {
      await page.goto(`${house.url}/offices/new`);
      await sound(page);
      await fill(page, { name: "Sub-Office Wharf", phone: "soon", web: "javascript:alert(1)" });
      await submit(page);
      const told = await said(page, ".error-summary");
      for (const label of ["Kind", "Stands below", "Phone", "Web address"]) {
        assert.match(told, new RegExp(`^${label}: `, "m"));
      }
      assert.equal(await page.locator("[name=name]").inputValue(), "Sub-Office Wharf");
      assert.equal(await page.locator("[name=phone]").getAttribute("aria-invalid"), "true");
      await sound(page);
    },
    { expects: [/422/] },
  );
});

test("an office is opened, found in the tree and the list, and explained", async () => {
  await desk(async (page) => {
    await open(page, WHARF);
    assert.match(await said(page, ".flash"), /Sub-Office Wharf is open/);
    const text = await said(page, "main");
    for (const part of ["+32 2 555 01 90", "Belgium and Luxembourg", "français", "Exempleville"]) {
      assert.ok(text.includes(part), part);
    }
    await page.locator(".why summary").click();
    assert.match(await said(page, ".why"), /You hold the role Administrator/);
    await sound(page);
    await page.goto(`${house.url}/offices?q=wharf`);
    assert.match(await said(page, ".tree"), /Sub-Office Wharf/);
    await sound(page);
    await page.goto(`${house.url}/offices?q=exempleville&view=list`);
    assert.equal(await page.locator("main tbody tr").count(), 1);
    await sound(page);
    await page.goto(`${house.url}/offices?q=nowhere`);
    assert.match(await said(page, ".empty"), /Nothing matches/);
    await sound(page);
  });
});

test("two people change one office: both versions are laid side by side", async () => {
  await desk(
    async (page) => {
      await page.goto(`${house.url}/offices?q=wharf&view=list`);
      await page.locator("main tbody a").first().click();
      const office = page.url();
      const other = await page.context().newPage();
      await page.goto(`${office}/edit`);
      await other.goto(`${office}/edit`);
      await sound(page);

      await fill(other, { phone: "+32 2 555 01 91", languages: "fr nl en" });
      await submit(other);
      assert.match(await said(other, ".flash"), /is saved/);

      await fill(page, { phone: "+32 2 555 01 92", web: "https://quay.example.org" });
      await submit(page);
      const told = await said(page, "main");
      assert.match(told, /Two changes to one record/);
      assert.ok(told.includes("+32 2 555 01 91") && told.includes("+32 2 555 01 92"));
      await sound(page);
      await shot(page, "conflict");
      // Where only one of the two changed a field, the choice is made already.
      assert.ok(await page.locator("[name='keep.web'][value=yours]").isChecked());
      assert.ok(await page.locator("[name='keep.languages'][value=theirs]").isChecked());
      await page.locator("[name='keep.phone'][value=theirs]").check();
      await submit(page);
      assert.equal(page.url(), office);
      const kept = await said(page, "main");
      for (const part of ["+32 2 555 01 91", "https://quay.example.org", "English"]) {
        assert.ok(kept.includes(part), part);
      }
      await page.goto(`${office}/history`);
      assert.equal(await page.locator(".timeline > li").count(), 3);
      await sound(page);
    },
    { expects: [/409/] },
  );
});

test("an office closes for a successor, and the directory tells everyone", async () => {
  const [wharf, quay] = await desk(async (page) => {
    const next = await open(page, { ...WHARF, name: "Sub-Office Quay" });
    await page.goto(`${house.url}/offices?q=wharf&view=list`);
    await page.locator("main tbody a").first().click();
    const office = page.url();
    await page.goto(`${office}/close`);
    await sound(page);
    await fill(page, { to: day(-1), successor: next.split("/").at(-1) });
    await submit(page);
    assert.match(await said(page, ".flash"), /Sub-Office Wharf is closed/);
    assert.match(await said(page, "main"), /Succeeded by Sub-Office Quay/);
    await sound(page);
    return [office, next].map((url) => url.split("/").at(-1));
  });
  await visit(browser, {}, async (page) => {
    await page.goto(house.publicUrl);
    assert.equal(page.url(), `${house.publicUrl}/directory`);
    await sound(page);
    await fill(page, { q: "WHARF" });
    await page.locator("main form button").first().click();
    assert.match(await said(page, ".entries"), /Please turn to Sub-Office Quay/);
    await sound(page);
    await page.goto(`${house.publicUrl}/directory/${wharf}`);
    await page.locator("main .notice a").click();
    assert.equal(page.url(), `${house.publicUrl}/directory/${quay}`);
    assert.match(await said(page, "main"), /\+32 2 555 01 90/);
    await sound(page);
    // Nothing about the desk is here, and nothing is kept.
    const offices = await page.request.get(`${house.publicUrl}/offices`);
    assert.equal(offices.status(), 404);
    assert.deepEqual(await page.context().cookies(), []);
  });
});

test("the same pages stand in Arabic, from right to left", async () => {
  const arabic = {
    storageState: {
      ...signedIn,
      cookies: [...signedIn.cookies, { ...signedIn.cookies[0], name: "language", value: "ar" }],
    },
  };
  await desk(async (page) => {
    for (const path of ["/", "/offices", "/offices?view=list&closed=yes", "/offices/new", "/roles"]) {
      await page.goto(`${house.url}${path}`);
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      await sound(page);
    }
    await page.goto(`${house.url}/offices?q=quay&view=list`);
    await page.locator("main tbody a").first().click();
    await page.waitForLoadState("load");
    await sound(page);
    await shot(page, "office-ar");
  }, arabic);
  await visit(browser, { locale: "ar" }, async (page) => {
    await page.goto(`${house.publicUrl}/directory`);
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await sound(page);
  });
});

test("everything works without JavaScript", async () => {
  await desk(
    async (page) => {
      await open(page, { ...WHARF, name: "Sub-Office Landing" });
      assert.match(await said(page, ".flash"), /Sub-Office Landing is open/);
      await sound(page);
    },
    { javaScriptEnabled: false },
  );
});
