// The project as it was: backups made by hand and before great steps, restored beside the present
// one; the archive of the whole project; and a real file kept in step in a folder.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。俄罗斯反对工作组。";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Backups" });
const backups = (page: Page) => dialog(page).getByRole("list", { name: "Backups" });
const openDialog = (page: Page) =>
  page.getByRole("contentinfo").getByRole("button", { name: /Backups|File in|Writing/ }).click();

async function open(page: Page, name: string, content: Buffer | string) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

test("a backup is made by hand, downloaded and deleted", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "微软", "Actor");
  await openDialog(page);
  await dialog(page).getByRole("textbox", { name: "Name of the backup" }).fill("before the second coding round");
  await page.keyboard.press("Enter");
  const row = backups(page).getByRole("listitem").filter({ hasText: "before the second coding round" });
  await expect(row).toContainText("by hand");
  await expect(row).toContainText("1 document, 1 annotation, 0 statements");
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("button", { name: "Download" }).click(),
  ]);
  const json = JSON.parse(readFileSync(await file.path(), "utf8"));
  expect(json.documents[0].text).toBe(ARTICLE);
  expect(file.suggestedFilename()).toMatch(/\.stancemark\.json$/);
  await row.getByRole("button", { name: "Delete" }).click();
  await row.getByRole("button", { name: "Delete for good" }).click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(region(page)).toBeVisible();
  await openDialog(page);
  await expect(dialog(page)).not.toContainText("before the second coding round");
});

test("an import is preceded by a backup, which is restored beside the project", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  const { json } = await download(page);
  const other = structuredClone(json);
  other.documents[0].id = "other";
  other.documents[0].metadata.title = "另一篇";
  await page.getByRole("button", { name: "Add another article" }).click();
  await open(page, "other.stancemark.json", JSON.stringify(other));
  await expect(page.getByText("另一篇").first()).toBeVisible();
  const report = page.getByRole("dialog");
  if (await report.isVisible()) await page.keyboard.press("Escape");
  await openDialog(page);
  const row = backups(page).getByRole("listitem").filter({ hasText: "before an import" });
  await expect(row).toContainText("1 document, 1 annotation");
  await row.getByRole("button", { name: "Restore beside" }).click();
  const restored = page.getByRole("region", { name: "Notices" }).getByText(/Restored as the project/);
  await expect(restored).toBeVisible();
  await page.keyboard.press("Escape");
  // the present project is as it was
  expect((await download(page)).json.documents).toHaveLength(2);
  const key = await page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open("stancemark");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const store = request.result.transaction("projects").objectStore("projects");
          const [keys, all] = [store.getAllKeys(), store.getAll()];
          all.onsuccess = () => {
            request.result.close();
            const at = all.result.findIndex((row: string) => JSON.parse(row).name.includes("Backup of"));
            resolve(String(keys.result[at]));
          };
        };
      }),
  );
  // and so is the restored one, in another tab: both write
  const beside = await page.context().newPage();
  await openApp(beside, `?lang=en#project=${key}`);
  await expect(list(beside).getByRole("listitem")).toHaveCount(1);
  expect((await download(beside)).json.documents).toEqual(json.documents);
  await tagByMouse(beside, "俄罗斯", "Actor");
  await expect(saveState(beside)).toHaveText("Saved");
  await expect(saveState(page)).toHaveText("Saved");
  expect((await download(page)).json.documents).toHaveLength(2);
  await beside.close();
  // the message leads there as well
  const notices = page.getByRole("region", { name: "Notices" });
  await notices.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Projects: Backup of/ })).toBeVisible();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("the archive holds the project, each document and the codebook", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "微软", "Actor");
  await openDialog(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("button", { name: "Download archive" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.stancemark\.zip$/);
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  for (const name of ["project.stancemark.json", "codebook.stancemark-codebook.json", "README.txt"]) {
    expect(bytes.includes(name)).toBe(true);
  }
});

test("the archive holds the project, and gives the very same one back", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "微软", "Actor");
  const { json } = await download(page);
  await openDialog(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("button", { name: "Download archive" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.stancemark\.zip$/);
  const bytes = readFileSync(await file.path());
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("no browser");
  const other = await context.newPage();
  await other.goto(page.url());
  await open(other, file.suggestedFilename(), bytes);
  await expect(list(other).getByRole("listitem")).toHaveCount(1);
  expect((await download(other)).json.documents).toEqual(json.documents);
  await context.close();
});

