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
// Headlines for the hours without a line.
if ("serviceWorker" in navigator) {
  const script = window.trustedTypes ? trustedTypes.createPolicy("worker", { createScriptURL: () => "/sw.js" }).createScriptURL("") : "/sw.js";
  addEventListener("load", () => navigator.serviceWorker.register(script).catch(() => {}));
}
// The subscription builder: address and preview follow the choice, as a press of the button would.
const builder = document.getElementById("builder");
if (builder) {
  let waiting = 0;
  builder.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(preview, 300);
  });
}
async function preview() {
  const answer = await fetch(`/subscribe/preview.json?${new URLSearchParams(new FormData(builder))}`);
  if (!answer.ok) {
    return;
  }
  const { code, addresses, items } = await answer.json();
  ["rss", "atom", "json"].forEach((format, place) => {
    document.getElementById(`address-${format}`).value = addresses[place];
    document.getElementById(`open-${format}`).href = `/f/${code}.${format}`;
  });
  document.getElementById("open-opml").href = `/f/${code}.opml`;
  document.getElementById("qr").src = `/f/${code}.svg`;
  document.getElementById("preview").replaceChildren(...items.map(item => {
    const [row, link, paper] = ["li", "a", "span"].map(name => document.createElement(name));
    [link.href, link.textContent, paper.textContent] = [item.page, item.title, item.paper];
    row.append(link, " ", paper);
    return row;
  }));
  document.getElementById("preview-none").hidden = items.length > 0;
}
