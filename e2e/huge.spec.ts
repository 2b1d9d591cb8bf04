// Articles of 10 MB do not freeze the page.
import { type Page } from "@playwright/test";
import { paste } from "./app";
import { openApp, test } from "./fixtures";

// a trace copies the whole page at each step, which takes minutes here
test.use({ trace: "off" });

/**
 * Waits in the page itself: an `expect` that does not hold at once has the driver look through
 * hundreds of thousands of elements, which takes longer than all the rest.
 */
const shows = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    ([where, wanted]) => document.querySelector(where)?.textContent?.includes(wanted),
    [selector, text] as const,
    { timeout: 10_000 },
  );

for (const [name, text] of [
  ["many lines", "微软支持开放式工作组。Microsoft supports it.\n".repeat(170_000)],
  ["one line", "微软支持开放式工作组。Microsoft supports it. ".repeat(170_000)],
] as const) {
  test(`${name} are shown and tagged`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await paste(page, text);
    await page.locator("#add-article").click();
    await shows(page, "[data-piece]", "微软支持");
    await page.keyboard.press("w");
    await page.keyboard.press("1");
    await shows(page, "#annotation-list", "微软");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Shift+Control+ArrowLeft");
    await page.keyboard.press("2");
    await shows(page, "#annotation-list", "it");
    await shows(page, ".save-state", "Saved");
  });
}
