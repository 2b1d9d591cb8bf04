// Searching all documents: what is found, the way there and back, tagging all, all occurrences.
import { type Page } from "@playwright/test";
import { drag, list, region, saveState, selectedText, tagByMouse, toolbar } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLES = [
  ["甲", "微软支持开放式工作组。俄罗斯反对微软的提案。"],
  ["乙", "聯合國的工作組：Microsoft 沒有回應。工作组休会。"],
  ["丙", "中国、伊朗讨论工作组的未来。微软没有参加。"],
];

/** Three articles; the last one is open before the reader. */
async function library(page: Page, language = "en"): Promise<void> {
  await openApp(page, `?lang=${language}`);
  const files = ARTICLES.map(([title, text]) => ({
    name: `${title}.md`,
    mimeType: "text/markdown",
    buffer: Buffer.from(`---\ntitle: ${title}\nsource: 网络观察\n---\n\n${text}`),
  }));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.locator("main.intake").press("Control+o"),
  ]);
  await chooser.setFiles(files);
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(3);
  // once all are added, a button closes the report
  await page.locator(".dialog-foot button.primary").click();
  await page.keyboard.type("gr");
  await expect(page.locator("#article-pane")).toBeFocused();
}

const room = (page: Page) => page.locator(".seek-room");
const field = (page: Page) => page.locator("#room-search");
const count = (page: Page) => page.locator(".seek-count");
const rows = (page: Page) => page.locator(".seek-row:not(.seek-document)");
const documents = (page: Page) => page.locator(".seek-document");
const preview = (page: Page) => page.locator(".seek-preview");
const tagButton = (page: Page) => page.locator(".seek-do button");
const notices = (page: Page) => page.locator(".notices");

async function openRoom(page: Page): Promise<void> {
  await page.keyboard.type("gf");
  await expect(field(page)).toBeFocused();
}

