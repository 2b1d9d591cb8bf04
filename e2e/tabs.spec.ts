// Several tabs on one project: one writes, the others follow and may take over.
import { type BrowserContext, type Page } from "@playwright/test";
import { drag, download, list, openArticle, region, saveState, tagByMouse, toolbar } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE = "微软支持开放式工作组。俄罗斯反对工作组。中国欢迎讨论。";

const banner = (page: Page) => page.getByRole("region", { name: "Other tabs" });
const takeOver = (page: Page) => banner(page).getByRole("button", { name: /^Take over( and|$)/ });
const rows = (page: Page) => list(page).getByRole("listitem");

/** The project with an article in one tab, and another tab that follows it. */
async function twoTabs(page: Page, context: BrowserContext): Promise<[Page, Page]> {
  await openArticle(page, ARTICLE);
  return [page, await follower(context)];
}

async function follower(context: BrowserContext): Promise<Page> {
  const second = await context.newPage();
  await openApp(second, "?lang=en");
  await expect(banner(second)).toContainText("another tab writes");
  await expect(region(second)).toBeVisible();
  return second;
}

/** The numbers of the journal's entries, in order; all projects together. */
function journal(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction("journal").objectStore("journal").getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result.map((json) => JSON.parse(json).seq));
          };
        };
      }),
  );
}

test("a second tab follows what the first one writes, from its own place", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  await expect(saveState(second)).toHaveText("Following");
  await drag(second, "欢迎");
  await tagByMouse(first, "微软", "Actor");
  await expect(rows(second)).toHaveCount(1);
  await expect(toolbar(second)).toBeVisible();
  expect(await second.evaluate(() => getSelection()?.toString())).toBe("欢迎");
  await tagByMouse(first, "俄罗斯", "Actor");
  await expect(rows(second)).toHaveCount(2);
  await first.getByRole("button", { name: "Undo" }).click();
  await expect(rows(second)).toHaveCount(1);
  await expect(banner(first)).toBeHidden();
  await expect(saveState(first)).toHaveText("Saved");
  expect((await download(second)).json.documents).toEqual((await download(first)).json.documents);
});

test("an edit in a tab that follows waits, and is done when it takes over", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  await drag(second, "俄罗斯");
  await toolbar(second).getByRole("button", { name: "Actor" }).click();
  await expect(second.getByText("Not done yet: another tab writes").first()).toBeVisible();
  await expect(banner(second)).toContainText("1 edit waits");
  await expect(rows(second)).toHaveCount(0);
  await expectAccessible(second);
  await tagByMouse(first, "微软", "Actor");
  await takeOver(second).click();
  await expect(rows(second)).toHaveCount(2);
  await expect(saveState(second)).toHaveText("Saved");
  await expect(banner(second)).toBeHidden();
  await expect(banner(first)).toContainText("another tab writes");
  await expect(rows(first)).toHaveCount(2);
  // and back, any number of times
  await takeOver(first).click();
  await expect(banner(second)).toBeVisible();
  await tagByMouse(first, "中国", "Actor");
  await expect(rows(second)).toHaveCount(3);
  const kept = (await download(first)).json.documents;
  await first.reload();
  await expect(banner(second)).toBeHidden();
  await expect(rows(first)).toHaveCount(3);
  expect((await download(first)).json.documents).toEqual(kept);
});

test("a note that is typed in a tab that follows is not lost", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  await tagByMouse(first, "微软", "Actor");
  await rows(second).first().getByRole("button").first().click();
  await second.getByRole("textbox", { name: "Note" }).pressSequentially("要点一");
  await expect(banner(second)).toContainText("1 edit waits");
  await takeOver(second).click();
  await expect(banner(second)).toBeHidden();
  await expect(saveState(second)).toHaveText("Saved");
  await expect(second.getByRole("textbox", { name: "Note" })).toHaveValue("要点一");
  const note = async () => (await download(first)).json.documents[0].annotations[0].note;
  await expect.poll(note).toBe("要点一");
});

test("when the tab that writes is closed the other one writes", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  const third = await follower(context);
  await tagByMouse(first, "微软", "Actor");
  await expect(saveState(first)).toHaveText("Saved");
  await first.close();
  await expect(banner(second)).toBeHidden();
  await expect(banner(third)).toBeVisible();
  await tagByMouse(second, "俄罗斯", "Actor");
  await expect(saveState(second)).toHaveText("Saved");
  await expect(rows(third)).toHaveCount(2);
});

