// Articles of 10 MB do not freeze the page.
import { list, paste, saveState } from "./app";
import { expect, openApp, test } from "./fixtures";

// a trace copies the whole page at each step, which takes minutes here
test.use({ trace: "off" });

for (const [name, text] of [
  ["many lines", "微软支持开放式工作组。Microsoft supports it.\n".repeat(170_000)],
  ["one line", "微软支持开放式工作组。Microsoft supports it. ".repeat(170_000)],
] as const) {
  test(`${name} are shown and tagged`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await paste(page, text);
    await page.locator("#add-article").click();
    await expect(page.locator("[data-piece]").first()).toBeVisible();
    await page.keyboard.press("w");
    await page.keyboard.press("1");
    await expect(list(page)).toContainText("微软");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Shift+Control+ArrowLeft");
    await page.keyboard.press("2");
    await expect(list(page)).toContainText("it");
    await expect(saveState(page)).toHaveText("Saved");
  });
}
