// Known names in the article are offered, and accepted or rejected by mouse or by key.
import { type Page, expect } from "@playwright/test";
import { download, list, openArticle, region, saveState } from "./app";
import { expectAccessible, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。\n微軟和 Microsoft 再次发言。\n华为没有表态。";

const suggestions = (page: Page) => page.getByRole("list", { name: "Suggestions" });
const rows = (page: Page) => suggestions(page).getByRole("button");
const show = (page: Page) => page.getByRole("button", { name: "Suggestions", exact: true }).click();

test("suggestions are accepted and rejected by mouse, and nothing is kept before", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await show(page);
  await expect(rows(page)).toHaveCount(5);
  await expectAccessible(page);
  const before = (await download(page)).json;
  expect(before.documents[0].annotations).toEqual([]);
  expect(before.entities).toEqual([]);

  await rows(page).first().click();
  await page.getByRole("button", { name: "Accept all of this name (3)" }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Do not suggest again" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expectAccessible(page);
  const after = (await download(page)).json;
  expect(after.documents[0].annotations).toHaveLength(3);
  expect(after.documents[0].annotations[0].origin).toBe("suggestion");
  expect(after.entities).toHaveLength(1);
  expect(after.rejections).toHaveLength(1);

  await page.reload();
  await expect(region(page)).toBeVisible();
  await show(page);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Offer what was rejected again (1)" }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("an article is gone through by two keys", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await region(page).focus();
  await page.keyboard.press("o");
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).first()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("y");
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press("c");
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("Shift+Y");
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole("button", { name: /^Annotations/ }).click();
  await expect(list(page).getByRole("button")).toHaveCount(0);
  await expect(saveState(page)).toHaveText("Saved");
});
