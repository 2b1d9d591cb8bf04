// Starts the app: fetches and compiles the program named by the page's preload links while the
// rest of the page still loads, and runs it. In the app's one-file form the program is in the page.
// Shows a hint when that takes long, and a plain message when it fails.
// Keeps what is dropped or pasted until the app listens.
// A file of its own because the page's policy allows no inline script.
(() => {
  "use strict";

  const HINT_AFTER_MS = 500;
  const FAILED = {
    "zh-CN":
      "Stancemark 无法启动。请使用较新版本的 Chrome、Edge、Firefox 或 Safari，并确认 WebAssembly 未被禁用，然后重新载入本页。",
    en: "Stancemark could not start. Use a recent version of Chrome, Edge, Firefox or Safari, check that WebAssembly is not blocked, and reload this page.",
  };

  // The one-file form has this script in the page, and names no file of it.
  const isInPage = document.currentScript.src === "";

  const boot = () => document.getElementById("boot");
  const hint = setTimeout(() => {
    boot()?.removeAttribute("hidden");
  }, HINT_AFTER_MS);

  function paragraph(lang, text) {
    const element = document.createElement("p");
    element.lang = lang;
    element.textContent = text;
    return element;
  }

  // Once the app has mounted it has replaced the message, and tells its own failures.
  function fail(error) {
    clearTimeout(hint);
    console.error(error);
    const message = document.getElementById("boot-message");
    message?.setAttribute("role", "alert");
    message?.replaceChildren(
      ...Object.entries(FAILED).map(([lang, text]) => paragraph(lang, text)),
      paragraph("en", String(error)),
    );
    boot()?.removeAttribute("hidden");
  }

  const OFFERS = ["dragover", "drop", "paste"];
  const MOST_KEPT = 10;
  const kept = [];

  // A copy: the data of an event can only be read while it goes on.
  function keep(event) {
    const data = event.dataTransfer ?? event.clipboardData;
    // without this the browser would leave the page for a dropped file
    if (event.type !== "paste") event.preventDefault();
    if (event.type === "dragover" || !data || kept.length === MOST_KEPT) return;
    const copy = new DataTransfer();
    for (const type of ["text/plain", "text/html"]) {
      const text = data.getData(type);
      if (text) copy.setData(type, text);
    }
    for (const file of data.files) copy.items.add(file);
    kept.push([event.type, copy]);
  }

  // The app says so with an event of its own; what was kept then comes to it as if just done.
  function handOn() {
    for (const type of OFFERS) document.removeEventListener(type, keep);
    for (const [type, data] of kept.splice(0)) {
      const how = { bubbles: true, cancelable: true };
      document.dispatchEvent(
        type === "drop"
          ? new DragEvent(type, { ...how, dataTransfer: data })
          : new ClipboardEvent(type, { ...how, clipboardData: data }),
      );
    }
  }

  for (const type of OFFERS) document.addEventListener(type, keep);
  document.addEventListener("stancemark-listens", handOn, { once: true });

  // This script may run before the links behind it are read.
  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

  // The app measures itself when it mounts: its style must be there.
  function styled() {
    const link = document.querySelector('link[rel="stylesheet"]');
    if (!link || link.sheet) return;
    return new Promise((resolve) => {
      link.addEventListener("load", resolve, { once: true });
      link.addEventListener("error", resolve, { once: true });
    });
  }

  // While it arrives, unless a server does not know the type of the file.
  async function compile(fetched) {
    const response = await fetched;
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.headers.get("content-type") === "application/wasm"
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  // The browser's store takes a while to wake: ask it something early. Where it is forbidden the
  // app will say so.
  async function wakeStore() {
    await window.indexedDB.databases();
  }

  // The same integrity as the preload link, so that the file is checked and not fetched twice.
  async function fetchProgram() {
    const links = () => [
      document.querySelector('link[rel="modulepreload"]'),
      document.querySelector('link[rel="preload"][as="fetch"]'),
    ];
    if (!links().every(Boolean)) await parsed;
    const [glue, program] = links();
    const fetched = fetch(program.href, { integrity: program.integrity });
    const [{ default: init }, module] = await Promise.all([import(glue.href), compile(fetched)]);
    await parsed;
    return { init, module };
  }

  // Of the one-file form: the program is text of the page, and its glue has run before the page
  // was parsed to its end.
  async function unpackProgram() {
    await parsed;
    const text = document.getElementById("program").textContent;
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const module = await WebAssembly.compile(await new Response(bytes).arrayBuffer());
    return { init: globalThis.stancemarkStart, module };
  }

  async function start() {
    const { init, module } = await (isInPage ? unpackProgram() : fetchProgram());
    await styled();
    await init({ module_or_path: module });
    clearTimeout(hint);
    boot()?.remove();
  }

  wakeStore().catch(() => {});
  start().catch(async (error) => {
    await parsed;
    fail(error);
  });
})();