test("words are found in all documents as they are typed, in their context", async ({ page }) => {
  await library(page);
  await page.getByRole("navigation", { name: "Rooms" }).getByText("Search").click();
  await expect(page.getByRole("heading", { name: "Search all documents" })).toBeVisible();
  await expect(room(page)).toContainText("Write a word or a pattern");
  await expectAccessible(page);
  await field(page).pressSequentially("微软");
  await expect(count(page)).toHaveText("3 hits in 2 documents");
  await expect(documents(page)).toHaveText([/^甲.*2 hits$/, /^丙.*1 hit$/]);
  await expect(rows(page).locator("mark")).toHaveText(["微软", "微软", "微软"]);
  await expect(rows(page).nth(1)).toContainText("俄罗斯反对微软的提案。");
  await expectAccessible(page);

  await field(page).fill("工作组");
  await expect(count(page)).toHaveText("3 hits in 3 documents");
  await page.getByRole("button", { name: "Traditional and simplified characters alike" }).click();
  await expect(count(page)).toHaveText("4 hits in 3 documents");
  await field(page).fill("microsoft");
  await expect(count(page)).toHaveText("No hits");
  await expect(room(page)).toContainText("Try to ignore case");
  await page.getByRole("button", { name: "Ignore case" }).click();
  await expect(count(page)).toHaveText("1 hit in 1 document");

  await page.getByRole("button", { name: "Regular expression" }).click();
  await field(page).fill("工作(");
  await expect(page.locator("#seek-error")).toHaveText(/^Character 3: this \( is never closed/);
  await expect(field(page)).toHaveAttribute("aria-invalid", "true");
  await expect(rows(page)).toHaveCount(0);
  await field(page).fill("支持|反对");
  await expect(count(page)).toHaveText("2 hits in 1 document");
});

test("a hit opens in its article, and the results are there again as they were", async ({ page }) => {
  await library(page);
  await openRoom(page);
  await field(page).fill("工作组");
  await expect(count(page)).toHaveText("3 hits in 3 documents");
  await rows(page).nth(0).getByRole("checkbox").uncheck();
  await rows(page).nth(1).click();
  await expect(region(page)).toBeFocused();
  await expect(region(page)).toContainText("聯合國");
  expect(await selectedText(page)).toBe("工作组");
  await page.keyboard.type("gf");
  await expect(count(page)).toHaveText("3 hits in 3 documents");
  await expect(rows(page).nth(1)).toBeFocused();
  await expect(rows(page).nth(0).getByRole("checkbox")).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();

  // from hit to hit, over the ends of documents, and back to all of them
  const trail = page.locator(".seek-trail");
  await expect(trail).toContainText("Hit 2 of 3");
  await page.keyboard.press("h");
  await expect(trail).toContainText("Hit 3 of 3");
  await expect(region(page)).toContainText("伊朗");
  expect(await selectedText(page)).toBe("工作组");
  await page.keyboard.press("h");
  await page.keyboard.press("Shift+H");
  await expect(trail).toContainText("Hit 3 of 3");
  await expectAccessible(page);
  await trail.getByRole("button", { name: "All hits" }).click();
  await expect(rows(page).nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await trail.getByRole("button", { name: "Stop going through the hits" }).click();
  await expect(trail).toHaveCount(0);
  await expect(region(page)).toBeFocused();
});

test("hits are tagged all at once by keys alone, but those left out, and undone", async ({ page }) => {
  await library(page);
  await openRoom(page);
  await page.keyboard.type("工作组");
  await expect(count(page)).toHaveText("3 hits in 3 documents");
  await page.keyboard.press("Enter");
  await expect(documents(page).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(0)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(rows(page).nth(0)).toHaveAttribute("aria-selected", "false");
  await expect(documents(page).nth(0)).toContainText("0 of 1 hit");
  await page.keyboard.press("n");
  await expect(page.locator(".seek-which")).toContainText("0 selected");
  await page.keyboard.press("a");
  await expect(page.locator(".seek-which")).toContainText("3 selected");
  await page.keyboard.press("d");
  await expect(page.locator(".seek-which")).toContainText("2 selected");
  await expect(preview(page)).toHaveText("Choose a label");
  // All, None, then the label
  for (const _ of [1, 2, 3]) await page.keyboard.press("Tab");
  await expect(page.getByLabel("Tag as")).toBeFocused();
  await page.keyboard.type("Pro");
  await expect(preview(page)).toHaveText("2 new in 2 documents");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(notices(page)).toContainText("2 hits were tagged in 2 documents.");
  await expect(preview(page)).toHaveText("Nothing new; 2 tagged already, left out");
  await expect(rows(page).nth(1)).toContainText("tagged");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
});

test("a stance is tagged with its position, and found by it", async ({ page }) => {
  await library(page);
  await openRoom(page);
  await page.getByRole("button", { name: "Regular expression" }).click();
  await field(page).fill("反对|支持");
  await page.getByLabel("Tag as").selectOption({ label: "Stance" });
  const position = page.getByRole("group", { name: "Tag the hits" }).getByLabel("Position");
  await position.selectOption({ label: "Oppose" });
  await rows(page).nth(0).getByRole("checkbox").uncheck();
  await expect(preview(page)).toHaveText("1 new in 1 document");
  await tagButton(page).click();
  // the notice takes it back, and it is made again
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(preview(page)).toHaveText("1 new in 1 document");
  await expect(notices(page)).not.toContainText("tagged");
  await tagButton(page).click();
  await expect(preview(page)).toHaveText("Nothing new; 1 tagged already, left out");

  await page.getByRole("button", { name: "Annotations", exact: true }).click();
  await field(page).fill("");
  await page.getByRole("search").getByLabel("Position").selectOption({ label: "Oppose" });
  await expect(count(page)).toHaveText("1 hit in 1 document");
  await expect(rows(page)).toContainText(["反对"]);
  await expect(rows(page).locator(".chip")).toHaveText("Oppose");
  await expectAccessible(page);
  await page.getByRole("search").getByLabel("Position").selectOption({ label: "Support" });
  await expect(count(page)).toHaveText("No hits");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("search").getByLabel("Tagged as").selectOption({ label: "Stance" });
  await rows(page).first().click();
  await expect(page.locator("#inspector blockquote")).toHaveText("反对");
});

test("all occurrences of selected words, in the article and in all, by keys alone", async ({ page }) => {
  await library(page);
  await page.keyboard.press("<");
  await page.keyboard.press("<");
  await expect(region(page)).toContainText("俄罗斯");
  for (const key of ["Control+Home", "Shift+ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("q");
  await expect(count(page)).toHaveText("2 hits in 1 document");
  await expect(documents(page).first()).toBeFocused();
  await page.getByLabel("Tag as").selectOption({ label: "Actor" });
  await expect(tagButton(page)).toHaveText("Tag 2");
  await expectAccessible(page);
  await documents(page).first().focus();
  await page.keyboard.press("Control+Enter");
  // back where one came from
  await expect(region(page)).toBeFocused();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(notices(page)).toContainText("2 hits were tagged.");

  await page.keyboard.press("Shift+Q");
  await expect(count(page)).toHaveText("3 hits in 2 documents");
  await expect(preview(page)).toHaveText("1 new in 1 document; 2 tagged already, left out");
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
});

test("a name inside a longer known name counts only when asked", async ({ page }) => {
  await library(page);
  await drag(page, "工作组");
  await toolbar(page).getByRole("button", { name: "All occurrences in this article" }).click();
  await expect(count(page)).toHaveText("1 hit in 1 document");
  await page.getByLabel("Documents", { exact: true }).selectOption({ label: "All documents" });
  // 開放 and simplified forms are one; 开放式工作组 is another name
  await expect(count(page)).toHaveText("3 hits in 2 documents");
  await page.getByLabel("Also inside longer names (1)").check();
  await expect(count(page)).toHaveText("4 hits in 3 documents");
  await page.getByLabel("Tag as").selectOption({ label: "Process" });
  await tagButton(page).click();
  await expect(region(page)).toBeFocused();
  await expect(notices(page)).toContainText("4 hits were tagged in 3 documents.");
  await page.keyboard.press("Control+z");
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
});

test("occurrences of an annotation keep its entity; an entity is found by all its names", async ({ page }) => {
  await library(page);
  await tagByMouse(page, "微软", "Actor");
  await page.locator("#inspector").getByRole("button", { name: "New entity “微软”" }).click();
  await page.locator("#inspector").getByRole("button", { name: "All occurrences…" }).click();
  // the starter set knows it as Microsoft too
  await expect(count(page)).toHaveText("4 hits in 3 documents");
  await tagButton(page).click();
  await expect(notices(page)).toContainText("3 hits were tagged in 2 documents. 1 carried the label already.");
  await page.keyboard.type("ge");
  await page.locator(".entity-row").first().click();
  await expect(page.locator(".entity-page")).toContainText("4 uses");
  await page.locator(".entity-page").getByRole("button", { name: "Find all names…" }).click();
  await expect(preview(page)).toHaveText("Nothing new; 4 tagged already, left out");
  await page.keyboard.press("Escape");
  await expect(page.locator(".entity-page")).toBeVisible();
});

test("Escape in an open list of entities closes the list; the next one leaves the room", async ({ page }) => {
  await library(page);
  await tagByMouse(page, "微软", "Actor");
  await page.locator("#inspector").getByRole("button", { name: "New entity “微软”" }).click();
  await region(page).focus();
  await openRoom(page);
  const entity = page.getByRole("combobox", { name: "Linked to", exact: true });
  await entity.click();
  await expect(entity).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(entity).toHaveAttribute("aria-expanded", "false");
  await expect(entity).toBeFocused();
  await expect(room(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room(page)).toHaveCount(0);
});

test("an input method composes undisturbed", async ({ page, context }) => {
  await library(page);
  await openRoom(page);
  const session = await context.newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "wei'ruan", selectionStart: 8, selectionEnd: 8 });
  await expect(field(page)).toHaveValue("wei'ruan");
  await expect(count(page)).toHaveText("");
  await session.send("Input.imeSetComposition", { text: "微软", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "微软" });
  await expect(count(page)).toHaveText("3 hits in 2 documents");
});

for (const language of ["en", "zh-CN"]) {
  for (const [theme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]] as const) {
    test(`the room in ${language}, ${theme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await library(page, language);
      const shot = (name: string) =>
        page.screenshot({ path: test.info().outputPath(`seek-${name}-${language}-${theme}-${width}.png`) });
      const check = async (name: string) => {
        await expectAccessible(page);
        const isCut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(isCut).toBe(false);
        await shot(name);
      };
      await openRoom(page);
      await check("empty");
      await field(page).fill("工作组");
      await expect(rows(page)).toHaveCount(3);
      await page.locator(".seek-as select").first().selectOption("stance");
      await check("words");
      if (width === 360) {
        await page.locator(".seek-more").click();
        await check("filters");
      }
      await page.keyboard.press("Escape");
      await page.locator("#article-pane").focus();
      for (const key of ["Control+Home", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+Q"]) {
        await page.keyboard.press(key);
      }
      await expect(rows(page)).toHaveCount(1);
      await check("names");
    });
  }
}
