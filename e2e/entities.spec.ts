// Entities: linked as annotations are made, found by typing, kept in a room of their own.
import { type Page } from "@playwright/test";
import { download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const ARTICLE =
  "微软支持开放式工作组。Microsoft 也参加《巴黎倡议》。\n\n俄罗斯反对企业参与 OEWG，伊朗也反对。微軟再次表示支持。";

const box = (page: Page) => page.getByRole("combobox", { name: "Link to an entity" });
const inspector = (page: Page) => page.locator("#inspector");
const rows = (page: Page) => page.getByRole("list", { name: "Entities" }).getByRole("listitem");
const room = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("button", { name }).click();

async function addStarter(page: Page) {
  await room(page, "Entities");
  await page.getByRole("button", { name: "Add the starter set" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("249 entities");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows(page).first()).toBeVisible();
  await room(page, "Read");
  await expect(region(page)).toBeFocused();
}

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

test("the starter set links quotes as they are tagged, and is one step", async ({ page }) => {
  await addStarter(page);
  await tagByMouse(page, "微软", "Actor");
  await expect(inspector(page)).toContainText("Company · 微软");
  await tagByMouse(page, "《巴黎倡议》", "Process");
  await expect(inspector(page)).toContainText("Paris Call for Trust and Security in Cyberspace");
  await tagByMouse(page, "OEWG", "Process");
  await expect(inspector(page)).toContainText("Open-ended Working Group");
  const { json } = await download(page);
  const annotations = json.documents[0].annotations;
  expect(annotations.map((row: { entity: string }) => row.entity).sort()).toEqual([
    "starter-microsoft",
    "starter-oewg",
    "starter-paris-call",
  ]);
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("Control+z");
  await room(page, "Entities");
  await expect(page.getByText("No entities yet.")).toBeVisible();
});

test("by keyboard: a new entity in one key, another by typing, the focus comes back", async ({
  page,
}) => {
  await region(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("w");
  await page.keyboard.press("1");
  await expect(page.getByRole("button", { name: "New entity “微软”" })).toBeVisible();
  await page.keyboard.press("Shift+K");
  await expect(inspector(page).getByRole("button", { name: "Unlink" })).toBeVisible();
  // the same words are linked at once from now on
  await page.keyboard.press("Control+z");
  await expect(inspector(page).getByRole("button", { name: "Unlink" })).toHaveCount(0);
  await page.keyboard.press("Control+y");

  await page.keyboard.press("k");
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.type("国家");
  const options = page.getByRole("option");
  await expect(options).toHaveText(["New entity “国家”"]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
  await expect(options).toHaveCount(0);

  await page.keyboard.press("k");
  await page.keyboard.type("Microsoft");
  await page.keyboard.press("Enter");
  await expect(region(page)).toBeFocused();
  await expect(inspector(page)).toContainText("Microsoft");
  await page.keyboard.press("k");
  await page.keyboard.type("微");
  await expect(options.first()).toContainText("微软");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(inspector(page).locator(".entity-linked")).toContainText("微软");
});

test("a composition in the entity box is left alone", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.press("k");
  await box(page).dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await expect(inspector(page).getByRole("button", { name: "Unlink" })).toHaveCount(0);
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
});

test("an entity is edited, merged, split and deleted in its room", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.press("Shift+K");
  await tagByMouse(page, "Microsoft", "Actor");
  await page.keyboard.press("Shift+K");
  await tagByMouse(page, "伊朗", "Actor");
  await page.keyboard.press("k");
  await page.keyboard.type("微软");
  await page.keyboard.press("Enter");
  await inspector(page).getByRole("button", { name: "Open its page" }).click();
  await expect(page.getByRole("heading", { name: "微软" })).toBeVisible();
  await expect(page.locator(".kwic-line")).toHaveCount(2);
  await expectAccessible(page);

  // names, aliases, type, colour
  await page.getByRole("textbox", { name: "Chinese" }).fill("微软公司");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "微软公司" })).toBeVisible();
  await expect(page.locator(".alias")).toHaveText(["微软"]);
  await page.getByRole("textbox", { name: "Add an alias" }).fill("MS");
  await page.keyboard.press("Enter");
  await expect(page.locator(".alias")).toHaveText(["微软", "MS"]);
  await page.getByRole("button", { name: "Remove MS" }).click();
  await expect(page.locator(".alias")).toHaveText(["微软"]);
  await page.getByRole("combobox", { name: "Type" }).last().fill("Company");
  await page.keyboard.press("Tab");
  await page.getByRole("radio", { name: "Teal" }).check();
  await expect(page.locator(".entity-head .hue-teal")).toBeVisible();

  // split what was somebody else
  await page.getByRole("button", { name: "Split" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name of the new entity" }).fill("伊朗");
  await dialog.getByRole("checkbox", { name: "伊朗" }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Move 1 quote" }).click();
  await expect(page.locator(".kwic-line")).toHaveCount(1);
  await expect(rows(page)).toHaveCount(3);

  // merge with the one of the other language
  await page.getByRole("button", { name: "Merge" }).click();
  await dialog.getByRole("combobox", { name: "Merge into" }).fill("micro");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("1 use become");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("heading", { name: "Microsoft" })).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator(".kwic-line")).toHaveCount(2);

  // the quote leads to its sentence
  await page.locator(".kwic-line").first().click();
  await expect(region(page)).toBeFocused();
  await expect(list(page).locator('[aria-current="true"]')).toContainText("微软");

  // deleting asks where the quotes go
  await room(page, "Entities");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toContainText("has 2 uses");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Unlink and delete" }).click();
  await expect(rows(page)).toHaveCount(1);

  // all of it survives a reload, and is taken back step by step
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await room(page, "Entities");
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(3);
});

