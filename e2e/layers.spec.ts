// Overlapping spans stay apart, and what is pointed at is lifted out with all its parts.
import { boxesOf, list, openArticle, region, tagByMouse } from "./app";
import { expect, test } from "./fixtures";

const SENTENCE = "伊朗和俄罗斯等国在联合国信息安全开放式工作组中反对微软等企业以利益相关方身份参与谈判";

/** Spans that nest, cross, and are the same: five deep over 开放式工作组. */
const SPANS: [string, string][] = [
  [SENTENCE, "Stance"],
  ["联合国信息安全开放式工作组中反对微软", "Actor"],
  ["联合国信息安全开放式工作组", "Process"],
  ["信息安全开放式工作组中反对", "Actor"],
  ["开放式工作组中反对微软等企业", "Stance"],
  ["开放式工作组", "Process"],
  ["开放式", "Actor"],
];

/** The names of the highlights over the middle of a quote. */
const looksOver = (page: import("@playwright/test").Page, quote: string) =>
  region(page).evaluate((pane, wanted) => {
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const names: string[] = [];
      for (const [name, ranges] of CSS.highlights as unknown as Iterable<[string, Iterable<Range>]>)
        for (const range of ranges)
          if (range.comparePoint(node, at) === 0 && range.comparePoint(node, at + 1) === 0) names.push(name);
      return names.sort();
    }
    return [];
  }, quote);

for (const theme of ["light", "dark"] as const) {
  test(`many layers over one word can be told apart, ${theme}`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme: theme });
    await openArticle(page, `序言。\n\n${SENTENCE}。\n\n结语。`);
    for (const [quote, label] of SPANS) await tagByMouse(page, quote, label);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => looksOver(page, "开放式")).toHaveLength(SPANS.length);
    const looks = await looksOver(page, "开放式");
    expect(new Set(looks).size, looks.join(" ")).toBe(SPANS.length);
    await info.attach(`layers-${theme}`, { body: await page.screenshot(), contentType: "image/png" });
  });
}

test("what the pointer is on is lifted out, in the article and from the list", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。");
  await tagByMouse(page, "开放式工作组", "Process");
  await tagByMouse(page, "开放式", "Actor");
  await page.keyboard.press("Escape");
  const isLifted = async (quote: string) => (await looksOver(page, quote)).includes("lifted");
  const [over] = await boxesOf(page, "工作组");
  const inMiddle = (box: typeof over) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
  await page.mouse.move(...inMiddle(over));
  await expect.poll(() => isLifted("工作组")).toBe(true);
  expect(await isLifted("开放"), "all of the annotation").toBe(true);
  const [inner] = await boxesOf(page, "开放式");
  await page.mouse.move(...inMiddle(inner));
  await expect.poll(() => isLifted("工作组"), "the innermost one").toBe(false);
  expect(await isLifted("开放")).toBe(true);
  const [beside] = await boxesOf(page, "支持");
  await page.mouse.move(...inMiddle(beside));
  await expect.poll(() => isLifted("开放")).toBe(false);
  await list(page).getByRole("button").first().hover();
  await expect.poll(() => isLifted("工作组")).toBe(true);
});
