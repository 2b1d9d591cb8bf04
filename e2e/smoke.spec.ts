// The built page itself: it starts, under its policy, and is accessible.
import { expect, expectAccessible, openApp, test } from "./fixtures";

test("the app starts without a message of the boot script", async ({ page }) => {
  await openApp(page);
  await expect(page).toHaveTitle(/Stancemark/);
  await expect(page.locator("body")).not.toBeEmpty();
});

test("the page carries a strict policy and no inline script", async ({ page }) => {
  const response = await page.goto("./");
  const html = (await response?.text()) ?? "";
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(html.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
  expect(html).not.toMatch(/\son[a-z]+=|\sstyle=|<style/);
});

test("every file of the page is checked against its digest", async ({ page }) => {
  const response = await page.goto("./");
  const html = (await response?.text()) ?? "";
  const files = html.match(/<(?:link|script)[^>]*(?:href|src)="[^"]+"[^>]*>/g) ?? [];
  expect(files.length).toBeGreaterThan(3);
  // browsers check no digest of a manifest; the service worker does
  const isManifest = (file: string) => file.includes('rel="manifest"');
  const unchecked = files.filter((file) => !/integrity="sha384-/.test(file) && !isManifest(file));
  expect(unchecked).toEqual([]);
});

test("page translators are told to keep away", async ({ page }) => {
  await openApp(page);
  await expect(page.locator("html")).toHaveAttribute("translate", "no");
  await expect(page.locator('meta[name="google"]')).toHaveAttribute("content", "notranslate");
});

test("the first screen is accessible", async ({ page }) => {
  await openApp(page);
  await expectAccessible(page);
});

test("what the policy blocks is noticed", async ({ page, problems }) => {
  await openApp(page);
  await page.evaluate(() => document.body.setAttribute("onclick", "void 0"));
  await expect.poll(() => problems.join()).toContain("policy: script-src-attr blocked inline");
  problems.splice(0);
});

test("a request to elsewhere is blocked and noticed", async ({ page, problems }) => {
  await openApp(page);
  const reached = await page.evaluate(() =>
    fetch("https://example.com/").then(() => true, () => false),
  );
  expect(reached).toBe(false);
  await expect.poll(() => problems.join()).toContain("policy: connect-src blocked");
  problems.splice(0);
});

test("a request after loading is noticed", async ({ page, problems }) => {
  await openApp(page);
  await page.evaluate(() => fetch("./index.html"));
  expect(problems.splice(0).join()).toContain("request after loading");
});

test("a program that cannot load is told in both languages", async ({ page, problems }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  const message = page.getByRole("alert");
  await expect(message).toContainText("Stancemark could not start");
  await expect(message).toContainText("无法启动");
  await expectAccessible(page);
  expect(problems.splice(0).join()).toContain("Failed to fetch");
});
