// Several documents: added at once, found, ordered, opened, described, removed and brought back.
import { type Page } from "@playwright/test";
import { openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const article = (title: string, date: string, source: string) => ({
  name: `${title}.md`,
  mimeType: "text/markdown",
  buffer: Buffer.from(`---\ntitle: ${title}\ndate: ${date}\nsource: ${source}\n---\n\n${title}支持工作组。`),
});
const FILES = [
  article("乙", "2023-02-01", "网络观察"),
  article("甲", "2021-05-01", "中国信息安全"),
  article("丙", "2022-01-01", ""),
];

/** Gives files to the system's dialog. */
async function give(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.keyboard.press("Control+o"),
  ]);
  await chooser.setFiles(files);
}

const names = (page: Page) => page.locator(".documents-rows .document-name");

/** Three articles, in their room. */
async function library(page: Page): Promise<void> {
  await openApp(page, "?lang=en");
  await page.locator("main.intake").focus();
  await give(page, FILES);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("navigation", { name: "Rooms" }).getByText("Documents").click();
  await expect(names(page)).toHaveText(["乙", "甲", "丙"]);
}

test("many files are added at once, each with what became of it", async ({ page }) => {
  await openApp(page, "?lang=en");
  await page.locator("main.intake").focus();
  const empty = { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from(" ") };
  const again = { ...FILES[0], name: "again.md" };
  const pdf = { name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") };
  await give(page, [...FILES, empty, again, pdf]);
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report.getByRole("status")).toHaveText("Added 3 of 6 files as articles.");
  const rows = report.getByRole("listitem");
  await expect(rows).toHaveCount(6);
  // what needs a look comes first
  await expect(rows.nth(0)).toContainText("empty.txt");
  await expect(rows.nth(1)).toContainText("skipped, here as “乙”");
  await expect(rows.nth(3)).toContainText("added");
  await expectAccessible(page);
  await report.getByRole("button", { name: "Add the skipped file all the same" }).press("Enter");
  await expect(report.getByRole("status")).toHaveText("Added 4 of 6 files as articles.");
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
  // what was skipped, and all others, are a step each
  await page.keyboard.press("Control+z");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(page.locator("#article-pane")).toBeVisible();
  await page.keyboard.type("gd");
  await expect(names(page)).toHaveText(["乙", "甲", "丙"]);
});

test("reading many files can be stopped, and what was added stays", async ({ page }) => {
  // the 300th file is a long time coming
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function (this: Blob) {
      return this instanceof File && this.name === "300.txt" ? new Promise(() => {}) : read.call(this);
    };
  });
  await openApp(page, "?lang=en");
  await page.locator("main.intake").focus();
  const many = Array.from({ length: 600 }, (_, n) => ({
    name: `${n}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`第${n}篇。`),
  }));
  await give(page, many);
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report.getByRole("progressbar")).toBeVisible();
  await report.getByRole("button", { name: "Stop" }).click();
  await expect(report).toContainText("Stopped.");
  const told = (await report.getByRole("status").innerText()).match(/\d+/)?.[0];
  expect(Number(told)).toBeLessThanOrEqual(300);
  await report.getByRole("button", { name: "Close" }).click();
  await page.keyboard.type("gd");
  await expect(page.locator(".documents-head .count")).toHaveText(`${told} documents`);
});

test("the list is ordered and filtered, and stays so", async ({ page }) => {
  await library(page);
  await expectAccessible(page);
  const by = (name: string) =>
    page.getByRole("group", { name: "Order by" }).getByRole("button", { name });
  await by("Date").click();
  await expect(names(page)).toHaveText(["甲", "丙", "乙"]);
  await expect(by("Date")).toHaveAttribute("aria-pressed", "true");
  await by("Date").click();
  await expect(names(page)).toHaveText(["乙", "丙", "甲"]);
  await page.getByRole("combobox", { name: "Progress of 丙" }).selectOption("Done");
  await page.getByRole("combobox", { name: "Progress", exact: true }).selectOption("To do");
  await expect(names(page)).toHaveText(["乙", "甲"]);
  await expect(page.getByText("2 of 3 documents")).toBeVisible();
  // next and previous from the article follow the list
  await names(page).first().click();
  await expect(region(page)).toContainText("乙支持工作组");
  await page.keyboard.press(">");
  await expect(region(page)).toContainText("甲支持工作组");
  await page.keyboard.press("<");
  await expect(region(page)).toContainText("乙支持工作组");
  await page.keyboard.type("gd");
  await expect(names(page)).toHaveText(["乙", "甲"]);
  await page.getByRole("searchbox", { name: "Search documents" }).fill("没有");
  await expect(page.getByText("No document matches.")).toBeVisible();
  await page.getByRole("button", { name: "Show all documents" }).click();
  await expect(names(page)).toHaveText(["乙", "丙", "甲"]);
});

test("a key leads to the end of a list of which only a part is drawn", async ({ page }) => {
  await openApp(page, "?lang=en");
  await page.locator("main.intake").focus();
  const many = Array.from({ length: 600 }, (_, n) => ({
    name: `${1000 + n}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`第${n}篇。`),
  }));
  await give(page, many);
  const report = page.getByRole("dialog", { name: "Adding files" });
  await report.getByRole("button", { name: "Close" }).click();
  await page.keyboard.type("gd");
  await page.locator(".document-open").first().focus();
  await page.keyboard.press("End");
  await expect(page.locator(".document-open:focus")).toContainText("1599");
  await page.keyboard.press("Home");
  await expect(page.locator(".document-open:focus")).toContainText("1000");
});

test("by keyboard: open, edit, remove, and undo", async ({ page }) => {
  await library(page);
  await page.keyboard.type("gr");
  await page.keyboard.type("gd");
  await expect(page.locator('.document-open:focus')).toHaveCount(1);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".document-open:focus")).toContainText("甲");
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Edit metadata" });
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("甲");
  await dialog.getByRole("textbox", { name: "Title" }).fill("丁");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(names(page)).toHaveText(["乙", "丁", "丙"]);
  await expect(page.locator(".document-open:focus")).toContainText("丁");
  await page.keyboard.press("Delete");
  await expect(names(page)).toHaveText(["乙", "丙"]);
  await expect(page.locator(".document-open:focus")).toContainText("丙");
  await page.keyboard.press("Control+z");
  await expect(names(page)).toHaveText(["乙", "丁", "丙"]);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(region(page)).toContainText("乙支持工作组");
  await expect(region(page)).toBeFocused();
});

test("counts and coders follow the work", async ({ page }) => {
  await openArticle(page, "微软支持工作组。");
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.type("gd");
  const row = page.locator(".document-open");
  await expect(row).toContainText("1");
  await expect(row).toContainText("Unnamed coder");
  await expectAccessible(page);
});

test("an article that is there already is told before it is added", async ({ page }) => {
  await openArticle(page, "微软支持工作组。");
  await page.keyboard.press("+");
  await page.getByRole("textbox", { name: "Article text" }).fill("微软支持工作组。");
  await expect(page.getByText("This article is already here")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open it" }).press("Enter");
  await expect(region(page)).toBeVisible();
});
