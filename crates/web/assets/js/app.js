// Small comforts. Every page works without this file.
//
// Served as one module, `app.js`, joined in this order: app, draft, session, find.
// The parts share no names, and each works without the others.

const every = (selector, act) => document.querySelectorAll(selector).forEach(act);

/** Changes the appearance at once; the form still tells the server. */
function theme(form) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    document.documentElement.dataset.theme = button.value;
    every("[data-theme-form] button", (other) =>
      other.setAttribute("aria-pressed", String(other.value === button.value)));
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
  });
}

function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) return;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2500);
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}

function reveal(button) {
  const field = document.getElementById(button.dataset.reveal);
  if (!field) return;
  button.hidden = false;
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.addEventListener("click", () => show(field.type === "password"));
  // Sent as a password again, so that the browser neither keeps nor suggests it.
  field.form?.addEventListener("submit", () => show(false));
}

/** A second press waits for the first. On a bad network it may try again later. */
function once(form) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if ("busy" in form.dataset) {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "";
    setTimeout(() => delete form.dataset.busy, 10_000);
  });
}

/** Drop-downs close on Escape and on a press elsewhere. */
function closeMenus(except) {
  every("details.menu[open]", (menu) => { if (menu !== except) menu.open = false; });
}
addEventListener("click", (event) => closeMenus(event.target.closest?.("details.menu")));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});

// A page taken from the back-forward cache must not stay busy.
addEventListener("pageshow", (event) => {
  if (event.persisted) every("form[data-busy]", (form) => delete form.dataset.busy);
});

every("[data-theme-form]", theme);
every("[data-copy]", copy);
every("[data-reveal]", reveal);
every("form[data-once]", once);
document.querySelector("[data-focus]")?.focus();
