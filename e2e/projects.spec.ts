// Several projects in one browser, and what is said when the store fails.
import type { Page } from "@playwright/test";
import { download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const link = (page: Page) => page.getByRole("button", { name: /^(Projects|项目):/ });
const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "All projects" }).getByRole("listitem").filter({ hasText: name });

async function toProjects(page: Page): Promise<void> {
  await link(page).click();
  await expect(page.getByRole("heading", { name: "All projects" })).toBeVisible();
}

async function rename(page: Page, name: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Name of the open project" });
  await field.fill(name);
  await field.press("Enter");
  await expect(link(page)).toHaveText(new RegExp(name));
}

/** Everything in the database, as text. */
function everything(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const names = [...open.result.objectStoreNames];
          const transaction = open.result.transaction(names);
          const found: unknown[] = [];
          for (const name of names) {
            const store = transaction.objectStore(name);
            store.getAll().onsuccess = (event) => found.push((event.target as IDBRequest).result);
            store.getAllKeys().onsuccess = (event) =>
              found.push((event.target as IDBRequest).result);
          }
          transaction.oncomplete = () => {
            open.result.close();
            const kept = { ...localStorage, ...sessionStorage };
            resolve(JSON.stringify([found, kept]));
          };
        };
      }),
  );
}

/** Runs something on a store of the database, behind the app's back. */
function tamper(page: Page, store: string, body: string): Promise<void> {
  return page.evaluate(
    ([name, code]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction(name, "readwrite");
          const cursor = transaction.objectStore(name).openCursor();
          cursor.onsuccess = () => {
            const at = cursor.result;
            if (!at) return;
            const [key, value] = [JSON.stringify(at.key), at.value as string];
            if (key.includes(code)) at.update(value.replace("俄罗斯", "俄国人"));
            at.continue();
          };
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    [store, body],
  );
}

test("projects are begun, named, gone to, copied and deleted", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。");
  await tagByMouse(page, "微软", "Actor");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { name: "All projects" })).toBeVisible();
  await expect(page.getByText("This is the only project so far", { exact: false })).toBeVisible();
  await rename(page, "甲项目");
  await expect(row(page, "甲项目")).toContainText("1 document, 1 annotation, 0 statements");
  await expectAccessible(page);

  await page.getByRole("button", { name: "New project" }).click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeFocused();
  await page.getByRole("textbox", { name: "Article text" }).fill("秘密的句子。");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(saveState(page)).toHaveText("Saved");
  await toProjects(page);
  await rename(page, "乙项目");
  await expect(row(page, "甲项目")).not.toHaveAttribute("aria-current", "true");
  await row(page, "甲项目").getByRole("button", { name: "Duplicate" }).click();
  await expect(row(page, "甲项目 (copy)")).toContainText("1 document, 1 annotation");

  // the tab shows the same project again; the one before is as it was
  await page.reload();
  await expect(region(page)).toContainText("秘密的句子");
  await toProjects(page);
  await row(page, "甲项目").filter({ hasNotText: "copy" }).getByRole("button", { name: "Open", exact: true }).click();
  await expect(region(page)).toContainText("微软支持");
  await expect(region(page)).toBeFocused();
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();

  // deleted means deleted
  expect(await everything(page)).toContain("秘密的句子");
  await toProjects(page);
  await row(page, "乙项目").getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete this project?" });
  await expect(question).toContainText("乙项目");
  await expectAccessible(page);
  const begun = page.waitForEvent("download");
  await question.getByRole("button", { name: "Download it first" }).click();
  expect((await begun).suggestedFilename()).toContain("乙项目");
  await question.getByRole("button", { name: "Delete for good" }).click();
  await expect(row(page, "乙项目")).toHaveCount(0);
  const left = await everything(page);
  expect(left).not.toContain("秘密的句子");
  expect(left).not.toContain("乙项目");
  expect(left).toContain("微软支持");

  // the open one can go too
  await row(page, "甲项目").filter({ hasNotText: "copy" }).getByRole("button", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await expect(link(page)).toHaveText(/甲项目 \(copy\)/);
  await expect(region(page)).toContainText("微软支持");
});

test("different projects in different tabs are both saved", async ({ page, context }) => {
  await openArticle(page, "微软支持。");
  await toProjects(page);
  await rename(page, "First");
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByRole("textbox", { name: "Article text" }).fill("俄罗斯反对。");
  await page.getByRole("button", { name: "Add article" }).click();
  await toProjects(page);
  const opened = context.waitForEvent("page");
  await row(page, "First").getByRole("link", { name: "Open in a new tab" }).click();
  const second = await opened;
  await expect(region(second)).toContainText("微软支持");
  await expect(second).not.toHaveURL(/project=/);
  await tagByMouse(second, "微软", "Actor");
  await expect(saveState(second)).toHaveText("Saved");
  await page.keyboard.press("Escape");
  await expect(region(page)).toContainText("俄罗斯反对");
  await tagByMouse(page, "反对", "Stance");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(region(page)).toContainText("俄罗斯反对");
  await second.reload();
  await expect(region(second)).toContainText("微软支持");
  await expect(list(second).getByRole("listitem")).toHaveCount(1);
});

