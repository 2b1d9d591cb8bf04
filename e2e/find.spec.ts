// Finding in the article: words, folding, regular expressions, stepping, tagging all hits.
import { list, listed, openArticle, paste, region, saveState, selectedText } from "./app";
import { field, openFind, option, outcome, painted, panel } from "./find";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE = [
  "微软支持开放式工作组。Microsoft supports it.",
  "俄罗斯反对微软参与，ＭＩＣＲＯＳＯＦＴ 没有回应。",
  "2022年，微软与中国、伊朗进行了讨论。",
  "完。",
].join("\n\n");

test("words are found as they are typed, and stepped through by keys alone", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  await page.keyboard.type("微软");
  await expect(outcome(page)).toHaveText("1 of 3");
  expect(await painted(page, "found")).toEqual(["微软", "微软", "微软"]);
  expect(await painted(page, "found-now")).toEqual(["微软"]);
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toHaveText("1 of 3");
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toHaveText("2 of 3");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(outcome(page)).toHaveText("3 of 3");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(region(page)).toBeFocused();
  // what was found last is selected, ready for a tag
  expect(await selectedText(page)).toBe("微软");
  await page.keyboard.press("1");
  await expect(list(page)).toContainText("微软");
  expect(await painted(page, "found")).toEqual([]);
});

test("in the article, keys go from hit to hit", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  await page.keyboard.type("微软");
  await region(page).focus();
  for (const place of ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]) {
    await page.keyboard.press("h");
    await expect(outcome(page)).toHaveText(place);
    expect(await selectedText(page)).toBe("微软");
  }
  await page.keyboard.press("Shift+H");
  await expect(outcome(page)).toHaveText("3 of 3");
  // first the selection, then the panel
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
});

test("case and width count unless told otherwise", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  await page.keyboard.type("microsoft");
  await expect(outcome(page)).toHaveText("No hits");
  await option(page, "Ignore case").click();
  await expect(outcome(page)).toHaveText("1 of 1");
  await option(page, "Ignore full and half width").click();
  await expect(outcome(page)).toHaveText("1 of 2");
  expect(await painted(page, "found")).toEqual(["Microsoft", "ＭＩＣＲＯＳＯＦＴ"]);
  await expect(option(page, "Ignore case")).toHaveAttribute("aria-pressed", "true");
});

