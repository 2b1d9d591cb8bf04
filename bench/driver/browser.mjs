// One browser for one measurement: fresh, without a window, and certain to end.
import path from "node:path";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  // the same everywhere, whatever graphics a machine has
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Does something with a new page; the browser is ended afterwards, also a hanging one. */
export async function withPage(executablePath, job) {
  const isRoot = process.getuid?.() === 0;
  const args = isRoot ? [...ARGUMENTS, "--no-sandbox"] : ARGUMENTS;
  const server = await chromium.launchServer({ executablePath, headless: true, args });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    return await job(await context.newPage());
  } finally {
    await server.kill();
  }
}

/** A promise with a time limit. */
export async function within(limit, promise, what) {
  let timer = null;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: over ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Brings a file of the app's own into a fresh browser, and waits until it is kept. */
export async function openProject(page, file, options, limit) {
  await page.addInitScript({ path: path.join(options.scratch, "pages", "stancemark.js") });
  await page.goto(`${options.appUrl}?lang=en`);
  await page.locator("#boot").waitFor({ state: "detached" });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles(file);
  await page.locator("#article-pane [data-piece]").first().waitFor({ timeout: limit });
  const state = page.getByRole("status", { name: "Save state" });
  await state.filter({ hasText: /^Saved$/ }).waitFor({ timeout: limit });
}
