// Rule B: every way of selecting gives the exact span, and tagging moves no text.
import { type Page } from "@playwright/test";
import {
  boxesOf,
  clickOn,
  download,
  drag,
  list,
  openArticle,
  region,
  tagByMouse,
  toolbar,
} from "./app";
import { expect, test } from "./fixtures";

const LONG = "伊朗和俄罗斯指出，利益相关方的参与方式议题正在分散工作组的注意力，阻碍了该组织的内部工作。";
const ARTICLE = [
  "# 谁能坐上谈判桌",
  `第一段。${LONG}${LONG}俄罗斯建议设立一个非正式的分组，让非政府组织参与其中，延续先例。`,
  "第二段 mentions Microsoft and the Tech Accord, 以及 👩‍👩‍👧 与 🇨🇳。",
  "第三段：السلام عليكم في الأمم المتحدة، 完。",
  "ישראל הצטרפה להסכם",
  "图前",
  "![一图](a.png)",
  "图后",
  "末段。",
].join("\n\n");

/** The quote of the annotation that was made last. */
async function tagged(page: Page): Promise<string> {
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press("1");
  await expect(toolbar(page)).toBeHidden();
  const { json } = await download(page);
  const annotations = json.documents[0].annotations;
  return annotations[annotations.length - 1].targets[0].quote;
}

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

test("a drag forwards", async ({ page }) => {
  await drag(page, "利益相关方");
  expect(await tagged(page)).toBe("利益相关方");
});

test("a drag backwards", async ({ page }) => {
  await drag(page, "利益相关方", 0, true);
  expect(await tagged(page)).toBe("利益相关方");
});

test("a drag across wrapped lines", async ({ page }) => {
  const [first, last] = await boxesOf(page, LONG);
  expect(last.top).toBeGreaterThan(first.bottom);
  await drag(page, LONG);
  expect(await tagged(page)).toBe(LONG);
});

test("a drag upwards across blocks", async ({ page }) => {
  const [, last] = await boxesOf(page, "Microsoft");
  const [first] = await boxesOf(page, "延续先例");
  await page.mouse.move(last.right - 1, (last.top + last.bottom) / 2);
  await page.mouse.down();
  await page.mouse.move(first.left + 1, (first.top + first.bottom) / 2, { steps: 8 });
  await page.mouse.up();
  expect(await tagged(page)).toBe("延续先例。\n\n第二段 mentions Microsoft");
});

test("a drag released outside the pane", async ({ page }) => {
  const [first] = await boxesOf(page, "延续先例");
  const header = await page.getByRole("banner").boundingBox();
  await page.mouse.move(first.left + 1, (first.top + first.bottom) / 2);
  await page.mouse.down();
  await page.mouse.move(first.left + 40, first.top + 5, { steps: 4 });
  await page.mouse.move((header?.x ?? 0) + 300, (header?.y ?? 0) + 10, { steps: 8 });
  await page.mouse.up();
  const quote = await tagged(page);
  expect(quote.endsWith("非政府组织参与其中，")).toBe(true);
  expect(ARTICLE).toContain(quote);
});

/** Before the first or behind the last character of a quote. */
type Place = [quote: string, side: "start" | "end"];

const isRtl = (character: string) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(character);

/** Where two places are in the viewport at the same time. */
async function points(page: Page, from: Place, to: Place): Promise<[number, number][]> {
  const top = () => region(page).evaluate((pane) => pane.scrollTop);
  const point = async ([quote, side]: Place): Promise<[number, number]> => {
    const [first, last] = await boxesOf(page, quote);
    const box = side === "start" ? first : last;
    const isLeft = (side === "start") !== isRtl(side === "start" ? quote[0] : quote.at(-1) ?? "");
    return [isLeft ? box.left + 1 : box.right - 1, (box.top + box.bottom) / 2];
  };
  const end = await point(to);
  const before = await top();
  const begin = await point(from);
  return [begin, [end[0], end[1] - ((await top()) - before)]];
}