test("a damaged document is told by name, kept, and the others open", async ({ page }) => {
  await openArticle(page, "---\ntitle: 坏的一篇\n---\n微软支持。俄罗斯反对。");
  await page.getByRole("button", { name: "Add another article" }).first().click();
  await page.getByRole("textbox", { name: "Article text" }).fill("另一篇。");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("另一篇");
  await expect(saveState(page)).toHaveText("Saved");
  await toProjects(page);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await row(page, "(copy)").getByRole("button", { name: "Open", exact: true }).click();
  await expect(region(page)).toBeVisible();
  await expect(saveState(page)).toHaveText("Saved");
  await tamper(page, "snapshots", "document");
  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Damaged records" });
  await expect(dialog).toContainText("坏的一篇");
  await expectAccessible(page);
  const begun = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save what is there" }).click();
  expect((await begun).suggestedFilename()).toContain("坏的一篇");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(region(page)).toContainText("另一篇");
  await tagByMouse(page, "另一", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(dialog).toHaveCount(0);
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await toProjects(page);
  await page.getByRole("button", { name: "Show what is damaged" }).click();
  await dialog.getByRole("button", { name: "Delete these records" }).click();
  await expect(page.getByRole("button", { name: "Show what is damaged" })).toHaveCount(0);
});

test("a write that fails is tried again by itself, in order", async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
      const refuses = sessionStorage.getItem("refuse");
      if (refuses && this.name === "projects") {
        // after the entry of the journal, so that the transaction is under way
        throw new DOMException("No room.", refuses);
      }
      return put.apply(this, args);
    };
  });
  await openArticle(page, "微软支持。俄罗斯反对。");
  await page.evaluate(() => sessionStorage.setItem("refuse", "QuotaExceededError"));
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toContainText("storage is full");
  await expect(page.getByRole("alert")).toContainText("Download a copy");
  await expectAccessible(page);
  await tagByMouse(page, "俄罗斯", "Actor");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  expect((await download(page)).json.documents[0].annotations).toHaveLength(2);
  await page.evaluate(() => sessionStorage.removeItem("refuse"));
  await expect(saveState(page)).toHaveText("Saved", { timeout: 40_000 });
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("a database that is deleted from outside is written anew", async ({ page }) => {
  await openArticle(page, "微软支持。俄罗斯反对。");
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase("stancemark");
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );
  // told, and then put right without being asked
  await expect(saveState(page)).toHaveText("Saved", { timeout: 40_000 });
  await tagByMouse(page, "俄罗斯", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
});

test("a project that another tab deletes can be kept all the same", async ({ page, context }) => {
  await openArticle(page, "微软支持。");
  await toProjects(page);
  await rename(page, "Doomed");
  const second = await context.newPage();
  await openApp(second, "?lang=en");
  await second.getByRole("button", { name: "New project" }).or(link(second)).first().click();
  await second.getByRole("button", { name: "New project" }).click();
  await toProjects(second);
  await page.reload();
  await expect(saveState(page)).toHaveText("Saved");
  await row(second, "Doomed").getByRole("button", { name: "Delete" }).click();
  await second.getByRole("button", { name: "Delete for good" }).click();
  await expect(row(second, "Doomed")).toHaveCount(0);
  await expect(region(page)).toBeVisible();
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toContainText("deleted in another tab");
  await expect(saveState(page)).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});

test("without storage there are several projects all the same", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await openArticleUnsaved(page, "微软支持。");
  await toProjects(page);
  await page.getByRole("button", { name: "New project" }).click();
  await expect(saveState(page)).toContainText("Not saved");
  await toProjects(page);
  await row(page, "1 document").getByRole("button", { name: "Open", exact: true }).click();
  await expect(region(page)).toContainText("微软支持");
  await expect(saveState(page)).toContainText("Not saved");
});

async function openArticleUnsaved(page: Page, text: string): Promise<void> {
  await openApp(page, "?lang=en");
  await page.getByRole("textbox", { name: "Article text" }).fill(text);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
}

for (const [answer, words] of [
  [true, "The browser will keep your projects until you delete them."],
  [false, "The browser did not agree."],
] as const) {
  test(`after real work the browser is asked to keep it, and ${answer ? "does" : "refuses"}`, async ({
    page,
  }) => {
    await page.addInitScript((granted) => {
      const asked = { n: 0 };
      Object.assign(window, { asked });
      navigator.storage.persisted = async () => asked.n > 0 && granted;
      navigator.storage.persist = async () => {
        asked.n += 1;
        return granted;
      };
    }, answer);
    const nAsked = () => page.evaluate(() => (window as unknown as { asked: { n: number } }).asked.n);
    await openArticle(page, "微软支持。");
    await tagByMouse(page, "微软", "Actor");
    const keep = page.getByRole("button", { name: "Ask the browser to keep them" });
    for (let n = 0; n < 8; n += 1) {
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Redo" }).click();
    }
    await expect(saveState(page)).toHaveText("Saved");
    await expect(keep).toHaveCount(0);
    for (let n = 0; n < 2; n += 1) {
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Redo" }).click();
    }
    const notices = page.getByRole("region", { name: "Notices" });
    await expect(notices).toContainText("may delete");
    await expectAccessible(page);
    expect(await nAsked(), "nothing is asked before the button is pressed").toBe(0);
    await keep.click();
    await expect(notices).toContainText(words);
    expect(await nAsked()).toBe(1);
    await expect(keep).toHaveCount(0);
    // and not in the next visit; the room tells how things stand
    await page.reload();
    await toProjects(page);
    expect(await nAsked()).toBe(0);
  });
}
