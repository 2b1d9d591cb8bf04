// A cold start: a browser that has never seen the site, until the site is ready to be used.
import { withPage, within } from "./browser.mjs";

const LIMIT = 30_000;

/** What is measured, and the element that is there when it is ready. */
export const SITES = {
  "cold-stancemark": { url: "appUrl", ready: "textarea, #article-pane" },
  "cold-empty": { url: "emptyUrl", ready: "#ready" },
};

/** Milliseconds from the beginning of the navigation to the second frame with the page. */
export async function measureColdStart(site, options) {
  const { url, ready } = SITES[site];
  const result = { kind: "cold", peer: site };
  try {
    await withPage(options.chromium, async (page) => {
      await page.addInitScript(watchFor, ready);
      await page.goto(options[url]);
      const started = page.waitForFunction(() => window.readyAfter, null, { polling: 50 });
      result.ready = await (await within(LIMIT, started, "starting")).jsonValue();
    });
  } catch (error) {
    result.error = String(error.message ?? error).split("\n")[0];
  }
  return result;
}

/** In the page, before anything else. */
function watchFor(selector) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.readyAfter = performance.now();
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}
