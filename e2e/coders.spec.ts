// Several coders in one project: who one is, and whose work is shown.
import { writeFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { clickOn, download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const TEXT = "微软支持工作组。";
const bar = (page: Page) => page.getByRole("group", { name: "Your name or initials" });

test("the name is asked once, quietly, and is in the file", async ({ page }) => {
  await openArticle(page, TEXT);
  await expect(bar(page)).toBeHidden();
  await tagByMouse(page, "微软", "Actor");
  await expect(bar(page)).toBeVisible();
  // the work is not interrupted
  await expect(region(page)).toBeFocused();
  await expectAccessible(page);
  await bar(page).getByRole("textbox").fill("李明");
  await page.keyboard.press("Enter");
  await expect(bar(page)).toBeHidden();
  const { json } = await download(page);
  expect(json.coders.map((coder: { name: string }) => coder.name)).toEqual(["李明"]);
  expect(json.documents[0].annotations[0].coder).toBe(json.coders[0].id);
});

test("put aside, the question does not come back", async ({ page }) => {
  await openArticle(page, TEXT);
  await tagByMouse(page, "微软", "Actor");
  await bar(page).getByRole("button", { name: "Not now" }).click();
  await expect(bar(page)).toBeHidden();
  await expect(saveState(page)).toHaveText("Saved");
  // the record of where one was is written a little later
  const asked = () =>
    page.evaluate(
      () =>
        new Promise<string>((done) => {
          const open = indexedDB.open("stancemark");
          open.onsuccess = () => {
            const read = open.result.transaction("sessions").objectStore("sessions").getAll();
            read.onsuccess = () => done(read.result.join());
          };
        }),
    );
  await expect.poll(asked).toContain('"asked":true');
  await page.reload();
  await tagByMouse(page, "工作组", "Process");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await expect(bar(page)).toBeHidden();
});

test("another coder's work is hidden and shown", async ({ page }, info) => {
  await openArticle(page, TEXT);
  await tagByMouse(page, "微软", "Actor");
  await bar(page).getByRole("textbox").fill("Li");
  await page.keyboard.press("Enter");
  const { json } = await download(page);
  // the same document as another person of the same name coded it
  const [document] = json.documents;
  const [made] = document.annotations;
  const at = [...TEXT].indexOf("工");
  json.coders = [{ id: "0-other", name: "Li" }];
  document.annotations = [
    {
      ...made,
      id: "theirs",
      label: "process",
      coder: "0-other",
      targets: [{ start: at, end: at + 3, quote: "工作组", prefix: "微软支持", suffix: "。" }],
    },
  ];
  const file = info.outputPath("theirs.stancemark.json");
  writeFileSync(file, JSON.stringify(json));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.keyboard.press("Control+o"),
  ]);
  await chooser.setFiles(file);
  await expect(list(page).getByRole("listitem")).toHaveCount(2);

  await page.getByRole("button", { name: "Coders" }).click();
  const dialog = page.getByRole("dialog", { name: "Coders" });
  const coders = dialog.getByRole("listitem");
  await expect(coders).toHaveCount(2);
  await expect(coders.filter({ hasText: "you" })).toContainText("1 annotation · 0 statements");
  await expectAccessible(page);
  await coders.filter({ hasNotText: "you" }).getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "1 coder hidden" })).toBeVisible();
  await clickOn(page, "工作组");
  await expect(page.locator("#inspector")).toContainText("No annotation selected");

  await page.getByRole("button", { name: "1 coder hidden" }).click();
  await coders.filter({ hasNotText: "you" }).getByRole("checkbox").check();
  await dialog.getByRole("textbox").fill("Li Ming");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(coders.filter({ hasText: "you" })).toContainText("Li Ming");
  await page.keyboard.press("Escape");
  await clickOn(page, "工作组");
  await expect(page.locator("#inspector")).not.toContainText("No annotation selected");
  // nothing is lost from the file while it is hidden
  const both = await download(page);
  expect(both.json.documents[0].annotations).toHaveLength(2);
});
