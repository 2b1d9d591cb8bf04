// How the browser tests run. `cargo xtask test --only e2e` builds and serves the site, and
// tells where it and the browser are; arguments after `--` reach Playwright.
import { defineConfig } from "@playwright/test";

const url = process.env.STANCEMARK_URL;
if (!url) {
  throw new Error("Run `cargo xtask test --only e2e`: it serves the site that is tested.");
}

// Chromium's sandbox does not work for root.
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  testIgnore: "firefox/**",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine may stumble once; Playwright then lists the test as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "UTC",
    // the tests of working offline allow it; the others are about the page alone
    serviceWorkers: "block",
    contextOptions: { reducedMotion: "reduce" },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.STANCEMARK_CHROMIUM,
      args: isRoot ? ["--no-sandbox"] : [],
    },
  },
});
