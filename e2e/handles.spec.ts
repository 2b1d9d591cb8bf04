// The ends of the selected annotation are moved by mouse, finger and key; parts come and go.
import { type Page } from "@playwright/test";
import {
  type Box,
  boxesOf,
  clickOn,
  download,
  drag,
  list,
  listed,
  openArticle,
  region,
  selectedText,
  tagByMouse,
  toolbar,
} from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const ARTICLE = [
  "伊朗和俄罗斯反对企业参与，中国支持。",
  "Microsoft and the Tech Accord joined; Siemens did not.",
  "السلام عليكم في الأمم المتحدة",
].join("\n\n");

const handle = (page: Page, name: string) =>
  region(page).getByRole("slider", { name, exact: true });
const start = (page: Page) => handle(page, "Start of the annotation");
const end = (page: Page) => handle(page, "End of the annotation");

/** The quotes of the parts of the annotation that was made first. */
async function parts(page: Page): Promise<string[]> {
  const { json } = await download(page);
  return json.documents[0].annotations[0].targets.map((target: { quote: string }) => target.quote);
}

const middle = (box: Box) => (box.top + box.bottom) / 2;

/** The knob of a handle: above its bar at a start, below it at an end. */
async function knob(page: Page, edge: "start" | "end", by = 2): Promise<[number, number]> {
  const box = await (edge === "start" ? start(page) : end(page)).first().boundingBox();
  if (!box) throw new Error("the handle is not shown");
  return [box.x, edge === "start" ? box.y - by : box.y + box.height + by];
}

async function pull(page: Page, edge: "start" | "end", to: [number, number]): Promise<void> {
  const [x, y] = await knob(page, edge);
  await page.mouse.move(x, y);
  await page.mouse.down();
  // off the line by as much as the hand was
  const [, off] = edge === "start" ? [0, -12] : [0, 12];
  await page.mouse.move((x + to[0]) / 2, to[1] + off, { steps: 3 });
  await page.mouse.move(to[0], to[1] + off, { steps: 3 });
}

test.beforeEach(async ({ page }) => openArticle(page, ARTICLE));

for (const [edge, quote, side, expected] of [
  ["end", "反对企业", "right", "俄罗斯反对企业"],
  ["end", "俄罗", "right", "俄罗"],
  ["end", "Tech", "right", "俄罗斯反对企业参与，中国支持。\n\nMicrosoft and the Tech"],
  ["start", "伊朗", "left", "伊朗和俄罗斯"],
  ["start", "罗斯", "left", "罗斯"],
  // beyond the other end
  ["start", "反对", "right", "反对"],
  ["end", "伊朗", "left", "伊朗和"],
] as const) {
  test(`the ${edge} is dragged to the ${side} of ${quote}`, async ({ page }) => {
    await tagByMouse(page, "俄罗斯", "Actor");
    const [first, last] = await boxesOf(page, quote);
    const to = side === "left" ? first.left + 1 : last.right - 1;
    await pull(page, edge, [to, middle(side === "left" ? first : last)]);
    await page.mouse.up();
    expect(await parts(page)).toEqual([expected]);
    await page.keyboard.press("Control+z");
    expect(await parts(page)).toEqual(["俄罗斯"]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => listed(page)).toEqual([]);
  });
}

for (const painter of ["", "&painter=marks"]) {
  test(`a drag is shown while it lasts, and Escape takes it back ${painter}`, async ({ page }) => {
    await page.goto(`?lang=en${painter}`);
    await tagByMouse(page, "俄罗斯", "Actor");
    const [, last] = await boxesOf(page, "反对企业");
    const before = await end(page).boundingBox();
    await pull(page, "end", [last.right - 1, middle(last)]);
    await expect.poll(() => painted(page)).toContain("俄罗斯反对企业");
    await expect(end(page)).toHaveAttribute("aria-valuetext", "俄罗斯反对企业");
    await page.keyboard.press("Escape");
    await expect.poll(() => painted(page)).toContain("俄罗斯");
    await page.mouse.up();
    expect(await end(page).boundingBox()).toEqual(before);
    expect(await parts(page)).toEqual(["俄罗斯"]);
    await expect(list(page).locator('[aria-current="true"]')).toHaveCount(1);
  });
}

