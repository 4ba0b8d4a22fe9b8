// Warns before the idle time-out, and says so when it has passed.

const WARN = 120;

function watchSession(box) {
  const seconds = Number(box.dataset.session);
  const part = (name) => box.querySelector(`[data-session-${name}]`);
  let asked = Date.now();

  const show = (soon, over) => {
    box.hidden = !soon && !over;
    part("soon").hidden = !soon;
    part("over").hidden = !over;
    part("keep").hidden = !soon;
  };

  part("keep").addEventListener("click", async () => {
    try {
      const body = new URLSearchParams({ csrf: box.dataset.csrf });
      const answer = await fetch(box.dataset.keep, { method: "POST", body, redirect: "manual" });
      if (!answer.ok) return show(false, true);
      asked = Date.now();
      show(false, false);
    } catch {
      // Offline: the warning stays, and the button can be pressed again.
    }
  });

  // The clock is read each time, since a sleeping phone stops its timers.
  setInterval(() => {
    const left = seconds - (Date.now() - asked) / 1000;
    show(left > 0 && left <= WARN, left <= 0);
  }, 5000);
}

document.querySelectorAll("[data-session]").forEach(watchSession);
