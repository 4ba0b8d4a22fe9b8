// The key / leads to the search box. Who speaks to the machine may say the sign
// without meaning it: it can be switched off on the page of the search, for
// this device.

{
  const KEPT = "passerelle.find-key";
  const isOff = () => {
    try {
      return localStorage.getItem(KEPT) === "off";
    } catch {
      return false;
    }
  };
  const isTyping = (at) => at?.closest?.("input, textarea, select, [contenteditable]");

  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !plain || event.defaultPrevented || isTyping(event.target) || isOff()) return;
    const box = document.querySelector("[data-find]");
    if (!box) return;
    event.preventDefault();
    // On a narrow screen the box is on a page of its own.
    if (box.checkVisibility && !box.checkVisibility()) {
      document.querySelector(".find-link")?.click();
      return;
    }
    box.focus();
    box.select();
  });

  const choice = document.querySelector("[data-find-key]");
  if (choice) {
    const box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = !isOff();
    box.addEventListener("change", () => {
      try {
        if (box.checked) localStorage.removeItem(KEPT);
        else localStorage.setItem(KEPT, "off");
      } catch {
        // Where nothing may be kept, the key stays.
      }
    });
  }
}
