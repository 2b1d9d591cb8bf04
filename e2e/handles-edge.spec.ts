// A dragged end at the pane's edge scrolls the article, without a further move of the pointer.
import { download, openArticle, region, tagByMouse } from "./app";
import { expect, test } from "./fixtures";

const FILLER = "没有标注的文字把文章拉长。\n\n";

test("an end at the pane's edge scrolls the article", async ({ page }) => {
  await openArticle(page, `伊朗反对。\n\n${FILLER.repeat(120)}末尾。`);
  await tagByMouse(page, "伊朗", "Actor");
  const pane = await region(page).boundingBox();
  const knob = await region(page)
    .getByRole("slider", { name: "End of the annotation", exact: true })
    .boundingBox();
  if (!pane || !knob) throw new Error("the pane or the handle is not shown");
  const x = pane.x + pane.width / 2;
  const bottom = pane.y + pane.height;
  await page.mouse.move(knob.x, knob.y + knob.height + 2);
  await page.mouse.down();
  await page.mouse.move(x, bottom - 60, { steps: 4 });
  await page.mouse.move(x, bottom - 4, { steps: 3 });
  const top = () => region(page).evaluate((element) => element.scrollTop);
  await expect.poll(top).toBeGreaterThan(400);
  await page.mouse.move(x, pane.y + pane.height / 2, { steps: 3 });
  await page.mouse.up();
  const { json } = await download(page);
  expect(json.documents[0].annotations[0].targets[0].quote.length).toBeGreaterThan(150);
});
