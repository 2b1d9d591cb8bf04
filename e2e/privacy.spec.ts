// What leaves this page? The panel tells what the page and the browser say, and no more.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const FILE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../dist/stancemark.html");

const panel = (page: Page) => page.getByRole("dialog", { name: "What leaves this page?" });

async function show(page: Page): Promise<void> {
  await page.getByRole("button", { name: /(What|nothing) leaves this page/ }).first().click();
  await expect(panel(page)).toBeVisible();
}

const rulesIn = (policy: string) => policy.split(";").map((rule) => rule.trim());

/** The rules as the panel shows them. */
const rulesOf = (page: Page) => panel(page).locator("dt code").allInnerTexts();

test("the panel shows the policy of the page itself, each rule with its meaning", async ({
  page,
}) => {
  await openApp(page, "?lang=en");
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  const policy = (await meta.getAttribute("content")) ?? "";
  await show(page);
  expect(await rulesOf(page)).toEqual([...rulesIn(policy), "referrer: no-referrer"]);
  // no rule is left to explain itself
  await expect(panel(page)).not.toContainText("The browser enforces this as it stands.");
  await expect(panel(page)).toContainText("The page can connect to its own site only");
  await expectAccessible(page);
});

test("a rule that the app does not know is shown all the same", async ({ page, problems }) => {
  await openApp(page, "?lang=en");
  await page.evaluate(() => {
    const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    meta?.setAttribute("content", "default-src 'none'; made-up https://example.com");
  });
  await show(page);
  expect(await rulesOf(page)).toContain("made-up https://example.com");
  await expect(panel(page)).toContainText("The browser enforces this as it stands.");
  // nor does the browser know it
  expect(problems.splice(0).join()).toContain("Unrecognized Content-Security-Policy directive");
});

test("requests are told as the browser noted them", async ({ page, problems }) => {
  await openApp(page, "?lang=en");
  await show(page);
  await expect(panel(page)).toContainText(/and \d files that belong to it/);
  await expect(panel(page)).toContainText("Since then: nothing.");
  await page.keyboard.press("Escape");
  await page.evaluate(async () => (await fetch("./index.html")).text());
  const isNoted = () =>
    performance.getEntriesByType("resource").some((entry) => entry.name.endsWith("/index.html"));
  await expect.poll(() => page.evaluate(isNoted)).toBe(true);
  await show(page);
  await expect(panel(page)).toContainText("by the browser's own record, 1 more:");
  await expect(panel(page).getByRole("listitem")).toHaveText(/\/index\.html$/);
  expect(problems.splice(0).join()).toContain("request after loading");
});

test("from the status line by keyboard, and back to where the focus was", async ({ page }) => {
  await openApp(page, "?lang=zh-CN");
  const line = page.getByRole("button", { name: "离线工作：内容不会离开本页" });
  await line.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "哪些内容会离开本页？" });
  await expect(dialog).toContainText("本页只能连接自己的网站");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(line).toBeFocused();
});

test("where the browser keeps no app, the panel says so", async ({ page }) => {
  await openApp(page, "?lang=en");
  await show(page);
  await expect(panel(page)).toContainText("Not kept: the browser does not allow it here");
});

test("the one file says what is different", async ({ page }) => {
  await page.goto(`${pathToFileURL(FILE)}?lang=en`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await show(page);
  await expect(panel(page)).toContainText("You opened Stancemark as a file");
  await expect(panel(page)).toContainText("it cannot be installed as an app");
  await expect(panel(page)).toContainText("The page can connect to nothing at all.");
  await expect(panel(page)).toContainText("nothing but the file itself");
  await expect(panel(page)).toContainText("Ready: the whole app is in the one file.");
  await expect(panel(page)).not.toContainText("The browser enforces this as it stands.");
  await expectAccessible(page);
});