test("two tabs that edit at once never overwrite each other", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  const words = ["微软", "俄罗斯", "中国", "支持", "反对", "欢迎"];
  for (const [turn, word] of words.entries()) {
    const [writes, follows] = turn % 2 === 0 ? [first, second] : [second, first];
    await drag(writes, word);
    await drag(follows, word);
    // the key that tags in one tab and the press that takes over in the other, at once
    await Promise.all([writes.keyboard.press("1"), takeOver(follows).click()]);
    await expect(banner(follows)).toBeHidden();
    await expect(banner(writes)).toBeVisible();
    await follows.keyboard.press("2");
    await expect(saveState(follows)).toHaveText("Saved");
    const waiting = takeOver(writes);
    await expect(waiting).toBeVisible();
  }
  const numbers = await journal(first);
  expect(numbers).toEqual(numbers.map((_, idx) => numbers[0] + idx));
  // each word carries both labels, unless the first had to wait, which is said
  await expect(rows(second)).toHaveCount(await rows(first).count());
  const kept = (await download(first)).json.documents;
  expect(kept[0].annotations.length).toBeGreaterThanOrEqual(words.length);
  expect((await download(second)).json.documents).toEqual(kept);
  await second.close();
  await first.reload();
  await expect(banner(first)).toBeHidden();
  expect((await download(first)).json.documents).toEqual(kept);
});

test("a tab that does not answer is left behind, and what it writes then is refused", async ({
  page,
  context,
}) => {
  // a tab that is asleep: it says nothing, and does not learn that its lock is gone
  await page.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => {};
    const request = navigator.locks.request.bind(navigator.locks) as (...all: unknown[]) => unknown;
    navigator.locks.request = ((...all: unknown[]) => {
      void Promise.resolve(request(...all)).catch(() => {});
      return new Promise(() => {});
    }) as never;
  });
  const [first, second] = await twoTabs(page, context);
  await takeOver(second).click();
  await expect(banner(second)).toContainText("does not answer");
  await expectAccessible(second);
  await banner(second).getByRole("button", { name: "Take over anyway" }).click();
  await expect(banner(second)).toBeHidden();
  await tagByMouse(first, "微软", "Actor");
  await expect(saveState(first)).toContainText("Not saved");
  await expect(first.getByRole("alert")).toBeVisible();
  await tagByMouse(second, "俄罗斯", "Actor");
  await expect(saveState(second)).toHaveText("Saved");
  const left = (await download(first)).json.documents[0].annotations;
  expect(left.map((row: { targets: { quote: string }[] }) => row.targets[0].quote)).toEqual(["微软"]);
  await first.reload();
  await expect(rows(first)).toHaveCount(1);
  await expect(list(first)).toContainText("俄罗斯");
});

test("what was typed into the paste box of a tab that follows stays", async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  await second.getByRole("button", { name: "Add another article" }).click();
  await second.getByRole("textbox", { name: "Article text" }).fill("另一篇文章。");
  await second.getByRole("button", { name: "Add article" }).click();
  await expect(banner(second)).toContainText("1 edit waits");
  await expect(second.getByRole("textbox", { name: "Article text" })).toHaveValue("另一篇文章。");
  await tagByMouse(first, "微软", "Actor");
  await expect(second.getByRole("textbox", { name: "Article text" })).toHaveValue("另一篇文章。");
  await takeOver(second).click();
  await expect(region(second)).toContainText("另一篇文章。");
  await expect.poll(async () => (await download(first)).json.documents.length).toBe(2);
});

/** The names of the tabs that have claimed a project. */
function claims(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction("handles").objectStore("handles").getAllKeys();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result.map(String).filter((key) => key.includes("writer")));
          };
        };
      }),
  );
}

test("after the database is deleted one tab writes it anew, and no other comes between", async ({
  page,
  context,
}) => {
  const [first, second] = await twoTabs(page, context);
  await tagByMouse(first, "微软", "Actor");
  await expect(rows(second)).toHaveCount(1);
  await first.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase("stancemark");
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );
  // one edits while the other one asks to write
  await Promise.all([tagByMouse(first, "俄罗斯", "Actor"), takeOver(second).click()]);
  // the tab with work that is not saved does not give way before it is
  await expect(saveState(first)).toHaveText("Saved", { timeout: 40_000 });
  await expect(rows(first)).toHaveCount(2);
  await takeOver(second).click();
  await expect(saveState(second)).toHaveText("Saved", { timeout: 40_000 });
  await expect(saveState(first)).toHaveText("Following");
  await expect(rows(second)).toHaveCount(2);
  expect(await claims(second)).toHaveLength(1);
  await tagByMouse(second, "中国", "Actor");
  await expect(saveState(second)).toHaveText("Saved");
  await expect(rows(first)).toHaveCount(3);
  const numbers = await journal(second);
  expect(numbers).toEqual(numbers.map((_, n) => numbers[0] + n));
  await second.reload();
  await expect(rows(second)).toHaveCount(3);
});
