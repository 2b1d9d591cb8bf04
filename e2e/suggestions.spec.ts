// What would probably be tagged is suggested, and accepted or rejected by mouse or by key.
import { type Page, expect } from "@playwright/test";
import { clickOn, download, list, openArticle, region, saveState, toolbar } from "./app";
import { expectAccessible, openApp, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。\n微軟和 Microsoft 再次发言。\n华为也到会。清朗网络联盟（QCNA）发言。";

const suggestions = (page: Page) => page.getByRole("list", { name: "Suggestions" });
const rows = (page: Page) => suggestions(page).getByRole("button");
const show = (page: Page) => page.getByRole("button", { name: "Suggestions", exact: true }).click();
const row = (page: Page, words: RegExp) => rows(page).filter({ hasText: words }).first();
const decide = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const scope = (page: Page) => page.getByRole("combobox", { name: "All like this" });

/** The words that are painted with a look, by either painter. */
const painted = (page: Page, look: string) =>
  page.evaluate((name) => {
    const marks = [...document.querySelectorAll(`mark.${name}`)].map((mark) => mark.textContent);
    const ranges = [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString());
    return [...marks, ...ranges];
  }, look);

test("suggestions are accepted and rejected by mouse, and nothing is kept before", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await show(page);
  await expect(rows(page)).toHaveCount(9);
  await expectAccessible(page);
  const before = (await download(page)).json;
  expect(before.documents[0].annotations).toEqual([]);
  expect(before.documents[0].statements).toEqual([]);
  expect(before.entities).toEqual([]);

  // the reasons are told in words
  await expect(row(page, /name of Microsoft · starter set/)).toBeVisible();
  await expect(row(page, /cue “支持”: Support/)).toBeVisible();
  await expect(row(page, /acronym beside its expansion/)).toBeVisible();
  await expect(row(page, /Position: Support; in one sentence/)).toBeVisible();

  await row(page, /name of Microsoft/).click();
  await expect(toolbar(page)).toBeHidden();
  await decide(page, "Accept all").click();
  await expect(rows(page)).toHaveCount(6);
  await row(page, /华为/).click();
  await decide(page, "Reject").click();
  await expect(rows(page)).toHaveCount(5);
  await expectAccessible(page);
  const after = (await download(page)).json;
  expect(after.documents[0].annotations).toHaveLength(3);
  expect(after.documents[0].annotations[0].origin).toBe("suggestion");
  expect(after.entities).toHaveLength(1);
  expect(after.rejections).toHaveLength(1);

  await page.reload();
  await expect(region(page)).toBeVisible();
  await show(page);
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole("button", { name: "Offer what was rejected again (1)" }).click();
  await expect(rows(page)).toHaveCount(6);
});

test("an article is gone through by keys alone, each decision one step", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await region(page).focus();
  await page.keyboard.press("o");
  await expect(rows(page)).toHaveCount(9);
  await expect(rows(page).first()).toHaveAttribute("aria-current", "true");
  // a statement with all that it needs
  await page.keyboard.press("y");
  await expect(rows(page)).toHaveCount(5);
  await page.keyboard.press("c");
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press("Shift+Y");
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("Shift+C");
  await expect(rows(page)).toHaveCount(2);
  for (const n of [3, 4, 5, 9]) {
    await page.keyboard.press("Control+z");
    await expect(rows(page)).toHaveCount(n);
  }
  await page.keyboard.press("Shift+O");
  await expect(suggestions(page).locator("[aria-current=true]")).toHaveCount(1);
  await page.getByRole("button", { name: /^Annotations/ }).click();
  await expect(list(page).getByRole("button")).toHaveCount(0);
  await expect(saveState(page)).toHaveText("Saved");
  expect((await download(page)).json.documents[0].statements).toEqual([]);
});

for (const [painter, query] of [["highlights", ""], ["marks", "&painter=marks"]] as const) {
  test(`suggestions are dotted and can be clicked (${painter})`, async ({ page }) => {
    await openArticle(page, ARTICLE, query);
    const height = () => region(page).evaluate((pane) => pane.scrollHeight);
    const plain = await height();
    await show(page);
    await expect(rows(page)).toHaveCount(9);
    expect((await painted(page, "suggested")).sort()).toEqual(
      ["Microsoft", "QCNA", "华为", "开放式工作组", "微软", "微軟", "支持", "清朗网络联盟"].sort(),
    );
    // text never reflows
    expect(await height()).toBe(plain);
    await clickOn(page, "华为");
    await expect(row(page, /华为/)).toHaveAttribute("aria-current", "true");
    await expect(toolbar(page)).toBeHidden();
    expect(await painted(page, "suggested-now")).toEqual(["华为"]);
    expect(await height()).toBe(plain);
    await page.keyboard.press("y");
    await expect(rows(page)).toHaveCount(8);
    // what is tagged is no suggestion any more, and is found first by a click
    expect(await painted(page, "suggested")).not.toContain("华为");
    await clickOn(page, "华为");
    await expect(page.getByRole("region", { name: "Details" })).toContainText("华为");
    await page.getByRole("button", { name: /^Annotations/ }).click();
    expect(await painted(page, "suggested")).toEqual([]);
  });
}

