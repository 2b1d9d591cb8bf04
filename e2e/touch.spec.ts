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

test("an end is dragged by a finger, and the article does not scroll", async ({ page }) => {
  await region(page).evaluate((pane) => {
    const text = pane.querySelectorAll("[data-piece]")[1].firstChild as Text;
    pane.focus();
    getSelection()?.setBaseAndExtent(text, 3, text, 6);
  });
  await page.getByRole("toolbar", { name: "Tag selection" }).getByText("Actor").tap();
  const handle = page.getByRole("slider", { name: "End of the annotation", exact: true });
  const box = await handle.boundingBox();
  if (!box) throw new Error("the handle is not shown");
  const target = await region(page).evaluate((pane) => {
    const range = document.createRange();
    const text = pane.querySelectorAll("[data-piece]")[1].firstChild as Text;
    range.setStart(text, 9);
    range.setEnd(text, 10);
    return range.getBoundingClientRect().right;
  });
  const finger = await page.context().newCDPSession(page);
  const y = box.y + box.height + 6;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: number[]) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((x) => ({ x, y })) });
  await touch("touchStart", box.x);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", box.x + (target - box.x) * part);
  await touch("touchEnd");
  await expect(page.locator(".quote").getByText("俄罗斯反对企业")).toBeVisible();
  expect(await quote(page)).toBe("俄罗斯反对企业");
  expect(await region(page).evaluate((pane) => pane.scrollTop)).toBe(0);
});
