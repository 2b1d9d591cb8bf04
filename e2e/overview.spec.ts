// Where annotations are, at a glance: marks in the margin, a strip that jumps.
import { openArticle, region, tagByMouse } from "./app";
import { expect, test } from "./fixtures";

const paragraphs = Array.from({ length: 120 }, (_, n) => `第${n}段。微软与俄罗斯在第${n}次会议上发言。`);

test.beforeEach(async ({ page }) => openArticle(page, paragraphs.join("\n\n")));

test("a paragraph tells how many annotations it holds", async ({ page }) => {
  const block = region(page).locator("[data-piece]").nth(1);
  await tagByMouse(page, "微软与俄罗斯在第1次", "Stance");
  await tagByMouse(page, "俄罗斯在第1次", "Actor");
  await expect(block).toHaveAttribute("data-count", "2");
  await expect(block).toHaveText(paragraphs[1]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(block).toHaveAttribute("data-count", "1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(block).not.toHaveAttribute("data-count");
});

test("the strip shows where annotations are and jumps there", async ({ page }) => {
  await tagByMouse(page, "俄罗斯在第90次", "Actor");
  const strip = page.locator(".density-strip");
  const drawn = () => strip.evaluate((element) => element.style.getPropertyValue("--density"));
  await expect.poll(drawn).toContain("var(--blue) 74.");
  await page.keyboard.press("Control+Home");
  await expect.poll(() => region(page).evaluate((pane) => pane.scrollTop)).toBe(0);
  const box = await strip.boundingBox();
  if (!box) throw new Error("no strip");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.74);
  await expect(region(page).getByText(paragraphs[90])).toBeInViewport();
});
