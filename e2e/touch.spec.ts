// Rule B by finger: events as a touch screen sends them.
import { type Page } from "@playwright/test";
import { download, openArticle, region } from "./app";
import { expect, test } from "./fixtures";

test.use({ hasTouch: true });

const ARTICLE = "Microsoft and the Tech Accord joined; Siemens did not.\n\n伊朗和俄罗斯反对企业参与。";

const quote = async (page: Page) =>
  (await download(page)).json.documents[0].annotations[0].targets[0].quote;

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

test("a selection made by the system's own handles is taken over", async ({ page }) => {
  // a touch screen selects by itself: no pointer event comes, and the one under way is cancelled
  await region(page).evaluate((pane, word) => {
    const text = pane.querySelector("[data-piece]")?.firstChild as Text;
    pane.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "touch", bubbles: true }));
    const at = text.data.indexOf(word);
    getSelection()?.setBaseAndExtent(text, at, text, at + word.length);
    pane.dispatchEvent(new PointerEvent("pointercancel", { pointerType: "touch", bubbles: true }));
    getSelection()?.extend(text, text.data.indexOf(" joined"));
  }, "Tech");
  await page.getByRole("toolbar", { name: "Tag selection" }).getByText("Actor").tap();
  expect(await quote(page)).toBe("Tech Accord");
});
