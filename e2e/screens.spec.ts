// Every screen in both languages and themes and at several widths: no accessibility violation,
// nothing cut off at the side.
import { type Page } from "@playwright/test";
import { tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE =
  "---\ntitle: 谁能坐上谈判桌\nsource: 网络观察\ndate: 2022-07-22\n---\n\n# 一、背景\n\n微软支持开放式工作组。\n\n![图](x.png)\n\n俄罗斯反对企业参与。";

async function expectNothingCutOff(page: Page) {
  const hidden = await page.evaluate(() => {
    const root = document.scrollingElement as Element;
    const wide = [...document.querySelectorAll("body, .app")].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    return [root.scrollWidth - root.clientWidth, wide.length];
  });
  expect(hidden).toEqual([0, 0]);
}

for (const language of ["en", "zh-CN"]) {
  for (const theme of ["light", "dark"] as const) {
    for (const width of [360, 1280, 2560]) {
      test(`${language}, ${theme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 800 });
        await openApp(page, `?lang=${language}`);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expectAccessible(page);
        await expectNothingCutOff(page);
        await page.locator("#article-text").fill(ARTICLE);
        await expect(page.getByText("网络观察").or(page.locator("input")).first()).toBeVisible();
        await expectAccessible(page);
        await expectNothingCutOff(page);
        await page.locator("#add-article").click();
        const pane = page.locator("#article-pane");
        await expect(pane).toBeVisible();
        await pane.focus();
        for (const key of ["Control+Home", "Control+ArrowDown", "w", "1", "s", "3"]) {
          await page.keyboard.press(key);
        }
        await expectAccessible(page);
        await expectNothingCutOff(page);
        await page.keyboard.press("e");
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page);
      });
    }
  }
}

test("the language and the theme are switched and remembered", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("button", { name: "添加文章" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("labels are told by word and shape, not by colour alone", async ({ page }) => {
  await openApp(page, "?lang=en");
  await page.locator("#article-text").fill("微软反对。");
  await page.locator("#add-article").click();
  await tagByMouse(page, "微软", "Actor");
  const row = page.getByRole("list", { name: "Annotations" }).getByRole("listitem").first();
  await expect(row).toContainText("Actor");
  await expect(row.locator("svg")).not.toHaveCount(0);
});
