// The shell for readers without a line: the last hundred headlines, as they stood at the last visit.
"use strict";
const shell = "shell";
const page = "/offline";
let refreshed = 0;
async function refresh() {
  if (Date.now() - refreshed < 60000) {
    return;
  }
  refreshed = Date.now();
  const answer = await fetch(page);
  if (!answer.ok) {
    return;
  }
  const cache = await caches.open(shell);
  const files = (await answer.clone().text()).match(/\/assets\/(?:site|icon)\.[a-z]+\?v=[0-9a-f]+/g) || [];
  for (const kept of await cache.keys()) {
    const { pathname, search } = new URL(kept.url);
    if (pathname !== page && !files.includes(pathname + search)) {
      await cache.delete(kept);
    }
  }
  for (const file of new Set(files)) {
    if (!await cache.match(file)) {
      await cache.add(file);
    }
  }
  await cache.put(page, answer);
}
self.addEventListener("install", event => event.waitUntil(refresh().then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => await caches.match(page) || Response.error()));
    event.waitUntil(refresh().catch(() => { refreshed = 0; }));
  } else if (request.method === "GET" && new URL(request.url).pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then(kept => kept || fetch(request)));
  }
});
