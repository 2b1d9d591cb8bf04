// How the tests in Firefox run: Playwright's runner, but Puppeteer drives the browser, since
// Playwright knows only a Firefox of its own making. `cargo xtask test --only firefox` tells where
// the site and the browser are.
import { defineConfig } from "@playwright/test";

if (!process.env.STANCEMARK_URL || !process.env.STANCEMARK_FIREFOX) {
  throw new Error("Run `cargo xtask test --only firefox`: it serves the site that is tested.");
}

export default defineConfig({
  testDir: ".",
  forbidOnly: true,
  workers: 1,
  retries: process.env.CI ? 2 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  outputDir: "../test-results/firefox",
});