/** The texts painted as an actor, by either painter. */
function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    for (const [name, ranges] of CSS.highlights as unknown as Map<string, Set<Range>>)
      if (name.startsWith("fill-")) for (const range of ranges) texts.push(range.toString());
    for (const mark of document.querySelectorAll('mark[class*="fill-"]'))
      texts.push(mark.textContent ?? "");
    return texts;
  });
}

test("a drag released outside the pane keeps the last place", async ({ page }) => {
  await tagByMouse(page, "俄罗斯", "Actor");
  const [, last] = await boxesOf(page, "反对");
  await pull(page, "end", [last.right - 1, middle(last)]);
  const header = await page.getByRole("banner").boundingBox();
  const shown = await region(page).boundingBox();
  await page.mouse.move(last.right - 1, (shown?.y ?? 0) - 5, { steps: 2 });
  await page.mouse.move(last.right - 1, (header?.y ?? 0) + 2, { steps: 2 });
  await page.mouse.up();
  const [quote] = await parts(page);
  expect(ARTICLE).toContain(quote);
  await page.keyboard.press("Control+z");
  expect(await parts(page)).toEqual(["俄罗斯"]);
});

test("a click on a handle is one on the text below", async ({ page }) => {
  await tagByMouse(page, "俄罗斯反对企业", "Stance");
  await tagByMouse(page, "俄罗斯", "Actor");
  const [x, y] = await knob(page, "start");
  await page.mouse.click(x, y);
  await expect(list(page).locator('[aria-current="true"]')).toHaveCount(1);
  expect(await parts(page)).toEqual(["俄罗斯反对企业"]);
});

test("handles move no text, and text beside them can be selected", async ({ page }) => {
  const places = () =>
    region(page)
      .locator("[data-piece]")
      .evaluateAll((blocks) => blocks.map((block) => JSON.stringify(block.getBoundingClientRect())));
  const width = () => region(page).evaluate((pane) => pane.scrollWidth - pane.clientWidth);
  await boxesOf(page, "俄罗斯");
  const before = await places();
  await tagByMouse(page, "俄罗斯", "Actor");
  await boxesOf(page, "俄罗斯");
  expect(await places()).toEqual(before);
  expect(await width()).toBe(0);
  await drag(page, "反对");
  await expect.poll(() => selectedText(page)).toBe("反对");
  await drag(page, "和");
  await expect.poll(() => selectedText(page)).toBe("和");
});

