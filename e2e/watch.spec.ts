// The consistency watch: what does not fit together, each with its sentences and the way there.
import { type Page } from "@playwright/test";
import { clickOn, drag, list, openArticle, region, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const ARTICLE =
  "微软支持 OEWG 的讨论。后来微软反对 OEWG 的授权。\n\n卡巴斯基参加 IEG 会议。法国提到行动纲领！";

const SPANS: [quote: string, key: string, nth: number][] = [
  ["微软", "1", 0],
  ["支持", "3", 0],
  ["OEWG", "2", 0],
  ["微软", "1", 1],
  ["反对", "3", 0],
  ["OEWG", "2", 1],
  ["卡巴斯基", "1", 0],
  ["IEG", "2", 0],
  ["行动纲领", "2", 0],
  ["！", "3", 0],
];

const STATEMENTS: [states: number, key: string, parts: [string, number][]][] = [
  [1, "t", [["微软", 0], ["支持", 0], ["OEWG", 0]]],
  [2, "t", [["微软", 1], ["反对", 0], ["OEWG", 1]]],
  [2, "Shift+T", [["卡巴斯基", 0], ["IEG", 0]]],
  [1, "t", [["卡巴斯基", 0], ["IEG", 0]]],
];

const details = (page: Page) => page.locator("#inspector");
const group = (page: Page, name: string) =>
  page.locator(".watch-group").filter({ has: page.getByRole("heading", { name }) });
const places = (page: Page) => page.locator(".finding-place");

/** The article with spans and four statements that do not fit together. */
async function code(page: Page): Promise<void> {
  await openArticle(page, ARTICLE);
  for (const [n, [quote, key, nth]] of SPANS.entries()) {
    await drag(page, quote, nth);
    await page.keyboard.press(key);
    await expect(list(page).getByRole("listitem")).toHaveCount(n + 1);
  }
  await page.keyboard.press("Escape");
  const cards = page.locator("#statement-list").getByRole("listitem");
  await page.getByRole("group", { name: "List" }).getByRole("button", { name: "Statements" }).click();
  for (const [n, [states, key, parts]] of STATEMENTS.entries()) {
    for (const [marked, [quote, nth]] of parts.entries()) {
      // the text may move while a card comes in beside it
      await expect(async () => {
        await clickOn(page, quote, nth);
        await expect(details(page).locator("blockquote")).toHaveText(quote, { timeout: 1000 });
      }).toPass();
      await page.keyboard.press("x");
      await expect(page.getByText(`${marked + 1} marked`)).toBeVisible();
    }
    await page.keyboard.press(key);
    await expect(cards).toHaveCount(n + 1);
    await page.keyboard.press(`Shift+Digit${states}`);
    await expect(details(page).getByRole("radio", { checked: true }).first()).toBeVisible();
  }
}

test("findings are told by kind, with their sentences, and lead to the article", async ({ page }) => {
  test.slow();
  await code(page);
  await page.keyboard.type("gw");
  await expect(page.getByRole("heading", { name: "Consistency watch" })).toBeVisible();
  await expect(page.locator(".watch-count")).toHaveText("4 findings");
  const opposed = group(page, "Support and opposition at once");
  await expect(opposed).toContainText("微软 supports and opposes OEWG");
  await expect(opposed.locator(".place-sentence")).toHaveText([
    "微软支持 OEWG 的讨论。",
    "后来微软反对 OEWG 的授权。",
  ]);
  await expect(group(page, "Participation coded as support")).toContainText(
    "卡巴斯基 takes part in IEG; is that support?",
  );
  await expect(group(page, "Processes in no statement")).toContainText("行动纲领, tagged once");
  await expect(group(page, "Annotations of marks alone").locator("mark")).toHaveText("！");
  await expect(group(page, "Statements without evidence")).toContainText("None");
  await expect(group(page, "Names that several entities share")).toContainText("None");
  await expectAccessible(page);

  // by key: the second sentence, its statement in the article, and back to where one was
  await expect(places(page).first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(places(page).nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(region(page)).toBeFocused();
  await expect(details(page).getByRole("radio", { name: "Oppose", exact: true })).toBeChecked();
  await page.keyboard.type("gw");
  await expect(places(page).nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(places(page).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(details(page).locator("blockquote")).toHaveText("！");

  // what is mended is found no more, and what is undone is found again
  await page.keyboard.press("Delete");
  await page.keyboard.type("gw");
  await expect(page.locator(".watch-count")).toHaveText("3 findings");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".watch-count")).toHaveText("4 findings");
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
});

test("names that entities share lead to the entity", async ({ page }) => {
  await openArticle(page, "Paris Call。");
  await tagByMouse(page, "Paris Call", "Process");
  await page.keyboard.type("ge");
  const search = page.locator("#room-search");
  for (const _ of [1, 2]) {
    await search.fill("Paris Call");
    await page.getByRole("button", { name: "New process “Paris Call”" }).click();
    await expect(search).toHaveValue("");
  }
  await page.getByRole("navigation", { name: "Rooms" }).getByText("Watch").click();
  const shared = group(page, "Names that several entities share");
  await expect(shared).toContainText("names 2 entities");
  await shared.locator(".finding-place").first().click();
  await expect(page.getByRole("heading", { name: "Entities" })).toBeVisible();
  await expect(page.locator(".entity-row[aria-current]")).toHaveCount(1);
});

test("without work the room tells what is watched, in both languages and on a phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openApp(page, "?lang=zh-CN");
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "工作区" }).getByText("核查").click();
  await expect(page.getByText("目前还没有可核查的内容")).toBeVisible();
  await expect(page.getByRole("heading", { name: "把参与编码成支持" })).toBeVisible();
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
