// The service worker: keeps the files of one version of the app, so that it opens with the network
// off. A build writes its number and the digest of each file into BUILD (`xtask/src/offline.rs`).
//
// All files are fetched and checked before this version may serve any, and the version before it
// goes on serving until the page asks for this one, or until no page is open any more. Nothing is
// kept but what the list names, and nothing is ever fetched that it does not name.
"use strict";

const BUILD = { id: "", files: {} };

// Several copies of the app may live on one site: each has caches of its own.
const { scope } = self.registration;
const PREFIX = `stancemark ${new URL(scope).pathname} `;
const CACHE = PREFIX + BUILD.id;

const addressOf = (name) => new URL(name, scope).href;

/** Fetches a file and keeps it. The browser refuses what differs from the digest. */
async function keep(cache, name) {
  const wanted = { integrity: BUILD.files[name], cache: "no-cache", redirect: "error" };
  let response;
  try {
    response = await fetch(addressOf(name), wanted);
  } catch {
    throw new Error(`${name || "index.html"}: not reached, or changed`);
  }
  if (!response.ok) throw new Error(`${name || "index.html"}: ${response.status}`);
  await cache.put(addressOf(name), response);
}

/** Keeps what is missing, and tells how many files that were. */
async function complete() {
  const cache = await caches.open(CACHE);
  const names = Object.keys(BUILD.files);
  const found = await Promise.all(names.map((name) => cache.match(addressOf(name))));
  const missing = names.filter((_, idx) => !found[idx]);
  await Promise.all(missing.map((name) => keep(cache, name)));
}

async function tellPages(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages) page.postMessage(message);
}

async function install() {
  try {
    await complete();
  } catch (error) {
    await caches.delete(CACHE);
    await tellPages({ build: BUILD.id, refused: error.message });
    throw error;
  }
}

/** Serves all pages from now on, also the one that was there before it. */
async function takeOver() {
  await self.clients.claim();
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What the page asks of the worker that serves it. */
async function tellState(page) {
  const problem = await complete().then(() => null, (error) => error.message);
  const nFiles = Object.keys(BUILD.files).length;
  page.postMessage({ build: BUILD.id, nFiles, problem });
}

/** The name in the list of the file that is asked for, if it is in there. */
function nameOf(request) {
  const url = new URL(request.url);
  const address = url.origin + url.pathname;
  if (request.method !== "GET" || !address.startsWith(scope)) return undefined;
  const name = address.slice(scope.length);
  const known = name === "index.html" ? "" : name;
  return Object.hasOwn(BUILD.files, known) ? known : undefined;
}

async function answer(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(addressOf(name))) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name !== undefined) event.respondWith(answer(event.request, name));
});
self.addEventListener("message", (event) => {
  if (event.data === "serve") self.skipWaiting();
  if (event.data === "state") event.waitUntil(tellState(event.source));
});
