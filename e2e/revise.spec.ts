// A corrected text: what changes, where annotations go, the tray, and the text before.
import { type Page } from "@playwright/test";
import { download, drag, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE = [
  "联合国信息安全开放式工作组在纽约召开第五次会议，讨论下一步安排。",
  "微软公司代表在会上表示，支持制定新的行为规范，并愿意参与后续磋商。",
  "俄罗斯代表团反对这一提案，呼吁各国首先落实已有的共识。",
].join("\n\n");
const CORRECTED = ARTICLE.replace("第五次", "第六次")
  .replace("支持制定", "反对制定")
  .replace("俄罗斯代表团反对这一提案，呼吁", "有代表团呼吁");

const field = (page: Page) => page.getByRole("textbox", { name: "The new text" });
const rows = (page: Page, name: string) =>
  page.locator(".revise-class").filter({ has: page.getByRole("heading", { name }) });
const tray = (page: Page) => page.getByRole("region", { name: "Without a place" });
const inspector = (page: Page) => page.locator("#inspector");

async function openTagged(page: Page): Promise<void> {
  await openArticle(page, ARTICLE);
  await tagByMouse(page, "开放式工作组", "Process");
  await tagByMouse(page, "微软公司", "Actor");
  await tagByMouse(page, "支持", "Stance");
  await tagByMouse(page, "俄罗斯代表团", "Actor");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

test("a text is corrected by mouse, checked, applied, and undone in one step", async ({ page }) => {
  await openTagged(page);
  const before = (await download(page)).json.documents[0];
  await inspector(page).getByRole("button", { name: "Correct the text" }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue(ARTICLE);
  await expectAccessible(page);
  await field(page).fill(CORRECTED);
  await page.getByRole("button", { name: "Compare" }).click();

  await expect(page.getByRole("heading", { name: "Check the changes" })).toBeFocused();
  await expect(page.locator(".diff ins").first()).toContainText("六");
  await expect(page.locator(".diff del").first()).toContainText("五");
  await expectAccessible(page);
  const apply = page.getByRole("button", { name: "Apply" });
  await expect(apply).toHaveAttribute("aria-disabled", "true");
  await expect(rows(page, "In place")).toContainText("· 2");

  const open = page.locator(".revise-row.open");
  while ((await open.count()) > 0) {
    const n = await open.count();
    const row = open.first();
    const quote = await row.locator(".revise-was mark").innerText();
    const wanted = quote === "支持" ? row.getByRole("radio").first() : row.getByRole("radio").last();
    await wanted.check();
    await expect(open).toHaveCount(n - 1);
  }
  await expect(apply).not.toHaveAttribute("aria-disabled", "true");
  await apply.click();

  await expect(region(page)).toContainText("第六次会议");
  await expect(saveState(page)).toHaveText("Saved");
  const after = (await download(page)).json.documents[0];
  expect(after.text).toBe(CORRECTED);
  // biome-ignore lint/suspicious/noExplicitAny: what was read from a file
  const quotes = after.annotations.map((row: any) => [row.targets[0].quote, row.targets[0].start]);
  expect(quotes).toEqual([
    ["开放式工作组", before.annotations[0].targets[0].start],
    ["微软公司", before.annotations[1].targets[0].start],
    ["反对", before.annotations[2].targets[0].start],
    ["俄罗斯代表团", null],
  ]);
  expect(after.revisions).toHaveLength(1);
  expect(after.revisions[0].text_sha256).toBe(before.text_sha256);

  await page.keyboard.press("Control+z");
  await expect(region(page)).toContainText("第五次会议");
  const undone = (await download(page)).json.documents[0];
  expect(undone).toEqual(before);
});

test("what has no place waits in the tray, is placed, and the text before is read", async ({
  page,
}) => {
  await openTagged(page);
  await page.keyboard.press("Shift+E");
  await field(page).fill(CORRECTED);
  await page.keyboard.press("Control+Enter");
  for (const name of ["Other words", "Uncertain", "Gone"]) {
    const part = rows(page, name);
    if (await part.isVisible()) await part.getByRole("button", { name: "None of them" }).click();
  }
  await page.getByRole("button", { name: "Apply" }).click();
  await page.reload();
  await expect(region(page)).toContainText("第六次会议");
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);

  // the other quote has these words in its context
  const quote = page.locator("mark").filter({ hasText: "俄罗斯代表团" });
  const row = tray(page).getByRole("listitem").filter({ has: quote });
  await row.getByRole("button", { name: "Find its words" }).click();
  await expect(page.getByText("The words do not stand in the article")).toBeVisible();
  await drag(page, "有代表团");
  await row.getByRole("button", { name: "Place at selection" }).click();
  await expect(tray(page).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);

  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await inspector(page).getByRole("button", { name: /^Text until/ }).click();
  const older = page.locator(".revise-older-text");
  await expect(older).toContainText("第五次会议");
  await expect(older.locator("mark")).toHaveText(["开放式工作组", "微软公司", "支持", "俄罗斯代表团"]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(region(page)).toContainText("第六次会议");
});

test("of many without a place each can be reached, and placed by keys alone", async ({ page }) => {
  await openArticle(page, `${"甲方支持。".repeat(60)}

会议结束。`);
  await drag(page, "甲方", 0);
  await page.keyboard.press("q");
  await page.getByLabel("Tag as").selectOption({ label: "Actor" });
  await page.getByRole("button", { name: "Tag 60" }).click();
  await expect(region(page)).toBeVisible();
  await page.keyboard.press("Shift+E");
  await field(page).fill("会议结束。与会者离开了。");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(tray(page).getByRole("heading")).toContainText("· 60");
  await expect(tray(page).getByRole("listitem")).toHaveCount(50);
  await tray(page).getByRole("button", { name: "Show more (10)" }).press("Enter");
  await expect(tray(page).getByRole("listitem")).toHaveCount(60);
  await expectAccessible(page);

  await page.locator("#article-pane").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await tray(page).getByRole("button", { name: "Place at selection" }).last().press("Enter");
  await expect(tray(page).getByRole("listitem")).toHaveCount(59);
  await expect(page.locator("body")).not.toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tray(page).getByRole("listitem")).toHaveCount(60);
});

test("by keys alone, in Chinese", async ({ page }) => {
  await openApp(page, "?lang=zh-CN");
  await page.locator("#article-text").fill(ARTICLE);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const article = page.locator("#article-pane");
  await expect(article).toBeVisible();
  await article.focus();
  await page.keyboard.press("w");
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+E");
  const text = page.getByRole("textbox", { name: "新正文" });
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("会议于周五结束。");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "核对改动" })).toBeFocused();
  await expect(page.locator(".diff ins")).toContainText("会议于周五结束。");
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(article).toContainText("会议于周五结束。");
});

test("a cancelled correction changes nothing, and what was typed is there until then", async ({
  page,
}) => {
  await openTagged(page);
  await page.keyboard.press("Shift+E");
  await field(page).fill(CORRECTED);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue(CORRECTED);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Back to the text" }).click();
  await expect(field(page)).toHaveValue(CORRECTED);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(region(page)).toContainText("第五次会议");
});

for (const language of ["en", "zh-CN"]) {
  for (const [theme, width] of [
    ["light", 1280],
    ["dark", 1280],
    ["light", 360],
  ] as const) {
    test(`the review in ${language}, ${theme}, at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await openTagged(page);
      await page.keyboard.press("Shift+E");
      await field(page).fill(CORRECTED);
      await page.keyboard.press("Control+Enter");
      await expect(page.locator(".revise-row").first()).toBeVisible();
      if (language === "zh-CN") {
        await page.getByRole("button", { name: "中文" }).click();
        await expect(page.getByRole("heading", { name: "核对改动" })).toBeVisible();
      }
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
      const shot = process.env.REVISE_SHOTS;
      if (shot) await page.screenshot({ path: `${shot}/${language}-${theme}-${width}.png` });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
