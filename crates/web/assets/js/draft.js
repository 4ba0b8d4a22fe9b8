// The guard against leaving with changes, and the draft of a long form.
//
// A draft lives in `sessionStorage`: in this tab only, gone when the tab is
// closed or its user signs out. It never holds passwords, codes, files or
// hidden fields, and it is offered only to the account that typed it.

const PREFIX = "draft:";
const HOURS_12 = 12 * 60 * 60 * 1000;
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

const who = () => document.body.dataset.account ?? "";
const keepable = (field) =>
  field.name && !NEVER.has(field.type) && field.autocomplete !== "one-time-code" &&
  !/password/.test(field.autocomplete) && !field.closest("[data-no-draft]");

function values(form) {
  const ticked = (field) => (field.type === "checkbox" || field.type === "radio");
  return [...form.elements].filter(keepable)
    .map((field) => [field.name, ticked(field) ? field.value : null, ticked(field) ? field.checked : field.value]);
}

function fill(form, saved) {
  for (const [name, choice, value] of saved) {
    for (const field of form.elements) {
      if (field.name !== name || !keepable(field)) continue;
      if (choice === null) field.value = value;
      else if (field.value === choice) field.checked = value;
    }
  }
}

function read(key) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key));
    return draft && draft.who === who() && Date.now() - draft.at < HOURS_12 ? draft.values : null;
  } catch {
    return null;
  }
}

function write(key, form, sent) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ who: who(), at: Date.now(), sent, values: values(form) }));
  } catch {
    // No room or no permission: the guard below still warns.
  }
}

function keepDrafts(form) {
  const key = form.dataset.draft ? PREFIX + form.dataset.draft : null;
  const first = JSON.stringify(values(form));
  const changed = () => JSON.stringify(values(form)) !== first;
  let leaving = false;
  let timer;

  form.addEventListener("input", () => {
    if (!key) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(key, form, false), 400);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    // Kept until a page says that it was saved; a page with faults shows the
    // same values again.
    if (key) write(key, form, true);
    setTimeout(() => { leaving = false; }, 10_000);
  });
  addEventListener("pagehide", () => { if (key && !leaving && changed()) write(key, form, false); });
  addEventListener("beforeunload", (event) => { if (!leaving && changed()) event.preventDefault(); });

  const saved = key && read(key);
  const offer = form.querySelector("[data-draft-offer]");
  if (!saved || !offer || JSON.stringify(saved) === first) return;
  offer.hidden = false;
  offer.querySelector("[data-draft-restore]").addEventListener("click", () => {
    fill(form, saved);
    offer.hidden = true;
  });
  offer.querySelector("[data-draft-discard]").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    offer.hidden = true;
  });
}

function drafts() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

/** What was sent and answered with "done" is no longer a draft. */
function forgetSent() {
  for (const key of drafts()) {
    if (JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
  }
}

if (document.querySelector("#flash .tone-good")) forgetSent();
document.querySelectorAll("form[data-guard], form[data-draft]").forEach(keepDrafts);
document.querySelectorAll("form[data-sign-out]").forEach((form) =>
  form.addEventListener("submit", () => drafts().forEach((key) => sessionStorage.removeItem(key))));
