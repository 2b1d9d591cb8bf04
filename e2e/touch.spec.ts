// Rule B by finger: events as a touch screen sends them.
import { type CDPSession, type Page } from "@playwright/test";
import { boxesOf, download, list, openArticle, region, tagByMouse } from "./app";
import { expect, test } from "./fixtures";

test.use({ hasTouch: true });

const ARTICLE = "Microsoft and the Tech Accord joined; Siemens did not.\n\n伊朗和俄罗斯反对企业参与。";

const touch = (cdp: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", at?: [number, number]) =>
  cdp.send("Input.dispatchTouchEvent", {
    type,
    touchPoints: at ? [{ x: at[0], y: at[1] }] : [],
  });

const end = (page: Page) =>
  region(page).getByRole("slider", { name: "End of the annotation", exact: true });

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

test("a finger drags an end, with room to take hold of it", async ({ page }) => {
  const cdp = await page.context().newCDPSession(page);
  await tagByMouse(page, "Tech", "Actor");
  const [first] = await boxesOf(page, "Tech");
  await page.touchscreen.tap((first.left + first.right) / 2, (first.top + first.bottom) / 2);
  await expect(list(page).locator('[aria-current="true"]')).toHaveCount(1);
  const box = await end(page).boundingBox();
  if (!box) throw new Error("the handle is not shown");
  const room = await end(page).evaluate((handle) => {
    const { width, height } = getComputedStyle(handle, "::after");
    return [width, height];
  });
  expect(room).toEqual(["44px", "44px"]);
  const [, last] = await boxesOf(page, "Accord");
  const scrolled = await end(page).boundingBox();
  // the edge of the room, off the line by as much when it is let go
  const off = 24;
  const y = (scrolled?.y ?? 0) + box.height + off;
  await touch(cdp, "touchStart", [box.x + 18, y]);
  await touch(cdp, "touchMove", [box.x + 40, y]);
  await touch(cdp, "touchMove", [last.right - 1 + 18, y]);
  await expect(end(page)).toHaveAttribute("aria-valuetext", "Tech Accord");
  await touch(cdp, "touchEnd");
  expect(await quote(page)).toBe("Tech Accord");
  await page.keyboard.press("Control+z");
  expect(await quote(page)).toBe("Tech");
});
