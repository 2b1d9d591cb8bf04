// The way between the rooms, by mouse and by key.
import { tagByMouse, openArticle, region } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const PARAGRAPHS = Array.from({ length: 60 }, (_, n) => `第${n}段：微软支持开放式工作组。`);

test("a room is marked, and what was left is found again", async ({ page }) => {
  await openArticle(page, PARAGRAPHS.join("\n\n"));
  await tagByMouse(page, "第40段", "Actor");
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  const present = rooms.locator('[aria-current="page"]');
  await expect(present).toHaveText("Read");
  const scrolled = await region(page).evaluate((pane) => pane.scrollTop);
  expect(scrolled).toBeGreaterThan(100);

  await rooms.getByRole("button", { name: "Entities" }).click();
  await expect(present).toHaveText("Entities");
  await expect(page.getByRole("heading", { name: "Entities" })).toBeVisible();
  await expect(region(page)).toHaveCount(0);
  await expectAccessible(page);

  await rooms.getByRole("button", { name: "Read" }).click();
  await expect(region(page)).toBeFocused();
  await expect(page.locator("#inspector")).toContainText("第40段");
  await expect.poll(() => region(page).evaluate((pane) => pane.scrollTop)).toBeGreaterThan(100);
});

test("g and a letter go to a room, Escape back to the article", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。");
  const present = page.locator('.rooms [aria-current="page"]');
  await region(page).focus();
  await page.keyboard.press("g");
  const hint = page.getByRole("status", { name: "Go to" });
  await expect(hint).toContainText("Entities");
  await page.keyboard.press("e");
  await expect(present).toHaveText("Entities");
  await expect(hint).toHaveText("");
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
  // a letter that names no room does nothing but end the wait, also one of the article's own
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(hint).toHaveText("");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
  await page.keyboard.type("ge");
  await expect(present).toHaveText("Entities");
  await page.keyboard.type("gr");
  await expect(region(page)).toBeFocused();
});

test("the letters mean nothing where somebody types", async ({ page }) => {
  await openApp(page, "?lang=en");
  const box = page.getByRole("textbox", { name: "Article text" });
  await box.pressSequentially("ge");
  await expect(box).toHaveValue("ge");
  await expect(page.locator('.rooms [aria-current="page"]')).toHaveText("Read");
});

test("without an article there is a way to the other rooms and back", async ({ page }) => {
  await openApp(page, "?lang=en");
  await page.getByRole("button", { name: "Entities" }).click();
  await expect(page.getByRole("heading", { name: "Entities" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeFocused();
});

test("the header holds all rooms, and on a phone the one in use is in view", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。");
  const present = page.locator('.rooms [aria-current="page"]');
  const right = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().right);
  expect(await right(".header-tools")).toBeLessThanOrEqual(1280 - 8);
  expect(await right(".room-link:last-child")).toBeLessThanOrEqual(await right(".rooms"));
  await page.setViewportSize({ width: 360, height: 740 });
  await region(page).focus();
  await page.keyboard.type("gh");
  await expect(present).toHaveText("History");
  await expect(present).toBeInViewport({ ratio: 0.95 });
  await page.keyboard.type("gr");
  await expect(present).toHaveText("Read");
  await expect(present).toBeInViewport({ ratio: 0.95 });
});