test("on a handle the arrow keys move by character and by word", async ({ page }) => {
  await tagByMouse(page, "Tech", "Actor");
  await end(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(end(page)).toBeFocused();
  await expect(end(page)).toHaveAttribute("aria-valuetext", "Tech A");
  await page.keyboard.press("Control+ArrowRight");
  await expect(end(page)).toHaveAttribute("aria-valuetext", "Tech Accord ");
  await start(page).focus();
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(start(page)).toHaveAttribute("aria-valuetext", " the Tech Accord ");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(region(page)).toBeFocused();
  expect(await parts(page)).toEqual([" the Tech Accord "]);
});

test("handles are reached by Tab from the article", async ({ page }) => {
  await tagByMouse(page, "Tech", "Actor");
  await region(page).focus();
  await page.keyboard.press("Tab");
  await expect(start(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(end(page)).toBeFocused();
  await page.keyboard.press("n");
  await page.keyboard.press("Delete");
  await expect(region(page)).toBeFocused();
  await expect.poll(() => listed(page)).toEqual([]);
});

test("handles of right-to-left text stand at its outer sides", async ({ page }) => {
  const [first, last] = await boxesOf(page, "عليكم");
  await page.mouse.dblclick((first.left + first.right) / 2, middle(first));
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press("1");
  const [from, to] = [await start(page).boundingBox(), await end(page).boundingBox()];
  expect(from?.x).toBeCloseTo(first.right, 0);
  expect(to?.x).toBeCloseTo(last.left, 0);
  const [, beyond] = await boxesOf(page, "في");
  await pull(page, "end", [beyond.left + 1, middle(beyond)]);
  await page.mouse.up();
  expect(await parts(page)).toEqual(["عليكم في"]);
});

test("parts are added with Ctrl, by button and by key, and taken out", async ({ page }) => {
  await tagByMouse(page, "俄罗斯", "Actor");
  await page.keyboard.down("Control");
  await drag(page, "Siemens");
  await page.keyboard.up("Control");
  await expect(toolbar(page)).toBeHidden();
  expect(await parts(page)).toEqual(["俄罗斯", "Siemens"]);
  await drag(page, "Tech");
  await toolbar(page).getByRole("button", { name: "Add selected text" }).click();
  await expect(toolbar(page)).toBeHidden();
  expect(await parts(page)).toEqual(["俄罗斯", "Tech", "Siemens"]);
  await drag(page, "Accord");
  await page.keyboard.press("j");
  expect(await parts(page)).toEqual(["俄罗斯", "Tech", "Accord", "Siemens"]);
  // what touches becomes one
  await drag(page, " Accord");
  await page.keyboard.press("j");
  expect(await parts(page)).toEqual(["俄罗斯", "Tech Accord", "Siemens"]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove the part “俄罗斯”" }).click();
  expect(await parts(page)).toEqual(["Tech Accord", "Siemens"]);
  await page.getByRole("button", { name: "Remove the part “Siemens”" }).click();
  await expect(page.getByRole("list", { name: "Parts" })).toBeHidden();
  expect(await parts(page)).toEqual(["Tech Accord"]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect(await parts(page)).toEqual(["俄罗斯", "Tech Accord", "Siemens"]);
  expect(await listed(page)).toHaveLength(1);
});

test("a click with Ctrl leaves the annotation selected", async ({ page }) => {
  await tagByMouse(page, "俄罗斯", "Actor");
  await page.keyboard.down("Control");
  await clickOn(page, "Siemens");
  await page.keyboard.up("Control");
  await expect(list(page).locator('[aria-current="true"]')).toHaveCount(1);
  const [first] = await boxesOf(page, "Siemens");
  await page.keyboard.down("Control");
  await page.mouse.dblclick(first.left + 4, middle(first));
  await page.keyboard.up("Control");
  expect(await parts(page)).toEqual(["俄罗斯", "Siemens"]);
});

const switches = async (page: Page, ...names: string[]) => {
  await page.getByText("Selecting text").click();
  for (const name of names) await page.getByRole("checkbox", { name }).check();
};

test("whole words and trimming are off, can be asked for, and are remembered", async ({ page }) => {
  await drag(page, "osoft and the Te");
  await expect.poll(() => selectedText(page)).toBe("osoft and the Te");
  await switches(page, "Whole words", "Without space and punctuation");
  await drag(page, "osoft and the Te");
  await expect.poll(() => selectedText(page)).toBe("Microsoft and the Tech");
  await drag(page, "伊朗和俄罗斯反对企业参与，");
  await expect.poll(() => selectedText(page)).toBe("伊朗和俄罗斯反对企业参与");
  await page.reload();
  for (const name of ["Whole words", "Without space and punctuation"])
    await expect(page.getByRole("checkbox", { name, includeHidden: true })).toBeChecked();
});

test("what is left of a selection made by key is said before it is tagged", async ({ page }) => {
  await switches(page, "Without space and punctuation");
  await region(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("s");
  await expect(toolbar(page)).toContainText("Will be tagged: 伊朗和俄罗斯反对企业参与，中国支持");
  await page.keyboard.press("1");
  expect(await parts(page)).toEqual(["伊朗和俄罗斯反对企业参与，中国支持"]);
});
