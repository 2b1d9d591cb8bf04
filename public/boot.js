// Starts the app: imports the program named by the page's preload links and runs it.
// Shows a hint when that takes long, and a plain message when it fails.
// A file of its own because the page's policy allows no inline script.
(() => {
  "use strict";

  const HINT_AFTER_MS = 500;
  const FAILED = {
    "zh-CN":
      "Stancemark 无法启动。请使用较新版本的 Chrome、Edge、Firefox 或 Safari，并确认 WebAssembly 未被禁用，然后重新载入本页。",
    en: "Stancemark could not start. Use a recent version of Chrome, Edge, Firefox or Safari, check that WebAssembly is not blocked, and reload this page.",
  };

  const boot = document.getElementById("boot");
  const hint = setTimeout(() => {
    boot.hidden = false;
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
    boot.hidden = false;
  }

  // The same integrity as the preload link, so that the file is checked and not fetched twice.
  async function start() {
    const glue = document.querySelector('link[rel="modulepreload"]');
    const program = document.querySelector('link[rel="preload"][as="fetch"]');
    const { default: init } = await import(glue.href);
    const response = fetch(program.href, { integrity: program.integrity });
    await init({ module_or_path: response });
    clearTimeout(hint);
    boot.remove();
  }

  start().catch(fail);
})();
