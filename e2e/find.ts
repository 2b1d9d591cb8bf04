// The find panel, for the tests of it.
import { type Page } from "@playwright/test";
import { region } from "./app";
import { expect } from "./fixtures";

export const field = (page: Page) => page.getByRole("textbox", { name: "Find in article" });
export const panel = (page: Page) => page.getByRole("search", { name: "Find in article" });
export const outcome = (page: Page) => panel(page).getByRole("status").first();
export const option = (page: Page, name: string) => panel(page).getByRole("button", { name });

/** The quotes that are painted with a look, in the order of the page. */
export const painted = (page: Page, look: string) =>
  page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(name) ?? [])] as Range[];
    ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return ranges.map((range) => range.toString());
  }, look);

export async function openFind(page: Page) {
  await region(page).focus();
  await page.keyboard.press("f");
  await expect(field(page)).toBeFocused();
}
