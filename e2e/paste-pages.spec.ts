// Pages of our own are opened, copied with the keys and pasted with the keys: what arrives is the
// article that stands beside each.
import { region, saveState } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../crates/intake/fixtures/pages/", import.meta.url);
const file = (name: string) => readFileSync(fileURLToPath(new URL(name, FOLDER)), "utf8");
const kept = (page: Page) => page.locator(".kept");

/** Copies all of a page with the keys, and pastes it into the app with the keys. */
async function copyOver(page: Page, html: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const other = await page.context().newPage();
  // nothing of invented sites is to be asked for
  await other.setContent(html.replace(/<link[^>]*>|\ssrc="[^"]*"/g, ""));
  await other.bringToFront();
  await other.keyboard.press("Control+a");
  await other.keyboard.press("Control+c");
  await other.close();
  await page.bringToFront();
  await page.getByRole("textbox", { name: "Article text" }).focus();
  await page.keyboard.press("Control+v");
}

/** The lines of the kept article, as `intake::outline` writes them. */
const lines = (name: string) =>
  file(`${name}.article.txt`)
    .split("--- article\n")[1]
    .split("--- removed\n")[0]
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("fig"))
    .map((line) => line.slice(line.indexOf(" ") + 1));

// what a browser copies is what it shows, set by its own styles: Word's and those that a script
// shows are held by the tests of both parsers
for (const name of ["news-zh", "news-en", "think-tank", "tables", "google-docs", "pseudo-headings"]) {
  test(`${name} arrives by a real clipboard as it is kept`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await copyOver(page, file(`${name}.html`));
    const shown = kept(page).locator("p:not(.kept-figure):not(.kept-end)");
    await expect(shown.first()).toBeVisible();
    const found = (await shown.allInnerTexts()).map((line) => line.replace(/\s+/g, " ").trim());
    const missing = lines(name).filter((line) => !found.includes(line.replace(/\s+/g, " ").trim()));
    expect(missing).toEqual([]);
    await page.getByRole("button", { name: "Add article" }).click();
    await expect(region(page)).toContainText(lines(name).at(-1)?.trim() ?? "");
  });
}

test("kept and removed stand side by side, and one above the other where it is narrow", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await openApp(page, "?lang=en");
  await copyOver(page, file("share-bars.html"));
  const box = async (selector: string) => {
    const found = await page.locator(selector).boundingBox();
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  await expect(page.locator(".taken-out")).toBeVisible();
  for (const width of [1000, 1400]) {
    await page.setViewportSize({ width, height: 800 });
    const [left, right] = [await box(".preview > section:not(.taken-out)"), await box(".taken-out")];
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width);
    expect(Math.abs(right.y - left.y)).toBeLessThan(2);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  const [above, below] = [await box(".preview > section:not(.taken-out)"), await box(".taken-out")];
  expect(below.y).toBeGreaterThanOrEqual(above.y + above.height);
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBe(0);
});

test("what is taken back comes back with the next page of the publisher, until it is forgotten", async ({
  page,
}) => {
  const article = (title: string) => `<h1>${title}</h1><p>来源：远岸新闻网</p>
    <p>各方支持继续谈判，并就案文的结构交换意见。</p>
    <div class="copyright">版权说明：本文可以引用。</div><p>会议将于四月举行。</p>`;
  await openApp(page, "?lang=en");
  await copyOver(page, article("第一篇"));
  await expect(page.getByLabel("Publisher")).toHaveValue("远岸新闻网");
  await expect(kept(page)).not.toContainText("版权说明");
  await page.getByRole("button", { name: "Take back: 版权说明" }).focus();
  await page.keyboard.press("Enter");
  await expect(kept(page)).toContainText("版权说明");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("版权说明");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await page.getByRole("button", { name: "Add another article" }).click();
  await copyOver(page, article("第二篇"));
  await expect(kept(page)).toContainText("版权说明");
  await expect(page.getByText("As before with 远岸新闻网")).toBeVisible();
  await expectAccessible(page);
  const forget = page.getByRole("button", { name: "Forget for 远岸新闻网" });
  await forget.focus();
  await page.keyboard.press("Enter");
  await expect(kept(page)).not.toContainText("版权说明");
  await expect(forget).toBeFocused();
  expect(await page.evaluate(() => localStorage.getItem("stancemark.pages"))).toBe("");
});

test("lines of a PDF are joined on request, and stay as they are without", async ({ page }) => {
  await openApp(page, "?lang=en");
  await copyOver(page, file("pdf-viewer.html"));
  await expect(kept(page)).toContainText("occasions and con-");
  const join = page.getByRole("checkbox", { name: "Join the lines" });
  await expect(join).not.toBeChecked();
  await join.focus();
  await page.keyboard.press("Space");
  await expect(kept(page)).toContainText("occasions and considered the proposals");
  await expect(page.getByText("lines were joined to the one before")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await expect(kept(page)).toContainText("occasions and con-");
});