async function dragBetween(page: Page, from: Place, to: Place): Promise<void> {
  const [begin, end] = await points(page, from, to);
  await page.mouse.move(...begin);
  await page.mouse.down();
  await page.mouse.move((begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2, { steps: 4 });
  await page.mouse.move(...end, { steps: 4 });
  await page.mouse.up();
}

const HEBREW = "ישראל הצטרפה להסכם";
const DRAGS: [name: string, from: Place, to: Place, expected: string][] = [
  ["down across blocks", ["延续先例", "start"], ["Microsoft", "end"], "延续先例。\n\n第二段 mentions Microsoft"],
  ["up across wrapped lines", [LONG, "end"], [LONG, "start"], LONG],
  ["over right-to-left text", ["السلام عليكم", "start"], ["السلام عليكم", "end"], "السلام عليكم"],
  ["over right-to-left text, backwards", ["السلام عليكم", "end"], ["السلام عليكم", "start"], "السلام عليكم"],
  ["into right-to-left text", ["三段", "start"], ["السلام", "end"], "三段：السلام"],
  ["out of right-to-left text", ["المتحدة", "start"], ["完", "end"], "المتحدة، 完"],
  ["over a Hebrew paragraph", [HEBREW, "start"], [HEBREW, "end"], HEBREW],
];
for (const [name, from, to, expected] of DRAGS) {
  test(`a drag ${name}`, async ({ page }) => {
    await dragBetween(page, from, to);
    expect(await tagged(page)).toBe(expected);
  });
}

test("a drag across a picture, both ways", async ({ page }) => {
  for (const [from, to] of [
    [["图前", "start"], ["图后", "end"]],
    [["图后", "end"], ["图前", "start"]],
  ] as [Place, Place][]) {
    await dragBetween(page, from, to);
    expect((await tagged(page)).replace(/\n+/g, "|")).toBe("图前|图后");
    await page.keyboard.press("Control+z");
  }
});

test("a drag released outside the window", async ({ page }) => {
  const [first] = await boxesOf(page, "Microsoft");
  const y = (first.top + first.bottom) / 2;
  await page.mouse.move(first.left + 1, y);
  await page.mouse.down();
  await page.mouse.move(first.left - 30, y, { steps: 4 });
  await page.mouse.move(-40, y, { steps: 4 });
  await page.mouse.up();
  expect(await tagged(page)).toBe("第二段 mentions ");
});

test("a drag from the text into the column beside it", async ({ page }) => {
  const [, last] = await boxesOf(page, "以及");
  const y = (last.top + last.bottom) / 2;
  const details = await page.locator("#inspector").boundingBox();
  await page.mouse.move(last.right - 1, y);
  await page.mouse.down();
  await page.mouse.move(last.right + 30, y, { steps: 4 });
  await page.mouse.move((details?.x ?? 0) + 60, y, { steps: 8 });
  await page.mouse.up();
  expect(await tagged(page)).toBe(" 👩‍👩‍👧 与 ");
});

for (const beside of ["margin", "header"]) {
  test(`a drag that begins in the ${beside} takes only words of the article`, async ({ page }) => {
    const [first, last] = await boxesOf(page, "延续先例");
    const y = (first.top + first.bottom) / 2;
    const pane = await region(page).boundingBox();
    const title = await page.locator(".header-title").boundingBox();
    if (!pane || !title) throw new Error("the pane or the title is not shown");
    const [x, from] = beside === "margin" ? [pane.x + 4, y] : [title.x + 20, title.y + 5];
    await page.mouse.move(x, from);
    await page.mouse.down();
    await page.mouse.move((x + last.right) / 2, (from + y) / 2, { steps: 4 });
    await page.mouse.move(last.right - 1, y, { steps: 8 });
    await page.mouse.up();
    const quote = await tagged(page);
    expect(`谁能坐上谈判桌\n\n${ARTICLE}`).toContain(quote);
    expect(quote.endsWith("延续先例")).toBe(true);
  });
}

test("a double click takes a word", async ({ page }) => {
  const [first] = await boxesOf(page, "Microsoft");
  await page.mouse.dblclick(first.left + 3, (first.top + first.bottom) / 2);
  expect((await tagged(page)).trim()).toBe("Microsoft");
});

test("a triple click takes the block without its line break", async ({ page }) => {
  const [first] = await boxesOf(page, "Microsoft");
  await page.mouse.click(first.left + 3, (first.top + first.bottom) / 2, { clickCount: 3 });
  expect(await tagged(page)).toBe(
    "第二段 mentions Microsoft and the Tech Accord, 以及 👩‍👩‍👧 与 🇨🇳。",
  );
});

test("a shift click extends the selection", async ({ page }) => {
  const [first] = await boxesOf(page, "mentions");
  const [, last] = await boxesOf(page, "Accord");
  await page.mouse.click(first.left + 1, (first.top + first.bottom) / 2);
  await page.keyboard.down("Shift");
  await page.mouse.click(last.right, (last.top + last.bottom) / 2);
  await page.keyboard.up("Shift");
  expect(await tagged(page)).toBe("mentions Microsoft and the Tech Accord");
});

test("joined emoji and flags are whole", async ({ page }) => {
  await drag(page, "👩‍👩‍👧 与 🇨🇳");
  expect(await tagged(page)).toBe("👩‍👩‍👧 与 🇨🇳");
});

test("right-to-left text", async ({ page }) => {
  const [, last] = await boxesOf(page, "السلام");
  await page.mouse.dblclick((last.left + last.right) / 2, (last.top + last.bottom) / 2);
  expect((await tagged(page)).trim()).toBe("السلام");
});

test("tagging moves no text", async ({ page }) => {
  const places = async () =>
    region(page)
      .locator("[data-piece]")
      .evaluateAll((blocks) =>
        blocks.map((block) => {
          const { x, y, width, height } = block.getBoundingClientRect();
          return [x, y, width, height].join();
        }),
      );
  await boxesOf(page, "Microsoft");
  const before = await places();
  for (const quote of ["Microsoft", "Tech Accord", "mentions Microsoft and"]) {
    await tagByMouse(page, quote, "Stance");
    await boxesOf(page, "Microsoft");
  }
  expect(await places()).toEqual(before);
});

test("each of a stack is reached by repeated clicks and from the list", async ({ page }) => {
  const stack = ["Microsoft and the Tech Accord", "the Tech Accord", "Tech Accord", "Tech"];
  for (const quote of stack) await tagByMouse(page, quote, "Actor");
  const selected = list(page).locator('[aria-current="true"]');
  const seen: string[] = [];
  for (let click = 0; click < stack.length; click += 1) {
    await clickOn(page, "Tech Accord");
    await expect(selected).toHaveCount(1);
    await expect.poll(async () => seen.includes(await selected.innerText())).toBe(false);
    seen.push(await selected.innerText());
  }
  expect(new Set(seen).size).toBe(stack.length);
  await list(page).getByRole("listitem").nth(0).getByRole("button").click();
  await expect(selected).toContainText(stack[0]);
});

test("boundaries move by one grapheme and to a new selection", async ({ page }) => {
  await tagByMouse(page, "👩‍👩‍👧 与", "Actor");
  await page.keyboard.press("{");
  await page.keyboard.press("{");
  const quote = async () => (await download(page)).json.documents[0].annotations[0].targets[0].quote;
  expect(await quote()).toBe("👩‍👩‍👧");
  await drag(page, "Microsoft");
  await page.getByRole("button", { name: "Use selected text" }).click();
  expect(await quote()).toBe("Microsoft");
});