test("regular expressions are found, and bad ones refused with where and why", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  await option(page, "Regular expression").click();
  await field(page).fill(String.raw`\d{4}年|\p{Han}+。`);
  await expect(outcome(page)).toHaveText("1 of 5");
  expect(await painted(page, "found")).toContain("2022年");
  const alert = panel(page).getByRole("alert");
  const refusals: [string, RegExp][] = [
    ["微软(", /^Character 3: this \( is never closed/],
    ["[a", /^Character 1: this \[ is never closed/],
    ["a**{", /^Character/],
    ["(?=a)", /^Character 1: looking around/],
    ["(a{1000}){1000}", /it grows too large/],
    [String.raw`((\w{100}){100}){100}`, /it grows too large/],
  ];
  for (const [pattern, why] of refusals) {
    await field(page).fill(pattern);
    await expect(alert).toHaveText(why);
    await expect(field(page)).toHaveAttribute("aria-invalid", "true");
    expect(await painted(page, "found")).toEqual([]);
  }
  await expectAccessible(page);
  await field(page).fill("中国|伊朗");
  await expect(alert).toHaveText("");
  await expect(outcome(page)).toHaveText("1 of 2");
});

test("the selected words become the question", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await region(page).focus();
  for (const key of ["Control+Home", "Shift+ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("f");
  await expect(field(page)).toHaveValue("微软");
  await expect(outcome(page)).toHaveText("1 of 3");
});

test("all hits are tagged but two, and undone at once", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  await option(page, "Regular expression").click();
  await field(page).fill("微软|Microsoft|中国|伊朗");
  await expect(outcome(page)).toHaveText("1 of 6");
  await panel(page).getByRole("button", { name: "Tag all…" }).click();
  const rows = panel(page).getByRole("checkbox");
  await expect(rows).toHaveCount(6);
  await expectAccessible(page);
  // by keys: the list is one stop, and arrows go along it
  await rows.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(rows.nth(0)).not.toBeChecked();
  await expect(rows.nth(1)).not.toBeChecked();
  await expect(panel(page)).toContainText("Tag 4 hits as");
  await panel(page).getByRole("button", { name: "Actor" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(4);
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("4 hits were tagged.");
  await expect(saveState(page)).toHaveText("Saved");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
  await page.getByRole("button", { name: "Redo" }).click();
  expect((await listed(page)).join()).toContain("伊朗");
  // those that carry the label already are passed over, and told
  await panel(page).getByRole("button", { name: "Tag all…" }).click();
  await panel(page).getByRole("button", { name: "All", exact: true }).click();
  await panel(page).getByRole("button", { name: "Actor" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(6);
  await expect(page.getByRole("region", { name: "Notices" })).toContainText(
    "2 hits were tagged. 4 carried the label already.",
  );
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(6);
});

test("an input method composes undisturbed", async ({ page, context }) => {
  await openArticle(page, ARTICLE);
  await openFind(page);
  const session = await context.newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "wei'ruan", selectionStart: 8, selectionEnd: 8 });
  await expect(field(page)).toHaveValue("wei'ruan");
  await expect(outcome(page)).toHaveText("");
  // Enter and Escape belong to the composition
  for (const key of ["Enter", "Escape"]) {
    await field(page).evaluate((input, name) => {
      const event = { key: name, isComposing: true, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent("keydown", event));
    }, key);
  }
  await expect(field(page)).toHaveValue("wei'ruan");
  await session.send("Input.imeSetComposition", { text: "微软", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "微软" });
  await expect(field(page)).toHaveValue("微软");
  await expect(outcome(page)).toHaveText("1 of 3");
});

test("a far hit is scrolled into view, and all text stays for the browser's own find", async ({ page }) => {
  const filler = "俄罗斯反对企业参与，中国支持开放式工作组。\n\n".repeat(2000);
  await openApp(page, "?lang=en");
  await paste(page, `${filler}微软\n\n${filler}`);
  await page.locator("#add-article").click();
  await expect(page.locator("[data-piece]").first()).toBeVisible();
  await openFind(page);
  await page.keyboard.type("微软");
  await expect(outcome(page)).toHaveText("1 of 1");
  const isInView = () =>
    page.evaluate(() => {
      const pane = document.getElementById("article-pane")?.getBoundingClientRect();
      const [hit] = [...(CSS.highlights.get("found-now") ?? [])] as Range[];
      const rect = hit?.getBoundingClientRect();
      return !!pane && !!rect && rect.height > 0 && rect.top >= pane.top && rect.bottom <= pane.bottom;
    });
  await expect.poll(isInView).toBe(true);
  const text = await region(page).evaluate((pane) => pane.textContent ?? "");
  expect(text.match(/微软/g)).toHaveLength(1);
  expect(text.match(/企业/g)).toHaveLength(4000);
  const isOwn = await page.evaluate(() => {
    const press = (init: KeyboardEventInit) =>
      document.getElementById("article-pane")?.dispatchEvent(
        new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }),
      );
    return [press({ key: "f", ctrlKey: true }), press({ key: "F3" }), press({ key: "g", ctrlKey: true })];
  });
  expect(isOwn, "the browser's own keys are left alone").toEqual([true, true, true]);
});

for (const language of ["en", "zh-CN"]) {
  for (const [theme, width] of [["light", 1280], ["dark", 1280], ["light", 360]] as const) {
    test(`the panel in ${language}, ${theme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await openApp(page, `?lang=${language}`);
      await page.locator("#article-text").fill(ARTICLE);
      await page.locator("#add-article").click();
      await page.locator("#article-pane").focus();
      await page.keyboard.press("f");
      await page.keyboard.type("微软");
      await expectAccessible(page);
      await page.getByRole("search").getByRole("button", { expanded: false }).click();
      await expect(page.getByRole("checkbox")).toHaveCount(3);
      await expectAccessible(page);
      const isCut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isCut).toBe(false);
      await page.screenshot({ path: test.info().outputPath("find.png") });
    });
  }
}
