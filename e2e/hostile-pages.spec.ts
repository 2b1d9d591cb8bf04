// Pages made to do harm: nothing runs, nothing is asked for, nothing freezes, and what cannot be
// read is refused with the reason while its plain text stays.
import { expect, openApp, test } from "./fixtures";
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";

const HOSTILE = new URL("hostile.html", import.meta.url);
const kept = (page: Page) => page.getByRole("region", { name: "Preview" });

/** Drops markup, repeated so often, on the page. */
const drop = (page: Page, html: string, times = 1) =>
  page.evaluate(
    ([html, times]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData("text/html", html.repeat(times));
      dataTransfer.setData("text/plain", "the plain text");
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    },
    [html, times] as const,
  );

test("tricks of markup do nothing, and their words are words", async ({ page }) => {
  await openApp(page, "?lang=en");
  await drop(page, readFileSync(HOSTILE, "utf8"));
  await expect(kept(page)).toContainText("A link to a script and one to data are words.");
  await expect(kept(page)).toContainText("<script>window.hit=26</script> stays as its characters.");
  await expect(kept(page)).toContainText("<b onclick=window.hit=29>no markup from here");
  await expect(kept(page)).not.toContainText("quoted");
  await page.getByRole("button", { name: "Add article" }).click();
  const article = page.getByRole("region", { name: "Article", exact: true });
  await expect(article).toContainText("The last words.");
  expect(await article.locator("a, img, svg, script, math, iframe").count()).toBe(0);
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
  expect(await page.evaluate(() => location.hash + document.title)).not.toContain("javascript");
});

for (const [what, html, times, message] of [
  ["50 MB", "<p>words</p>", 4_400_000, "MB is the most"],
  ["nesting 100,000 deep", "<div>", 100_000, "nested too deeply"],
  ["formatting that is never closed", "<b><p>x", 50_000, "nested too deeply"],
  ["cells in cells", "<table><tr><td>", 20_000, "nested too deeply"],
] as const) {
  test(`${what} is refused with the reason`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await drop(page, html, times);
    await expect(page.getByText(message)).toBeVisible();
    await expect(kept(page)).toHaveText("the plain text");
    await drop(page, "<h1>next</h1><p>A sound page.</p>");
    await expect(kept(page)).toContainText("A sound page.");
  });
}

test("100,000 paragraphs that are never closed are read", async ({ page }) => {
  await openApp(page, "?lang=en");
  await drop(page, "<p>words", 100_000);
  await expect(kept(page)).toContainText("words");
  await expect(page.locator(".facts")).toContainText("100,000 paragraphs");
});
