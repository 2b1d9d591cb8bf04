// What every browser test shares. Import `test` and `expect` from here, not from Playwright:
// this `test` also fails on any error in the console, on any exception, on anything the
// page's policy blocks, and on any request that the app must not make.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import {
  type BrowserContext,
  type Page,
  type Request,
  expect,
  test as base,
} from "@playwright/test";

/** Adds what goes wrong in any page of the context to the list. */
function watchErrors(context: BrowserContext, problems: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => {
    problems.push(`exception: ${error.error().message}`);
  });
}

/** Reports blocked things as errors, also those that the browser blocks silently. */
async function watchPolicy(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
}

/** The tab's icon: the browser asks for it when it likes. */
const ICON = /\/icon-[0-9a-f]+\.svg$/;

/**
 * Adds each request to another origin to the list, and each made after loading. Loading ends
 * with the program, the last file that the page asks for. `blob:` and `data:` stay inside.
 */
function watchRequests(context: BrowserContext, origin: string, problems: string[]): void {
  const loaded = new WeakSet<Page>();
  // a program that was asked for before a reload may be told as arrived after it
  const program = new WeakMap<Page, Request>();
  context.on("request", (request) => {
    const page = pageOf(request);
    if (page && request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      loaded.delete(page);
      program.delete(page);
    }
    if (page && new URL(request.url()).pathname.endsWith(".wasm")) {
      program.set(page, request);
    }
    const url = new URL(request.url());
    if (["blob:", "data:", "about:"].includes(url.protocol)) {
      return;
    }
    if (url.protocol === "file:") {
      // the app in one file asks for nothing but itself
      if (!request.isNavigationRequest()) problems.push(`request to the disk: ${url}`);
      return;
    }
    if (url.origin !== origin) {
      problems.push(`request to another origin: ${url}`);
    } else if (page && loaded.has(page) && !ICON.test(url.pathname)) {
      problems.push(`request after loading: ${url}`);
    }
  });
  context.on("requestfinished", (request) => {
    const page = pageOf(request);
    if (page && program.get(page) === request) {
      loaded.add(page);
    }
  });
}

/** The page of a request; a worker's has none, nor has the first one of a new tab. */
function pageOf(request: Request): Page | undefined {
  if (request.serviceWorker()) return undefined;
  try {
    return request.frame().page();
  } catch {
    // the first request of a tab that a link opens comes before its frame
    return undefined;
  }
}

/**
 * `problems` is what has gone wrong so far; at the end of each test it must be empty. A test
 * that provokes a problem checks it and takes it out: `expect(problems.splice(0))`.
 */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      watchErrors(context, problems);
      await watchPolicy(context);
      watchRequests(context, new URL(baseURL ?? "").origin, problems);
      await use(problems);
      expect(problems, "errors and requests that the app must not make").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the app and waits until it stands: the boot message is gone. */
export async function openApp(page: Page, query = ""): Promise<void> {
  await page.goto(`./${query}`);
  await expect(page.locator("#boot")).toHaveCount(0);
  // the store is open: what is dropped or typed from now on is heard
  await expect(page.locator(".app")).toBeAttached();
}

/** Fails with a readable list if axe finds anything on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const lines = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(" ")}`),
  );
  expect(lines, "accessibility violations").toEqual([]);
}

const ARTICLES = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../shared/articles",
);

/** The path of a real article. They lie beside the repository; without them the test is skipped. */
export function sharedArticle(name: string): string {
  const file = path.join(ARTICLES, name);
  test.skip(!existsSync(file), `the article ${name} is not beside this repository`);
  return file;
}

/** Skips the test where Python lacks the cipher that another program would use. */
export function needsPythonCipher(): void {
  const hasCipher = spawnSync("python3", ["-c", "import cryptography"]).status === 0;
  test.skip(!hasCipher, "this machine has no Python with the package cryptography");
}