test("the list is searched and filtered, by key too", async ({ page }) => {
  await addStarter(page);
  await region(page).focus();
  await page.keyboard.type("ge");
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search entities" });
  await expect(search).toBeFocused();
  await page.keyboard.type("聯合國大會");
  await expect(rows(page).first()).toContainText("United Nations General Assembly");
  await search.fill("新进程");
  await expect(page.getByText("No entity matches.")).toBeVisible();
  await page.getByRole("button", { name: "New process “新进程”" }).click();
  await expect(page.getByRole("heading", { name: "新进程" })).toBeVisible();
  await page.getByRole("combobox", { name: "Kind" }).selectOption("process");
  await page.getByRole("combobox", { name: "Show" }).selectOption("unused");
  await expect(rows(page)).toHaveCount(24);
  await page.getByRole("combobox", { name: "Show" }).selectOption("sharing");
  await expect(page.locator(".entity-row").first()).toContainText("shares a name with");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
});

test("traditional and simplified characters are alike on request", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.press("Shift+K");
  await tagByMouse(page, "微軟", "Actor");
  await expect(inspector(page).getByRole("button", { name: "New entity “微軟”" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await room(page, "Entities");
  await page.getByRole("checkbox", { name: /traditional and simplified/ }).check();
  await room(page, "Read");
  await tagByMouse(page, "微軟", "Actor");
  await expect(inspector(page).locator(".entity-linked")).toContainText("微软");
});

for (const [lang, scheme, width] of [
  ["en", "dark", 360],
  ["zh-CN", "light", 360],
  ["zh-CN", "dark", 1280],
] as const) {
  test(`the room is accessible: ${lang}, ${scheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 780 });
    await page.reload();
    await page.goto(`./?lang=${lang}`);
    await region(page).or(page.locator("#article-pane")).first().waitFor();
    await page.locator("#article-pane").focus();
    await page.keyboard.press("Control+Home");
    for (const key of ["w", "1", "Shift+K", "g", "e"]) await page.keyboard.press(key);
    await expect(page.locator(".entity-row")).toHaveCount(1);
    await expectAccessible(page);
    await page.locator(".entity-row").click();
    await expect(page.locator(".kwic-line")).toHaveCount(1);
    await expectAccessible(page);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
  });
}
