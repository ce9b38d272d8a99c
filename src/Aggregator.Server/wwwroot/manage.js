// Comfort only: every page of /manage works without it.
"use strict";
// A page that shows work in progress grows instead of being loaded again and again.
if ("watch" in document.body.dataset) {
  setTimeout(look, 700);
}
async function look() {
  const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer && !answer.ok) {
    location.reload();
    return;
  }
  if (answer) {
    const { over, share, says, lines } = await answer.json();
    if (over) {
      location.reload();
      return;
    }
    document.getElementById("watch-share").value = share;
    const words = document.getElementById("watch-says");
    if (words.textContent !== says) {
      words.textContent = says;
    }
    show(lines);
  }
  setTimeout(look, 700);
}
function show(lines) {
  const list = document.getElementById("watch-lines");
  const places = document.querySelectorAll("[data-line]");
  lines.forEach((line, place) => {
    const shown = list ? list.children[place] ?? list.appendChild(document.createElement("li")) : places[place];
    if (shown && shown.textContent !== line) {
      shown.textContent = line;
    }
  });
}
// In the list of papers, j and k go down and up, as in many programs; / goes to the field of search.
const keys = document.querySelector("[data-keys]");
if (keys) {
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) {
      return;
    }
    const links = [...keys.querySelectorAll("h2 a")];
    const step = { j: 1, k: -1 }[event.key];
    if (step && links.length) {
      const at = links.findIndex(link => link.closest("li").contains(document.activeElement));
      links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
      event.preventDefault();
    } else if (event.key === "/") {
      document.querySelector("[name=q]").focus();
      event.preventDefault();
    }
  });
}
