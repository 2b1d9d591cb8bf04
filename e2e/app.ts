// What a person does in the app, by real mouse and keyboard.
import { readFileSync } from "node:fs";
import { type Page, expect } from "@playwright/test";
import { type Box, findBoxes } from "./boxes";
import { openApp } from "./fixtures";

export type { Box };

export const region = (page: Page) => page.getByRole("region", { name: "Article", exact: true });
export const list = (page: Page) => page.getByRole("list", { name: "Annotations" });
export const toolbar = (page: Page) => page.getByRole("toolbar", { name: "Tag selection" });
export const saveState = (page: Page) => page.getByRole("status", { name: "Save state" });

/** Opens the app in English with an article that was typed into the paste box. */
export async function openArticle(page: Page, text: string, query = ""): Promise<void> {
  await openApp(page, `?lang=en${query}`);
  await page.getByRole("textbox", { name: "Article text" }).fill(text);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
  await expect(saveState(page)).toHaveText("Saved");
}

/**
 * Scrolls the n-th occurrence of a quote into view and tells the boxes of its first and last
 * character.
 */
export async function boxesOf(page: Page, quote: string, nth = 0): Promise<[Box, Box]> {
  const boxes = await region(page).evaluate(findBoxes, [quote, nth] as const);
  if (!boxes) throw new Error(`the article does not hold ${quote}`);
  return boxes;
}

const middle = (box: Box) => (box.top + box.bottom) / 2;

/** Drags the mouse over the n-th occurrence of a quote; backwards from its end if asked. */
export async function drag(page: Page, quote: string, nth = 0, backwards = false): Promise<void> {
  const [first, last] = await boxesOf(page, quote, nth);
  const ends = [
    [first.left + 1, middle(first)],
    [last.right - 1, middle(last)],
  ];
  const [from, to] = backwards ? ends.reverse() : ends;
  await page.mouse.move(from[0], from[1]);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(to[0], to[1], { steps: 4 });
  await page.mouse.up();
}

/** Tags a quote by dragging over it and clicking the toolbar. */
export async function tagByMouse(page: Page, quote: string, label: string, nth = 0) {
  await drag(page, quote, nth);
  await toolbar(page).getByRole("button", { name: label }).click();
  await expect(toolbar(page)).toBeHidden();
}

/** The text that the page has selected. */
export const selectedText = (page: Page) =>
  page.evaluate(() => getSelection()?.toString() ?? "");

/** Clicks in the middle of a quote's first character. */
export async function clickOn(page: Page, quote: string, nth = 0): Promise<void> {
  const [first] = await boxesOf(page, quote, nth);
  await page.mouse.click((first.left + first.right) / 2, middle(first));
}

/** The file that "Download annotated JSON" gives, with its path. */
export async function download(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download annotated JSON" }).click(),
  ]);
  const path = await file.path();
  return { path, name: file.suggestedFilename(), json: JSON.parse(readFileSync(path, "utf8")) };
}

/** The quotes in the annotation list, in its order, each with its label. */
export async function listed(page: Page): Promise<string[]> {
  return list(page).getByRole("listitem").allInnerTexts();
}

/** Hands text over as a paste does, without the clipboard's own limits. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.locator("body").evaluate((body, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
    body.dispatchEvent(event);
  }, text);
}
