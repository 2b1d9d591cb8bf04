// The room of the codebook, by mouse and by key.
import { readFileSync, writeFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { drag, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。\n\n俄罗斯反对企业参与，伊朗也反对。";

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

const room = (page: Page) => page.locator("main.codebook");
const labels = (page: Page) => page.getByRole("list", { name: "Labels", exact: true });
const openLabel = (page: Page, name: string) =>
  labels(page).getByRole("button", { name: new RegExp(`^${name}`) }).click();

async function enter(page: Page): Promise<void> {
  await region(page).focus();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(room(page)).toBeVisible();
}

/** Closes the open page, then the room. */
async function leave(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.locator(".codebook-form")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
}

test("a label is renamed in Chinese, recoloured, and shown so everywhere", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await enter(page);
  await expectAccessible(page);
  await openLabel(page, "Actor");
  await page.getByRole("textbox", { name: "Chinese" }).first().fill("主体");
  await page.keyboard.press("Tab");
  await page.getByRole("radio", { name: "Green" }).check();
  await expect(page.getByRole("radio", { name: "Green" })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "主体" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("radio", { name: "Blue" })).toBeChecked();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("textbox", { name: "Chinese" }).first()).toHaveValue("行动者");
});

test("a new label with a key of its own tags at once", async ({ page }) => {
  await enter(page);
  await page.getByRole("button", { name: "Add label" }).click();
  const name = page.locator("#codebook-name");
  await expect(name).toBeFocused();
  await page.keyboard.type("Venue");
  await page.keyboard.press("Enter");
  await expect(labels(page)).toContainText("Venue");
  const key = page.getByRole("textbox", { name: "Key" });
  await expect(key).toHaveValue("4");
  await key.focus();
  // what is taken is refused with the reason
  await page.keyboard.press("1");
  await expect(page.getByRole("alert")).toHaveText("1 is the key of the label “Actor”.");
  await expectAccessible(page);
  await page.keyboard.press("n");
  await expect(page.getByRole("alert")).toHaveText("n is a key of the app: Next annotation.");
  await expect(key).toHaveValue("4");
  await page.keyboard.press("J");
  await expect(page.getByRole("alert")).toHaveText("");
  await expect(key).toHaveValue("J");
  await leave(page);
  await drag(page, "俄罗斯");
  await page.keyboard.press("J");
  await expect(list(page).getByRole("listitem")).toContainText("Venue");
  // it is there after a reload, and so is the way back
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toContainText("Venue");
  await region(page).focus();
  for (const _ of [1, 2, 3, 4]) {
    await page.keyboard.press("Control+z");
  }
  await enter(page);
  await expect(labels(page).getByRole("listitem")).toHaveCount(3);
});

test("what is in use is asked about: handed over, or deleted too", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "俄罗斯", "Actor");
  await enter(page);
  await labels(page).getByRole("button", { name: "Delete Actor" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("2 annotations and 0 statements in 1 document");
  await expectAccessible(page);
  await dialog.getByLabel("What is coded with it goes to").selectOption({ label: "Process" });
  await dialog.getByRole("button", { name: "Hand over and delete" }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(list(page).getByRole("listitem")).toContainText(["Process", "Process"]);
  await page.keyboard.press("Control+z");
  await expect(list(page).getByRole("listitem")).toContainText(["Actor", "Actor"]);
  await enter(page);
  await labels(page).getByRole("button", { name: "Delete Actor" }).click();
  await dialog.getByRole("button", { name: "Delete with what is coded" }).click();
  await page.keyboard.press("Escape");
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
});

test("two labels become one in one step", async ({ page }) => {
  await tagByMouse(page, "微软", "Actor");
  await enter(page);
  await openLabel(page, "Actor");
  await page.getByRole("button", { name: "Merge with another label" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Merge into").selectOption({ label: "Process" });
  await expect(dialog).toContainText("Changes 1 annotation");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Merge with another label" }).click();
  await expect(labels(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("heading", { name: "Process", exact: true })).toBeVisible();
  await expect(page.locator("#codebook-page")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(labels(page).getByRole("listitem")).toHaveCount(3);
});

test("attributes, answers and slots are edited", async ({ page }) => {
  await enter(page);
  await openLabel(page, "Actor");
  const add = page.getByRole("textbox", { name: "Add attribute" });
  await add.fill("Sector");
  await add.press("Enter");
  const answer = page.getByRole("textbox", { name: "Add answer" });
  for (const name of ["State", "Company"]) {
    await answer.fill(name);
    await answer.press("Enter");
  }
  await page.getByRole("button", { name: "Move Company up" }).click();
  await expect(page.locator(".codebook-choice").first().getByRole("textbox").first()).toHaveValue("Company");
  const type = page.getByRole("combobox", { name: "Type", exact: true });
  await type.selectOption({ label: "Ordered choice" });
  await expect(type).toHaveValue("1");
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await drag(page, "微软");
  await page.keyboard.press("1");
  const sector = page.getByRole("radiogroup", { name: "Sector" });
  await expect(sector.getByRole("radio")).toHaveCount(2);
  await enter(page);
  await page.getByRole("button", { name: "Position", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Slots" })).toBeVisible();
  const slot = page.getByRole("textbox", { name: "Add slot" });
  await slot.fill("Venue");
  await slot.press("Enter");
  await page.getByRole("checkbox", { name: "Process" }).last().check();
  await expect(page.getByRole("checkbox", { name: "Process" }).last()).toBeChecked();
  await expectAccessible(page);
});

test("the codebook alone goes out and comes in, with what differs and what is wrong", async ({
  page,
}, info) => {
  await enter(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download codebook" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("codebook.stancemark-codebook.json");
  const json = JSON.parse(readFileSync(await file.path(), "utf8"));
  await labels(page).getByRole("button", { name: "Delete Actor" }).click();
  await expect(labels(page).getByRole("listitem")).toHaveCount(2);
  json.codebook.labels[1].shortcut = "n";
  const path = info.outputPath("team.stancemark-codebook.json");
  writeFileSync(path, JSON.stringify(json));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open codebook" }).click(),
  ]);
  await chooser.setFiles(path);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("$.codebook.labels[1].shortcut");
  await expect(dialog).toContainText("“Actor” came with the file.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(labels(page).getByRole("listitem")).toHaveCount(3);
});

for (const [theme, width, lang] of [
  ["light", 1280, "en"],
  ["dark", 1280, "zh-CN"],
  ["light", 360, "zh-CN"],
] as const) {
  test(`the room at ${width} px, ${theme}, ${lang}`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 800 });
    await enter(page);
    if (lang === "zh-CN") {
      await page.getByRole("button", { name: "中文" }).click();
    }
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath("list.png") });
    await page.locator(".codebook-open").nth(2).click();
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath("label.png") });
    await page.locator(".codebook-page").evaluate((element) => element.scrollTo(0, 600));
    await page.screenshot({ path: info.outputPath("attributes.png") });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}

test("the focus stays with the hand: moved rows, opened pages, deleted rows", async ({ page }) => {
  await enter(page);
  const names = labels(page).locator(".codebook-name");
  const up = page.getByRole("button", { name: "Move Stance up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Actor", "Stance", "Process"]);
  await expect(up).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Stance", "Actor", "Process"]);
  await expect(up).toBeFocused();
  await expect(up).toHaveAttribute("aria-disabled", "true");
  await labels(page).getByRole("button", { name: /^Process/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#codebook-page")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("#codebook-name")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#room")).toBeFocused();
  await page.getByRole("button", { name: "Delete Process" }).focus();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Stance", "Actor"]);
  await expect(page.locator("#room")).toBeFocused();
});
