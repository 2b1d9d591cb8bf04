// The room of the history: every step, named, and the way to it.
import { openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const TEXT = "微软支持工作组。俄罗斯反对企业参与。";

test("steps are named, and a click goes back or forward to one", async ({ page }) => {
  await openArticle(page, TEXT);
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "工作组", "Process");
  await tagByMouse(page, "俄罗斯", "Actor");
  await page.keyboard.type("gh");
  const steps = page.getByRole("list", { name: "Steps" }).getByRole("button");
  await expect(steps).toHaveCount(5);
  await expect(steps.nth(0)).toContainText("Tagging");
  await expect(steps.nth(0)).toContainText("俄罗斯");
  await expect(steps.nth(0)).toContainText(/\d:\d\d/);
  await expect(steps.nth(0)).toHaveAttribute("aria-current", "step");
  await expect(steps.nth(3)).toContainText("Adding the article");
  await expect(steps.nth(4)).toContainText("The beginning");
  await expectAccessible(page);

  await steps.nth(2).click();
  await expect(steps.nth(2)).toHaveAttribute("aria-current", "step");
  await expect(steps.nth(0)).toContainText("undone");
  await expect(saveState(page)).toHaveText("Saved");
  await expectAccessible(page);

  // across a reload the same place is marked, and the way forward is open
  await page.reload();
  await expect(region(page)).toBeVisible();
  await expect(page.getByRole("list", { name: "Annotations" }).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.type("gh");
  await expect(steps.nth(2)).toHaveAttribute("aria-current", "step");
  await expect(steps.nth(2)).toBeFocused();
  await expect(steps.nth(2)).toContainText(/\d:\d\d/);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(steps.nth(0)).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Annotations" }).getByRole("listitem")).toHaveCount(3);
});

test("to the beginning and to the end, by key", async ({ page }) => {
  await openArticle(page, TEXT);
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.type("gh");
  const steps = page.getByRole("list", { name: "Steps" }).getByRole("button");
  await expect(steps.first()).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(steps.last()).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("Control+Shift+Z");
  await expect(steps.nth(1)).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(region(page)).toContainText("微软");
});

test("without a step the room says so", async ({ page }) => {
  await openApp(page, "?lang=en");
  await page.getByRole("navigation", { name: "Rooms" }).getByText("History").click();
  await expect(page.getByText("No steps yet.")).toBeVisible();
  await expectAccessible(page);
});
