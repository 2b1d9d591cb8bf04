// Every kind of file that is read, alone, as a folder and in an archive, with its report.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Locator, type Page } from "@playwright/test";
import { region } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";
import { docx, zip } from "./zip";

type Given = { name: string; content: Buffer | string };

async function open(page: Page, ...files: Given[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  const given = files.map(({ name, content }) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(content as string),
  }));
  await chooser.setFiles(given);
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>t</title>
  <article><h1>网页标题</h1><p>微软支持该进程。</p><script>alert(1)</script></article>`;

const SAVED = [
  "From: <Saved by a browser>",
  "Snapshot-Content-Location: https://example.org/saved",
  'Content-Type: multipart/related; boundary="b-b"',
  "",
  "--b-b",
  "Content-Type: text/html",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "<h1>=E7=BD=91=E9=A1=B5</h1><p>=E5=BE=AE=E8=BD=AF=E6=94=AF=E6=8C=81=E3=80=82</p>",
  "--b-b--",
  "",
].join("\r\n");

async function addsAlone(page: Page, file: Given, words: string): Promise<void> {
  await openApp(page, "?lang=en");
  await open(page, file);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText(words);
}

test("a web page is read", async ({ page }) => {
  await addsAlone(page, { name: "a.html", content: PAGE }, "微软支持该进程。");
  await expect(region(page)).not.toContainText("alert");
});

test("a saved web page is read, and where it is from", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, { name: "a.mhtml", content: SAVED });
  await expect(page.getByLabel("Address")).toHaveValue("https://example.org/saved");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("微软支持。");
});

test("the encoding that a page declares is used, shown, and can be changed", async ({ page }) => {
  await openApp(page, "?lang=en");
  // 中文 in Big5, too short to be told from GB18030 by its characters
  const body = Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]);
  const content = Buffer.concat([Buffer.from('<meta charset="big5"><h1>'), body]);
  await open(page, { name: "a.html", content });
  const encoding = page.getByLabel("Encoding");
  await expect(encoding).toHaveValue("Big5");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("中文");
  await encoding.selectOption("GB18030");
  await expect(preview).toContainText("いゅ");
});

test("the encoding that a saved page tells of its part is used", async ({ page }) => {
  await openApp(page, "?lang=en");
  const told = SAVED.replace("text/html", "text/html; charset=big5");
  const content = told.replace(/<h1>.*/, "<h1>=A4=A4=A4=E5</h1>");
  await open(page, { name: "a.mhtml", content });
  await expect(page.getByLabel("Encoding")).toHaveValue("Big5");
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("中文");
});

test("a Word document is read; what was deleted is told and can be taken back", async ({ page }) => {
  await openApp(page, "?lang=en");
  const content = docx(["# 一、背景", "微软~反对~支持该进程。"], "文件标题");
  await open(page, { name: "a.docx", content });
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("文件标题");
  await expect(page.getByText("Text that tracked changes deleted")).toBeVisible();
  await expect(page.getByText("反对")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Word document" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Web page" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("微软支持该进程。");
});

const CSV = [
  "headline,content,day,medium,id",
  '甲,"微软支持。',
  '第二段。",2024-03-05,新华社,1',
  "乙,俄罗斯反对。,2024-03-06,塔斯社,2",
  "丙,短行",
].join("\n");

function field(dialog: Locator, name: string): Locator {
  return dialog.getByRole("combobox", { name });
}

test("the columns of a table are told apart by keys, and each row is an article", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, { name: "a.csv", content: CSV });
  const dialog = page.getByRole("dialog", { name: "Which column is what?" });
  await expect(field(dialog, "Title")).toHaveValue("0");
  await expect(field(dialog, "Article text")).toHaveValue("1");
  await expect(field(dialog, "Date")).toHaveValue("");
  await expect(dialog).toContainText("line 5: only 2 cells, the rest left empty");
  await expectAccessible(page);
  await field(dialog, "Date").focus();
  await page.keyboard.press("d");
  await expect(field(dialog, "Date")).toHaveValue("2");
  await field(dialog, "Publisher").selectOption("medium");
  await field(dialog, "Article text").selectOption("–");
  await expect(dialog.getByRole("button", { name: "Add 3 articles" })).toBeDisabled();
  await field(dialog, "Article text").selectOption("content");
  await dialog.getByRole("button", { name: "Add 3 articles" }).press("Enter");
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report).toContainText("Added 3 of 4 files as articles.");
  await expect(report).toContainText("a.csv:2");
  await report.getByRole("button", { name: "Close" }).first().click();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("listitem").filter({ hasText: "甲" })).toContainText("新华社");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("listitem").filter({ hasText: "甲" })).toHaveCount(0);
});

test("JSON that is not ours, and JSON on lines, are tables", async ({ page }) => {
  await openApp(page, "?lang=en");
  const objects = JSON.stringify({ articles: [{ 标题: "甲", 正文: "第一篇。", url: "x" }] });
  await open(page, { name: "a.json", content: objects });
  const dialog = page.getByRole("dialog", { name: "Which column is what?" });
  await expect(field(dialog, "Article text")).toHaveValue("1");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await open(page, { name: "a.jsonl", content: '{"text":"x"}\n{"text" 2}\n' });
  await expect(dialog).toContainText("line 2: not JSON at column 9, left out");
});

const MANY: Given[] = [
  { name: "甲.txt", content: "第一篇。" },
  { name: "乙.md", content: "# 第二篇\n\n正文。" },
  { name: "丙.html", content: PAGE },
  { name: "丁.mht", content: SAVED },
  { name: "戊.docx", content: docx(["第五篇。"]) },
  { name: "己.csv", content: "title,text\n六,第六篇。\n七,第七篇。\n" },
  { name: "庚.jsonl", content: '{"title":"八","text":"第八篇。"}\n' },
  { name: "twin.txt", content: "第一篇。" },
  { name: "bad.docx", content: docx(["x"]).subarray(0, 100) },
  { name: "picture.txt", content: Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1") },
  { name: "report.pdf", content: "%PDF-1.7\n" },
  { name: "open.json", content: "[{]" },
];

async function expectReport(page: Page): Promise<Locator> {
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report).toContainText("Added 8 of 13 files as articles.");
  for (const [name, why] of [
    ["twin.txt", "skipped, here as “甲”"],
    ["bad.docx", "the archive is damaged or cut off"],
    ["picture.txt", "it is a picture"],
    ["report.pdf", "it is a PDF. Open it, select all, copy and paste here"],
    ["open.json", "line 1, column 3 is not JSON"],
  ] as const) {
    await expect(report.getByRole("listitem").filter({ hasText: name })).toContainText(why);
  }
  return report;
}

test("files of every kind together are one step with a report", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, ...MANY);
  const report = await expectReport(page);
  await expectAccessible(page);
  await report.getByRole("button", { name: "Close" }).first().click();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone:")).toBeVisible();
});

test("an archive is taken apart, and what is hostile in it is told", async ({ page }) => {
  await openApp(page, "?lang=en");
  const files = MANY.map(({ name, content }) => [`文件夹/${name}`, content] as const);
  const content = zip([
    ...files,
    ["../out.txt", "x"],
    ["inner.zip", zip([["a.txt", "x"]])],
    ["__MACOSX/._甲.txt", "x"],
    ["bomb.txt", Buffer.alloc(70 << 20)],
  ]);
  await open(page, { name: "all.zip", content });
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report).toContainText("Added 8 of 16 files as articles.");
  for (const [name, why] of [
    ["../out.txt", "its name leads out of the archive"],
    ["inner.zip", "archives in archives are not opened"],
    ["bomb.txt", "it is longer than 64 MB"],
    ["bad.docx", "the archive is damaged or cut off"],
  ] as const) {
    await expect(report.getByRole("listitem").filter({ hasText: name })).toContainText(why);
  }
  await expect(report.getByRole("listitem").filter({ hasText: "文件夹/甲.txt" })).toContainText("added");
});

test("a folder is read by the system's dialog", async ({ page }, info) => {
  const folder = info.outputPath("文集");
  for (const { name, content } of MANY) {
    const inner = path.join(folder, name.length > 6 ? "inner" : "");
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, name), content);
  }
  writeFileSync(path.join(folder, ".DS_Store"), "x");
  await openApp(page, "?lang=en");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open folder" }).click(),
  ]);
  await chooser.setFiles(folder);
  const report = await expectReport(page);
  await expect(report).toContainText("文集/inner/bad.docx");
});

/** A real drop: Chromium reads the files and folders of the disk. */
async function dropFromDisk(page: Page, ...paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
}

test("a folder and a file that are dropped are read", async ({ page }, info) => {
  const folder = info.outputPath("dropped");
  mkdirSync(path.join(folder, "a", "b"), { recursive: true });
  writeFileSync(path.join(folder, "a", "一.txt"), "第一篇。");
  writeFileSync(path.join(folder, "a", "b", "二.docx"), docx(["第二篇。"]));
  writeFileSync(path.join(folder, "三.txt"), "第三篇。");
  await openApp(page, "?lang=en");
  await dropFromDisk(page, path.join(folder, "a"), path.join(folder, "三.txt"));
  const report = page.getByRole("dialog", { name: "Adding files" });
  await expect(report).toContainText("Added 3 of 3 files as articles.");
  await expect(report).toContainText("a/b/二.docx");
});

for (const language of ["en", "zh-CN"]) {
  for (const theme of ["light", "dark"] as const) {
    for (const width of [360, 1280]) {
      test(`table and report: ${language}, ${theme}, ${width} px`, async ({ page }, info) => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 800 });
        await openApp(page, `?lang=${language}`);
        const input = page.getByRole("button", { name: /Open file$|打开文件$/ });
        const choose = async (...files: Given[]) => {
          const [chooser] = await Promise.all([page.waitForEvent("filechooser"), input.click()]);
          const given = files.map(({ name, content }) => ({
            name,
            mimeType: "text/plain",
            buffer: Buffer.from(content as string),
          }));
          await chooser.setFiles(given);
        };
        await choose({ name: "文章.csv", content: CSV });
        const dialog = page.getByRole("dialog");
        await expect(dialog.getByRole("table")).toBeVisible();
        await expectAccessible(page);
        await page.screenshot({ path: info.outputPath("columns.png") });
        await page.keyboard.press("Escape");
        await choose(...MANY);
        await expect(dialog.getByRole("listitem")).toHaveCount(13);
        await expectAccessible(page);
        await page.screenshot({ path: info.outputPath("report.png") });
        const sideways = await dialog.evaluate((it) => it.scrollWidth - it.clientWidth);
        expect(sideways).toBeLessThanOrEqual(0);
      });
    }
  }
}
