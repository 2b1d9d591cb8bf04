// The main job on a real article, by mouse and by keyboard alone; the file is checked by a
// program that knows nothing of ours.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Page } from "@playwright/test";
import { drag, download, list, openArticle, region, saveState, tagByMouse, toolbar } from "./app";
import { expect, openApp, sharedArticle, test } from "./fixtures";

const SEED = "000_b7747b9aefd2bf47.txt";
const CHECKER = path.join(path.dirname(fileURLToPath(import.meta.url)), "check_export.py");

/** Which spans are tagged, in this order. The stance holds the actor 伊朗 inside. */
const SPANS: [quote: string, label: "Actor" | "Process" | "Stance"][] = [
  ["微软", "Actor"],
  ["卡巴斯基", "Actor"],
  ["OEWG", "Process"],
  ["Ad Hoc Committee", "Process"],
  ["伊朗和俄罗斯指出，利益相关方的参与方式议题正在分散 OEWG 的注意力", "Stance"],
  ["伊朗", "Actor"],
];

const KEYS = { Actor: "1", Process: "2", Stance: "3" };

function check(...args: string[]): string {
  return execFileSync("python3", [CHECKER, ...args], { encoding: "utf8" });
}

async function codeByMouse(page: Page, text: string): Promise<void> {
  await openArticle(page, text);
  for (const [quote, label] of SPANS) {
    await tagByMouse(page, quote, label);
    if (label === "Stance") {
      await page.getByRole("radio", { name: "Oppose" }).check();
    }
  }
  await expect(saveState(page)).toHaveText("Saved");
}

/** How many steps of the caret lead from one UTF-16 offset of a line to another. */
function graphemes(text: string): number {
  return [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)].length;
}

/** Puts the caret before a quote and selects it, by keys only. */
async function selectByKeys(page: Page, quote: string): Promise<void> {
  const blocks = await region(page).locator("[data-piece]").allTextContents();
  const n = blocks.findIndex((block) => block.includes(quote));
  const before = blocks[n].slice(0, blocks[n].indexOf(quote));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  const steps = blocks.slice(0, n).filter((block) => block !== "").length;
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("Control+ArrowDown");
  for (let step = graphemes(before); step > 0; step -= 1) await page.keyboard.press("ArrowRight");
  for (let step = graphemes(quote); step > 0; step -= 1) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(quote);
}

async function codeByKeys(page: Page, text: string): Promise<void> {
  await openApp(page, "?lang=en");
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeFocused();
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
  await page.keyboard.press("Control+V");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add article" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(region(page)).toBeFocused();
  for (const [quote, label] of SPANS) {
    await selectByKeys(page, quote);
    await page.keyboard.press(KEYS[label]);
    if (label === "Stance") await page.keyboard.press("Shift+Digit2");
  }
  await expect(saveState(page)).toHaveText("Saved");
}

test.describe("the seed article", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });
  test.slow();

  test("is coded by mouse, exported and checked", async ({ page }) => {
    const text = readFileSync(sharedArticle(SEED), "utf8");
    await codeByMouse(page, text);
    await expect(list(page).getByRole("listitem")).toHaveCount(SPANS.length);
    const file = await download(page);
    expect(check(file.path)).toContain("0 failed");
    const [document] = file.json.documents;
    expect(document.metadata.title).toMatch(/^论坛·2022全球网空态势回顾 \| /);
    expect(document.metadata.publisher).toBe("中国信息安全");
    expect(document.metadata.date).toBe("2023-01-29");
    expect(document.metadata.url).toMatch(/^https:\/\/mp\.weixin\.qq\.com\/.*#rd$/);
    expect(document.text).not.toMatch(/mmbiz|!\[|fetch_date|^---/);
    const headings = document.blocks.filter((block: { kind: string }) => block.kind === "heading");
    const characters = [...document.text];
    const titles = headings.map((block: { start: number; end: number }) =>
      characters.slice(block.start, block.end).join(""),
    );
    for (const title of [
      "一、科技企业参与网络空间国际规则现状",
      "（一）科技企业参与 OEWG 开始受挫",
      "三、我国科技企业如何参与国际规则制定",
    ]) {
      expect(titles).toContain(title);
    }
    const quotes = document.annotations.flatMap((annotation: { targets: { quote: string }[] }) =>
      annotation.targets.map((target) => target.quote),
    );
    expect(quotes.sort()).toEqual(SPANS.map(([quote]) => quote).sort());
    expect(file.name).toMatch(/^2023-01-29 .*\.stancemark\.json$/);
  });

  test("gives the same file by keyboard alone", async ({ page, context }) => {
    const text = readFileSync(sharedArticle(SEED), "utf8");
    await codeByKeys(page, text);
    const byKeys = await download(page);
    const other = await context.browser()?.newContext();
    if (!other) throw new Error("no browser");
    const second = await other.newPage();
    await second.goto(page.url());
    await codeByMouse(second, text);
    const byMouse = await download(second);
    expect(check(byKeys.path, "--compare", byMouse.path)).toContain("0 failed");
    await other.close();
  });
});

test("a selection shows the toolbar, and Escape takes it away again", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。");
  await drag(page, "微软");
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(toolbar(page)).toBeHidden();
  await expect(region(page)).toBeFocused();
});
