// Comfort only: every page works without it. Remembers the reader's choices and keeps the strip's pause.
"use strict";
for (const name of ["size", "theme"]) {
  const kept = localStorage.getItem(name);
  const chosen = kept && document.getElementById(`${name}-${kept}`);
  if (chosen) {
    chosen.checked = true;
  }
  for (const input of document.getElementsByName(name)) {
    input.addEventListener("change", () => localStorage.setItem(name, input.value));
  }
}
const stop = document.getElementById("strip-stop");
if (stop) {
  stop.checked = localStorage.getItem("strip-stop") === "1";
  stop.addEventListener("change", () => localStorage.setItem("strip-stop", stop.checked ? "1" : "0"));
}
// New headlines are announced; the page itself does not move.
const fresh = document.getElementById("fresh");
if (fresh && document.body.dataset.newest) {
  // Later: an open connection must not count into the page's loading.
  setTimeout(() => {
    const events = new EventSource(`/events?since=${document.body.dataset.newest}`);
    events.onmessage = event => {
      fresh.textContent = event.data;
      fresh.hidden = false;
    };
  }, 15000);
}