test("sorts are left out of the list, and a new name gets the label that is chosen", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await show(page);
  const sorts = page.getByRole("group", { name: "Sorts shown" });
  for (const name of ["Statements", "Names", "Stances"]) {
    await sorts.getByRole("button", { name }).click();
  }
  // what there is none of has no button
  await expect(sorts.getByRole("button")).toHaveCount(4);
  await expect(rows(page)).toHaveCount(2);
  await row(page, /QCNA/).click();
  await page.getByRole("combobox", { name: "Taken for" }).selectOption({ label: "Process" });
  await decide(page, "Accept").click();
  // the entity has both names by now
  await expect(rows(page)).toHaveCount(0);
  const { json } = await download(page);
  expect(json.documents[0].annotations[0].label).toBe("process");
  expect(json.entities[0].names[0].value).toBe("清朗网络联盟");
  expect(json.entities[0].aliases).toEqual(["QCNA"]);
});

test("all articles are gone through, and it is one step", async ({ page }) => {
  await openArticle(page, "微软在此。微软。");
  await page.getByRole("button", { name: "Add another article" }).click();
  await page.getByRole("textbox", { name: "Article text" }).fill("另一篇里也有微软。");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("另一篇");
  await show(page);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await scope(page).selectOption({ label: "this name anywhere" });
  await decide(page, "Accept all").click();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText("3 suggestions accepted in one step.")).toBeVisible();
  const made = (await download(page)).json.documents.map((d: { annotations: unknown[] }) => d.annotations.length);
  expect(made.sort()).toEqual([1, 2]);
  await region(page).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: accepting suggestions")).toBeVisible();
  const left = (await download(page)).json.documents.map((d: { annotations: unknown[] }) => d.annotations.length);
  expect(left).toEqual([0, 0]);
});

test("a rule is written, tried out, kept, used and taken back", async ({ page }) => {
  await openArticle(page, "会场一片哗然。有人摇头，又一次哗然。");
  await show(page);
  await page.getByRole("button", { name: "Your rules…" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "New rule" }).click();
  await dialog.getByRole("radio", { name: "Regular expression" }).check();
  const field = dialog.getByRole("textbox", { name: "Expression" });
  await field.fill("哗然|(摇头");
  await expect(dialog.getByText("Character 4: this ( is never closed.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save the rule" })).toHaveAttribute("aria-disabled", "true");
  await field.fill("哗然|(摇头)");
  await expect(dialog.getByText("Found 3 times in the open article:")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Uproar");
  await dialog.getByRole("combobox", { name: "Label" }).selectOption({ label: "Stance" });
  await dialog.getByRole("combobox", { name: "Position" }).selectOption({ label: "Oppose" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save the rule" }).click();
  await expect(dialog.getByRole("checkbox", { name: "Use “Uproar”" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, /your rule “Uproar”/)).toBeVisible();
  await rows(page).first().click();
  await page.keyboard.press("Shift+Y");
  await expect(rows(page)).toHaveCount(0);
  const { json } = await download(page);
  const made = json.documents[0].annotations;
  expect(made.map((row: { origin: string }) => row.origin)).toEqual(["rule", "rule", "rule"]);
  expect(made[0].attributes.position).toBe("oppose");
  expect(json.rules).toHaveLength(1);
  // it is kept, and deleting it is undone
  await page.reload();
  await show(page);
  await page.getByRole("button", { name: "Your rules (1)…" }).click();
  await page.getByRole("button", { name: "Delete “Uproar”" }).click();
  await expect(page.getByText("There are no rules yet.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Your rules (1)…" })).toBeVisible();
});

test("a long list draws few rows, and the keys reach its end", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。\n".repeat(60));
  await show(page);
  await expect(page.getByRole("status").filter({ hasText: /^240 suggestions$/ })).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  await rows(page).first().click();
  await rows(page).first().focus();
  await page.keyboard.press("End");
  const last = page.locator('[data-suggestion="239"]');
  await expect(last).toBeFocused();
  await expect(last).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Home");
  await expect(page.locator('[data-suggestion="0"]')).toBeFocused();
});

test("in Chinese, by keys alone, on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openApp(page, "?lang=zh-CN");
  await page.getByRole("textbox", { name: "文章正文" }).fill("中国不支持《巴黎倡议》。");
  await page.getByRole("button", { name: "添加文章" }).click();
  await expect(page.locator("#article-pane")).toBeVisible();
  await page.locator("#article-pane").focus();
  await page.keyboard.press("o");
  const bar = page.locator(".suggestion-bar");
  await expect(bar).toContainText("立场：反对（同一句中）");
  await page.keyboard.press("o");
  await page.keyboard.press("o");
  await expect(bar).toContainText("立场词“支持”，被“不”否定：反对");
  await expectAccessible(page);
  await bar.getByRole("button", { name: "接受" }).click();
  await expect(bar).toContainText("巴黎");
  await page.keyboard.press("Control+z");
  await expect(page.getByText("已撤销：接受建议")).toBeVisible();
});
