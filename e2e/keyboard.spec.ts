// Rule C: keys do the whole work, and never fire where somebody types.
import { drag, list, openArticle, region, saveState, tagByMouse, toolbar } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。\n\n俄罗斯反对企业参与，伊朗也反对。";

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

test("no shortcut fires while somebody types", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  const note = page.getByRole("textbox", { name: "Note" });
  await note.click();
  await page.keyboard.type("1 2 3 n p ? / l");
  await expect(note).toHaveValue("1 2 3 n p ? / l");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Delete");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});

test("no shortcut fires during the composition of an input method", async ({ page }) => {
  await drag(page, "俄罗斯");
  await expect(toolbar(page)).toBeVisible();
  const press = (isComposing: boolean) =>
    region(page).evaluate(
      (pane, composing) =>
        pane.dispatchEvent(
          new KeyboardEvent("keydown", {
            key: "1",
            code: "Digit1",
            bubbles: true,
            cancelable: true,
            isComposing: composing,
          }),
        ),
      isComposing,
    );
  await press(true);
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
  await press(false);
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});

test("Escape leads from every field back to the article", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  for (const field of [
    page.getByRole("textbox", { name: "Note" }),
    page.getByRole("searchbox").first(),
  ]) {
    await field.focus();
    await page.keyboard.press("Escape");
    await expect(region(page)).toBeFocused();
  }
});

test("inspector, list, filter and note are reached by key", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "俄罗斯", "Actor");
  await page.keyboard.press("m");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("记一笔");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox").first()).toBeFocused();
  await page.keyboard.type("微");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  expect(await list(page).evaluate((ul) => ul.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  const details = page.locator("#inspector");
  expect(await details.evaluate((aside) => aside.contains(document.activeElement))).toBe(true);
});

test("annotations are stepped through and deleted by key", async ({ page }) => {
  for (const quote of ["微软", "俄罗斯", "伊朗"]) await tagByMouse(page, quote, "Actor");
  const selected = list(page).locator('[aria-current="true"]');
  await page.keyboard.press("n");
  await expect(selected).toContainText("微软");
  await page.keyboard.press("n");
  await expect(selected).toContainText("俄罗斯");
  await page.keyboard.press("p");
  await expect(selected).toContainText("微软");
  await page.keyboard.press("Delete");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(list(page).getByRole("listitem")).toHaveCount(3);
  await page.keyboard.press("Control+Shift+z");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("word, sentence and paragraph are selected by key", async ({ page }) => {
  await region(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+ArrowDown");
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
  await page.keyboard.press("w");
  await expect.poll(selected).toBe("俄罗斯");
  await page.keyboard.press("s");
  await expect.poll(selected).toBe("俄罗斯反对企业参与，伊朗也反对。");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Shift+Control+ArrowRight");
  await expect.poll(selected).toBe("支持");
  await page.keyboard.press("Shift+End");
  await expect.poll(selected).toBe("支持开放式工作组。");
});

test("the sheet of shortcuts opens with ? and is accessible", async ({ page }) => {
  await region(page).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
  await expect(saveState(page)).toHaveText("Saved");
});