/** Gives the page a folder of the browser's own in place of the system's dialog. */
async function withFolder(page: Page, leave = "granted") {
  await page.addInitScript((state) => {
    const pick = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle("coding", { create: true });
    };
    Object.defineProperty(window, "showDirectoryPicker", { value: pick });
    const asks = FileSystemHandle.prototype as unknown as Record<string, unknown>;
    const answer = (value: () => string) => ({ value: async () => value(), configurable: true });
    let known = sessionStorage.getItem("visited") ? state : "granted";
    sessionStorage.setItem("visited", "yes");
    Object.defineProperty(asks, "queryPermission", answer(() => known));
    Object.defineProperty(asks, "requestPermission", answer(() => (known = "granted")));
  }, leave);
}

/** The files in that folder. */
function inFolder(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("coding");
    const files: Record<string, string> = {};
    const entries = folder as unknown as { entries(): AsyncIterable<[string, FileSystemFileHandle]> };
    for await (const [name, handle] of entries.entries()) {
      files[name] = await (await handle.getFile()).text();
    }
    return files;
  });
}

async function annotationsInFolder(page: Page): Promise<number> {
  const [json] = Object.values(await inFolder(page));
  return json ? JSON.parse(json).documents[0].annotations.length : -1;
}

test("a file in a folder is kept in step, and asked for again in the next visit", async ({ page }) => {
  await withFolder(page, "prompt");
  await openArticle(page, ARTICLE);
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Choose a folder" }).click();
  await expect(dialog(page)).toContainText("The file in “coding” is in step");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await tagByMouse(page, "微软", "Actor");
  await expect.poll(() => annotationsInFolder(page)).toBe(1);
  await tagByMouse(page, "俄罗斯", "Actor");
  await expect.poll(() => annotationsInFolder(page)).toBe(2);
  await expect(page.getByRole("contentinfo")).toContainText("File in “coding” in step");
  expect(Object.keys(await inFolder(page))).toEqual(["project.stancemark.json"]);
  await page.reload();
  await expect(page.getByRole("contentinfo")).toContainText("File in “coding” not in step");
  await tagByMouse(page, "支持", "Stance");
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Allow writing again" }).click();
  await expect(dialog(page)).toContainText("is in step");
  expect(await annotationsInFolder(page)).toBe(3);
  await dialog(page).getByRole("button", { name: "Stop writing there" }).click();
  await page.keyboard.press("Escape");
  await tagByMouse(page, "反对", "Stance");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await openDialog(page);
  await expect(dialog(page).getByRole("button", { name: "Choose a folder" })).toBeVisible();
  expect(await annotationsInFolder(page)).toBe(3);
});

test("a folder that cannot be written is told, and tried again", async ({ page }) => {
  await withFolder(page);
  await page.addInitScript(() => {
    const create = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = async function (this: FileSystemFileHandle, ...all) {
      if ((window as unknown as { full?: boolean }).full) throw new DOMException("No room.", "QuotaExceededError");
      return create.apply(this, all);
    };
  });
  await openArticle(page, ARTICLE);
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Choose a folder" }).click();
  await expect(dialog(page)).toContainText("is in step");
  await page.keyboard.press("Escape");
  await page.evaluate(() => Object.assign(window, { full: true }));
  await tagByMouse(page, "微软", "Actor");
  await expect(page.getByText(/The file in the folder could not be written.*No room/).first()).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("not in step");
  await expect(saveState(page)).toHaveText("Saved");
  await page.evaluate(() => Object.assign(window, { full: false }));
  await page.getByRole("button", { name: "Write now" }).click();
  await expect.poll(() => annotationsInFolder(page)).toBe(1);
});

test("where the browser has no folders it is said plainly", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "showDirectoryPicker", { value: undefined });
  });
  await openArticle(page, ARTICLE);
  await openDialog(page);
  await expect(dialog(page)).toContainText("This browser cannot write into folders from here");
});
