// Rule F: what was shown as saved is there after a reload, with the steps that led to it.
import { type Page } from "@playwright/test";
import { download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, openApp, test } from "./fixtures";

const paragraphs = Array.from({ length: 60 }, (_, n) => `第${n}段。微软与俄罗斯在第${n}次会议上。`);
const ARTICLE = paragraphs.join("\n\n");

test("a reload restores article, annotations, place, selection and undo", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "俄罗斯在第40次", "Stance");
  await page.getByRole("radio", { name: "Support" }).check();
  await page.getByRole("textbox", { name: "Note" }).fill("要点");
  await page.keyboard.press("Control+Enter");
  await tagByMouse(page, "微软与俄罗斯在第41", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  const before = (await download(page)).json.documents;
  const top = () => region(page).evaluate((pane) => pane.scrollTop);
  const scrolled = await top();
  expect(scrolled).toBeGreaterThan(200);
  const caret = page.getByText(/^code point [\d,]+/);
  const place = await caret.innerText();
  // the place is remembered a moment after the last move
  const isLast = (row: { targets: { quote: string }[] }) => row.targets[0].quote.endsWith("第41");
  const last = before[0].annotations.find(isLast).id;
  await expect.poll(() => stored(page, "sessions")).toContain(last);

  await page.reload();
  await expect(region(page)).toBeVisible();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(list(page).locator('[aria-current="true"]')).toContainText("微软与俄罗斯");
  await expect.poll(async () => Math.abs((await top()) - scrolled)).toBeLessThan(60);
  await expect(caret).toHaveText(place);
  expect((await download(page)).json.documents).toEqual(before);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  for (let n = 0; n < 4; n += 1) await page.getByRole("button", { name: "Redo" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  expect((await download(page)).json.documents).toEqual(before);
});

/** All records of one of the database's stores. */
function stored(page: Page, store: string): Promise<string> {
  return page.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result.join());
          };
        };
      }),
    store,
  );
}

test("a note is kept although its field was never left", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "微软", "Actor");
  await page.getByRole("textbox", { name: "Note" }).pressSequentially("写到一半");
  await expect.poll(() => stored(page, "journal")).toContain("写到一半");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("写到一半");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("写到一半");
});

test("a step is saved before the page says so, at any instant", async ({ page }) => {
  await openArticle(page, ARTICLE);
  for (let n = 0; n < 5; n += 1) {
    await tagByMouse(page, `微软与俄罗斯在第${n}次`, "Actor");
    await expect(saveState(page)).toHaveText("Saved");
    await page.reload();
    await expect(list(page).getByRole("listitem")).toHaveCount(n + 1);
  }
});

test("without storage the page says so and offers a copy", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await openApp(page, "?lang=en");
  await page.getByRole("textbox", { name: "Article text" }).fill("微软。");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
  await expect(saveState(page)).toContainText("Not saved");
  await expect(page.getByRole("alert")).toBeVisible();
  const file = await download(page);
  expect(file.json.documents[0].text).toBe("微软。");
});

test("two tabs never overwrite each other: the one opened last follows", async ({ page, context }) => {
  await openArticle(page, "微软支持。俄罗斯反对。");
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  const second = await context.newPage();
  await openApp(second, "?lang=en");
  await expect(list(second).getByRole("listitem")).toHaveCount(1);
  await expect(saveState(second)).toHaveText("Following");
  await tagByMouse(page, "俄罗斯", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  await expect(list(second).getByRole("listitem")).toHaveCount(2);
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(saveState(page)).toHaveText("Following");
  await tagByMouse(second, "支持", "Stance");
  await expect(saveState(second)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(3);
  await expect(list(page)).toContainText("支持");
});

test("a damaged record is told, the rest opens, and work goes on", async ({ page }) => {
  await openArticle(page, "微软支持。俄罗斯反对。");
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "支持", "Stance");
  await expect(saveState(page)).toHaveText("Saved");
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("stancemark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction("journal", "readwrite");
          const cursor = transaction.objectStore("journal").openCursor(null, "prev");
          cursor.onsuccess = () => cursor.result?.update("{");
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Damaged records" });
  await expect(dialog).toContainText("Step 3");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText(/damaged/i).first()).toBeVisible();
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await tagByMouse(page, "俄罗斯", "Actor");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("a selection by touch handles is tagged by touch", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
  });
  const page = await context.newPage();
  await openArticle(page, "微软支持开放式工作组。俄罗斯反对。");
  // the handles of the system change the selection without any event of the pointer
  await region(page).evaluate((pane) => {
    const text = pane.querySelector("[data-piece]")?.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 0, text, 1);
    getSelection()?.extend(text, 4);
  });
  await page.getByRole("toolbar", { name: "Tag selection" }).getByRole("button", { name: "Actor" }).tap();
  const { json } = await download(page);
  expect(json.documents[0].annotations[0].targets[0].quote).toBe("微软支持");
  await context.close();
});

test("a long journal is folded while work goes on, and undo goes back over it", async ({ page }) => {
  await openArticle(page, "微软支持。俄罗斯反对。");
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "支持", "Stance");
  await tagByMouse(page, "俄罗斯", "Actor");
  const before = (await download(page)).json.documents;
  const entries = async () => (await stored(page, "journal")).split('"event"').length - 1;
  let most = 0;
  for (let n = 0; n < 160; n += 1) {
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Redo" }).click();
    if (n % 20 === 0) most = Math.max(most, await entries());
  }
  await expect(saveState(page)).toHaveText("Saved");
  expect(most).toBeGreaterThan(250);
  await expect.poll(entries).toBeLessThan(60);
  expect((await download(page)).json.documents).toEqual(before);
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(3);
  expect((await download(page)).json.documents).toEqual(before);
  for (let n = 0; n < 3; n += 1) await page.getByRole("button", { name: "Undo" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(0);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await expect(saveState(page)).toHaveText("Saved");
});
