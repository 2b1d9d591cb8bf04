// The app in one file, opened from the disk as by a double-click: the main job, and no request
// after the file itself (the fixture fails at any).
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Page } from "@playwright/test";
import { download, list, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test } from "./fixtures";
import { decrypt } from "./locked";

const FILE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../dist/stancemark.html");
const TEXT = "微软反对数字日内瓦公约。\nMicrosoft supports the Tech Accord.";

async function openFile(page: Page, query = "?lang=en"): Promise<void> {
  await page.goto(`${pathToFileURL(FILE)}${query}`);
  await expect(page.locator("#boot")).toHaveCount(0);
}

async function addArticle(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Article text" }).fill(TEXT);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
}

test("the file names nothing outside itself and forbids connections", () => {
  const html = readFileSync(FILE, "utf8");
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/'self'|unsafe-inline|'unsafe-eval'|https?:/);
  expect(html).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="(?!data:)/);
});

test("the whole job from a file, kept over a reload, and undone", async ({ page }) => {
  await openFile(page);
  await expect(page.getByText("You opened Stancemark as a file.")).toBeVisible();
  await expectAccessible(page);
  await addArticle(page);
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "Tech Accord", "Process");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  const { json } = await download(page);
  const spans = json.documents[0].annotations.map(
    (annotation: { targets: { quote: string }[] }) => annotation.targets[0].quote,
  );
  expect(spans).toEqual(["微软", "Tech Accord"]);
  await region(page).focus();
  await page.keyboard.press("Control+Z");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});

test("of two tabs with the file one writes and the other follows", async ({ page, context }) => {
  await openFile(page);
  await addArticle(page);
  await expect(saveState(page)).toHaveText("Saved");
  const second = await context.newPage();
  await openFile(second);
  await expect(saveState(second)).toHaveText("Following");
  await tagByMouse(page, "微软", "Actor");
  await expect(list(second).getByRole("listitem")).toHaveCount(1);
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(saveState(page)).toHaveText("Following");
  await tagByMouse(second, "Tech Accord", "Process");
  await expect(saveState(second)).toHaveText("Saved");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("what the file writes, it opens again: plain, and with a passphrase", async ({ page }) => {
  await openFile(page);
  await addArticle(page);
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  const { path: plain } = await download(page);
  await page.getByRole("button", { name: "Download with a passphrase" }).click();
  await page.locator("#lock-first").fill("secret words");
  await page.locator("#lock-second").fill("secret words");
  const [sealed] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Enter"),
  ]);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const locked = readFileSync(await sealed.path());
  expect(decrypt(locked, "secret words").content.toString()).toContain("微软反对");
  const give = async (name: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.keyboard.press("Control+o"),
    ]);
    await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  const notices = page.getByRole("region", { name: "Notices" });
  await give("a.stancemark.json", readFileSync(plain));
  await expect(notices).toContainText("1 document");
  await page.reload();
  await expect(region(page)).toBeVisible();
  await give("a.stancemark.enc", locked);
  await page.locator("#lock-first").fill("secret words");
  await page.keyboard.press("Enter");
  await expect(notices).toContainText("1 document");
});

test("the file by keyboard alone, in Chinese", async ({ page }) => {
  await openFile(page, "?lang=zh-CN");
  await expect(page.getByText("您打开的是单文件版 Stancemark。")).toBeVisible();
  await expect(page.locator("#article-text")).toBeFocused();
  await page.keyboard.insertText(TEXT);
  await page.keyboard.press("Tab");
  await expect(page.locator("#add-article")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#article-pane")).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe("微软");
  await page.keyboard.press("1");
  await expect(page.locator("#annotation-list li").first()).toContainText("微软");
});

test("a connection from the file is refused", async ({ page, problems }) => {
  await openFile(page);
  const reached = await page.evaluate(() =>
    fetch("https://example.com/").then(() => true, () => false),
  );
  expect(reached).toBe(false);
  await expect.poll(() => problems.join()).toContain("policy: connect-src blocked");
  problems.splice(0);
});

test("what a file cannot do is said in the app, and is so", async ({ page }) => {
  await openFile(page);
  await page.getByRole("button", { name: "What leaves this page?" }).first().click();
  const panel = page.getByRole("dialog");
  for (const words of [
    "cannot be installed as an app",
    "A double-click on a project file does not open it here",
    "A file in a folder is kept in step as on the site",
    "all pages opened from files share one store",
    "only while the file stays where it is",
  ]) {
    await expect(panel).toContainText(words);
  }
  await expectAccessible(page);
  const found = await page.evaluate(async () => ({
    private: await navigator.storage.getDirectory().then(() => "there", (e) => e.name),
    picker: isSecureContext && "showDirectoryPicker" in window,
    manifest: document.querySelector("link[rel=manifest]"),
  }));
  expect(found).toEqual({
    private: "SecurityError",
    picker: true,
    manifest: null,
  });
});

test("the file keeps a file in a folder in step", async ({ page }) => {
  // the system's dialog cannot be answered here, and files have no folders of the browser's own
  await page.addInitScript(() => {
    const files: Record<string, string> = {};
    const file = (name: string) => ({
      createWritable: async () => ({
        write: async (data: Blob | string) => {
          files[name] = typeof data === "string" ? data : await new Response(data).text();
        },
        close: async () => undefined,
      }),
    });
    const folder = {
      kind: "directory",
      name: "coding",
      queryPermission: async () => "granted",
      requestPermission: async () => "granted",
      getFileHandle: async (name: string) => file(name),
    };
    Object.assign(window, { files });
    Object.defineProperty(window, "showDirectoryPicker", { value: async () => folder });
  });
  await openFile(page);
  await addArticle(page);
  await page.getByRole("contentinfo").getByRole("button", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Choose a folder" }).click();
  await expect(page.getByRole("dialog")).toContainText("The file in “coding” is in step");
  await page.keyboard.press("Escape");
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  const files = () =>
    page.evaluate(() => Object.values((window as unknown as { files: object }).files).join());
  await expect.poll(files).toContain('"quote": "微软"');
  // what cannot be kept of it does no harm: it is chosen again
  await page.reload();
  await expect(saveState(page)).toHaveText("Saved");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});
