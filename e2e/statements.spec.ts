// Statements: from spans to data by a few keys, each with the sentence that proves it.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import {
  boxesOf,
  clickOn,
  download,
  list,
  openArticle,
  region,
  saveState,
  tagByMouse,
} from "./app";
import { field, outcome } from "./find";
import { expect, expectAccessible, openApp, sharedArticle, test } from "./fixtures";

const SEED = "000_b7747b9aefd2bf47.txt";
const ARTICLE =
  "伊朗和俄罗斯反对企业参与 OEWG。微软支持 OEWG 的讨论。\n\n据路透社报道，法国提出行动纲领。";

const offer = (page: Page) => page.getByRole("group", { name: /^Proposed statement/ });
const cards = (page: Page) => page.locator(".statement-list .statement-card");
const details = (page: Page) => page.locator("#inspector");

/** The statements of a downloaded file, told in words. */
// biome-ignore lint/suspicious/noExplicitAny: what was read from a file
function told(json: any): string[] {
  const [document] = json.documents;
  // biome-ignore lint/suspicious/noExplicitAny: what was read from a file
  const quotes = new Map<string, string>(
    document.annotations.map((a: any) => [a.id, a.targets[0].quote]),
  );
  // biome-ignore lint/suspicious/noExplicitAny: what was read from a file
  return document.statements.map((statement: any) => {
    const slots = Object.entries<string[]>(statement.slots).map(
      ([slot, fillers]) => `${slot}=${fillers.map((id) => quotes.get(id)).join("+")}`,
    );
    const values = Object.values<string>(statement.values);
    return [statement.type, ...slots, ...values].join(" ");
  });
}

async function tagAll(page: Page): Promise<void> {
  const spans: [string, string, number][] = [
    ["伊朗", "Actor", 0],
    ["俄罗斯", "Actor", 0],
    ["反对企业参与", "Stance", 0],
    ["OEWG", "Process", 0],
    ["微软", "Actor", 0],
    ["支持", "Stance", 0],
    ["OEWG", "Process", 1],
    ["路透社", "Actor", 0],
    ["法国", "Actor", 0],
    ["行动纲领", "Process", 0],
  ];
  for (const [quote, label, nth] of spans) {
    await tagByMouse(page, quote, label, nth);
    if (label === "Stance") {
      const position = quote.startsWith("反") ? "Oppose" : "Support";
      await page.getByRole("radio", { name: position, exact: true }).check();
    }
  }
  await page.keyboard.press("Escape");
}

/** Clicks a span, and waits until its details are shown. */
async function choose(page: Page, quote: string, nth = 0): Promise<void> {
  await clickOn(page, quote, nth);
  await expect(details(page).locator("blockquote")).toHaveText(quote);
}

const listStatements = (page: Page) =>
  page.getByRole("group", { name: "List" }).getByRole("button", { name: "Statements" }).click();

test("an actor is offered the nearest process and stance; Enter makes the statement", async ({
  page,
}) => {
  await openArticle(page, ARTICLE);
  await tagAll(page);
  await listStatements(page);
  await choose(page, "微软");
  await page.keyboard.press("t");
  await expect(offer(page)).toBeFocused();
  await expect(offer(page).locator('[aria-pressed="true"]')).toHaveText([
    "OEWG",
    "支持",
    "Leave empty",
  ]);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(offer(page)).toHaveCount(0);
  await expect(region(page)).toBeFocused();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText(["Support"]);
  await expect(details(page).getByRole("radio", { name: "Support", exact: true })).toBeChecked();
  await expectAccessible(page);
  const file = await download(page);
  expect(told(file.json)).toEqual(["position actor=微软 process=OEWG stance=支持 support"]);
});

test("marked annotations become a statement by one key, and undo takes it back", async ({
  page,
}) => {
  await openArticle(page, ARTICLE);
  await tagAll(page);
  for (const quote of ["伊朗", "俄罗斯", "反对企业参与", "OEWG"]) {
    await choose(page, quote);
    await page.keyboard.press("x");
  }
  await expect(page.getByText("4 marked")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("t");
  await expect(page.getByText("4 marked")).toHaveCount(0);
  await listStatements(page);
  await expect(cards(page)).toHaveAccessibleName(
    "Position, Oppose, 伊朗 · 俄罗斯, OEWG, 反对企业参与",
  );
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(cards(page)).toHaveCount(1);
  await expect(saveState(page)).toHaveText("Saved");
  await page.reload();
  await listStatements(page);
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(0);
});

test("an empty statement is filled by clicks; what does not fit is refused with the reason", async ({
  page,
}) => {
  await openArticle(page, ARTICLE);
  await tagAll(page);
  await listStatements(page);
  await page.getByRole("button", { name: "New: Position" }).click();
  await expect(details(page).getByText("Fill: Actor")).toBeVisible();
  await expect(details(page).getByText("Set: Position")).toBeVisible();
  await details(page).getByRole("button", { name: "Pick in the article: Actor" }).click();
  const actor = details(page).getByRole("region", { name: "Actor", exact: true });
  await clickOn(page, "伊朗");
  await expect(actor.getByRole("listitem")).toHaveText([/伊朗/]);
  await clickOn(page, "俄罗斯");
  await expect(actor.getByRole("listitem")).toHaveText([/伊朗/, /俄罗斯/]);
  await clickOn(page, "反对企业参与");
  await expect(page.getByText("“Stance” does not fit “Actor”, which takes: Actor.")).toBeVisible();
  await page.keyboard.press("Escape");
  await actor.getByRole("button", { name: "Take out: 俄罗斯" }).click();
  await expect(actor.getByRole("listitem")).toHaveCount(1);
  await choose(page, "行动纲领");
  await page.keyboard.press("u");
  await expect(details(page).getByText("Fill: Process")).toHaveCount(0);
  await page.keyboard.press("Shift+Digit6");
  await expect(
    details(page).getByRole("radio", { name: "Not stated", exact: true }),
  ).toBeChecked();
  await page.keyboard.press("d");
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press("Delete");
  await expect(cards(page)).toHaveCount(1);
  await expectAccessible(page);
});

test("an annotation tells the statements that it is a part of", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await tagAll(page);
  await choose(page, "微软");
  await page.keyboard.press("t");
  await page.keyboard.press("Enter");
  await clickOn(page, "支持");
  const told = "Position, Support, 微软, OEWG, 支持";
  await expect(details(page).getByRole("button", { name: told })).toBeVisible();
  const row = list(page).getByRole("button", { name: /微软/ });
  await expect(row).toHaveAttribute("aria-description", `is part of: ${told}`);
  await details(page).getByRole("button", { name: told }).click();
  await expect(details(page).getByRole("region", { name: "Stance" })).toContainText("支持");
});

interface Coded {
  /** The words of the article in which the spans stand. */
  sentence: string;
  actors: string[];
  process: string;
  /** A stance and its position, by the number of its key. */
  stance?: [quote: string, position: number];
  /** The number of the role, for a participation. */
  role?: number;
}

/** What the seed article says, in its order. */
const CODED: Coded[] = [
  {
    sentence: "伊朗和俄罗斯指出，利益相关方的参与方式议题正在分散 OEWG 的注意力",
    actors: ["伊朗", "俄罗斯"],
    process: "OEWG",
    stance: ["正在分散 OEWG 的注意力", 2],
  },
  {
    sentence: "俄罗斯建议设立一个非正式的分组",
    actors: ["俄罗斯"],
    process: "非正式的分组",
    stance: ["建议设立", 1],
  },
  {
    sentence: "巴西和印度尼西亚认为，非正式咨询会的成果尚未得到 OEWG 最终报告的关注",
    actors: ["巴西", "印度尼西亚"],
    process: "OEWG",
    stance: ["尚未得到", 3],
  },
  {
    sentence: "委内瑞拉和尼加拉瓜也都赞成聚焦实质性会议的讨论",
    actors: ["尼加拉瓜"],
    process: "实质性会议",
    stance: ["赞成", 1],
  },
  {
    sentence:
      "Tech Accord 和其他几十个非政府组织参与 2021-2025 OEWG 的申请被代表团政府的否决票驳回",
    actors: ["Tech Accord"],
    process: "OEWG",
    role: 6,
  },
  {
    sentence: "致信 OEWG 主席尤尔格·劳伯",
    actors: ["尤尔格·劳伯"],
    process: "OEWG",
    role: 4,
  },
  {
    sentence: "第七次 IEG 召开会议并发布报告，卡巴斯基和微软分别提交了对",
    actors: ["卡巴斯基"],
    process: "IEG",
    role: 3,
  },
  {
    sentence: "卡巴斯基和微软分别提交了对 IEG 报告的意见文件",
    actors: ["微软"],
    process: "IEG",
    role: 3,
  },
  {
    sentence: "最活跃的微软向三次会议都提交了意见书",
    actors: ["微软"],
    process: "三次会议",
    role: 3,
  },
  {
    sentence: "Tech Accord 签署方应邀参加特设委员会 Ad Hoc 第二次闭会期间协商会议并发言",
    actors: ["Tech Accord"],
    process: "Ad Hoc",
    role: 3,
  },
  {
    sentence: "法国主导提出的 PoA 进程",
    actors: ["法国"],
    process: "PoA",
    stance: ["主导提出", 1],
  },
  {
    sentence: "2021-2025 OEWG 进程的讨论，反映了以俄罗斯为代表的反对声音",
    actors: ["俄罗斯"],
    process: "2021-2025 OEWG",
    stance: ["反对声音", 2],
  },
  {
    sentence: "以美国为代表的支持声音",
    actors: ["美国"],
    process: "2021-2025 OEWG",
    stance: ["支持声音", 1],
  },
  {
    sentence: "以及英国提出",
    actors: ["英国"],
    process: "2021-2025 OEWG",
    stance: ["提出", 3],
  },
  {
    sentence: "因此获得以微软为代表的科技企业的大力支持",
    actors: ["微软"],
    process: "PoA",
    stance: ["大力支持", 1],
  },
];

/** More spans than those of the statements. */
const MORE: [sentence: string, quote: string, label: Span["label"]][] = [
  ["科技企业参与 OEWG 开始受挫", "OEWG", "2"],
  ["委内瑞拉和尼加拉瓜也都赞成", "委内瑞拉", "1"],
  ["PoA 倡导建立常设性的对话机制", "PoA", "2"],
];

/** The text of the article as the pane shows it. */
const shownText = (page: Page) =>
  region(page).evaluate((pane) => {
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) text += (walker.currentNode as Text).data;
    return text;
  });

interface Span {
  quote: string;
  label: "1" | "2" | "3";
  at: number;
  position?: number;
}

/** Where each span stands; one that several statements share is there once. */
function spansOf(text: string): Span[] {
  const spans = new Map<string, Span>();
  const add = (sentence: string, quote: string, label: Span["label"], position?: number) => {
    const start = text.indexOf(sentence);
    const inside = sentence.indexOf(quote);
    if (start < 0 || inside < 0) return;
    const span = { quote, label, at: start + inside, position };
    spans.set(`${span.at} ${quote} ${label}`, span);
  };
  for (const { sentence, actors, process, stance } of CODED) {
    for (const actor of actors) add(sentence, actor, "1");
    add(sentence, process, "2");
    if (stance) add(sentence, stance[0], "3", stance[1]);
  }
  for (const [sentence, quote, label] of MORE) add(sentence, quote, label);
  const all = [...spans.values()];
  return all.sort((a, b) => a.at - b.at || b.quote.length - a.quote.length);
}

/** As much of the text from a place on as stands there alone, so that a search finds just that. */
function lone(text: string, at: number, quote: string): string {
  const folded = text.toLowerCase();
  for (let end = at + quote.length; ; end += 1) {
    const words = folded.slice(at, end);
    if (words === words.trimEnd() && folded.split(words).length === 2) return text.slice(at, end);
  }
}

/** Selects a span by the find panel and tags it, by keys alone; the first of a name becomes an entity. */
async function tagByKeys(page: Page, text: string, spans: Span[]): Promise<void> {
  const named = new Set<string>();
  for (const [n, { quote, label, at, position }] of spans.entries()) {
    const words = lone(text, at, quote);
    await page.keyboard.press("f");
    await expect(field(page)).toBeFocused();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(words);
    await expect(outcome(page)).toHaveText("1 of 1");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect(region(page)).toBeFocused();
    for (let more = words.length - quote.length; more > 0; more -= 1) {
      await page.keyboard.press("Shift+ArrowLeft");
    }
    await page.keyboard.press(label);
    await expect(list(page).getByRole("listitem")).toHaveCount(n + 1);
    if (position) await page.keyboard.press(`Shift+Digit${position}`);
    if (label !== "3" && !named.has(quote)) await page.keyboard.press("Shift+K");
    named.add(quote);
  }
}

/** What the rows of the offer hold: the place of the taken choice, and of the wanted one. */
const turns = (page: Page, slot: string, quote: string) =>
  offer(page).evaluate(
    (panel, [slot, quote]) => {
      const rows = [...panel.querySelectorAll('.offer-row[role="group"]')];
      const row = rows.findIndex((row) => row.getAttribute("aria-label") === slot);
      const present = rows.findIndex((row) => row.classList.contains("present"));
      const choices = [...rows[row].querySelectorAll("button")];
      const taken = choices.findIndex((choice) => choice.getAttribute("aria-pressed") === "true");
      const wanted = choices.findIndex((choice) => choice.textContent === quote);
      return { down: row - present, right: wanted - taken, found: wanted >= 0 };
    },
    [slot, quote],
  );

test.describe("the seed article", () => {
  test.setTimeout(240_000);

  test("is coded into fifteen statements of both types by keys alone", async ({ page }) => {
    const article = readFileSync(sharedArticle(SEED), "utf8");
    await openApp(page, "?lang=en");
    await expect(page.getByRole("textbox", { name: "Article text" })).toBeFocused();
    await page.keyboard.insertText(article);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Add article" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(region(page)).toBeFocused();
    const text = await shownText(page);
    const spans = spansOf(text);
    await tagByKeys(page, text, spans);
    expect(spans.length).toBeGreaterThanOrEqual(40);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Home");

    let n_keys = 0;
    const counts: number[] = [];
    const press = async (key: string) => {
      n_keys += 1;
      await page.keyboard.press(key);
    };
    let present = -1;
    const goTo = async (sentence: string, quote: string) => {
      const at = text.indexOf(sentence) + sentence.indexOf(quote);
      const target = spans.findIndex((span) => span.at === at && span.quote === quote);
      for (; present < target; present += 1) await press("n");
      for (; present > target; present -= 1) await press("p");
      await expect(details(page).locator("blockquote")).toHaveText(quote);
    };
    /** Goes to the row of a slot and turns until the words stand there. */
    const turnTo = async (slot: string, quote: string) => {
      const { down, right, found } = await turns(page, slot, quote);
      expect(found, `${quote} is offered`).toBe(true);
      if (right === 0) return;
      const turn = async (n: number, [back, on]: [string, string]) => {
        for (let left = Math.abs(n); left > 0; left -= 1) await press(n < 0 ? back : on);
      };
      await turn(down, ["ArrowUp", "ArrowDown"]);
      await turn(right, ["ArrowLeft", "ArrowRight"]);
      const row = offer(page).getByRole("group", { name: slot, exact: true });
      await expect(row.locator('[aria-pressed="true"]')).toHaveText(quote);
    };

    const stated = details(page).getByRole("radio", { checked: true });
    for (const { sentence, actors, process, stance, role } of CODED) {
      n_keys = 0;
      await goTo(sentence, actors[0]);
      await press(role ? "Shift+T" : "t");
      await expect(offer(page)).toBeFocused();
      await turnTo("Process", process);
      if (stance) await turnTo("Stance", stance[0]);
      await press("Enter");
      await expect(offer(page)).toHaveCount(0);
      await expect(region(page)).toBeFocused();
      if (role) await press(`Shift+Digit${role}`);
      await expect(stated.first()).toBeVisible();
      for (const actor of actors.slice(1)) {
        await goTo(sentence, actor);
        await press("u");
        await expect(details(page).getByText(actor, { exact: true }).first()).toBeVisible();
      }
      counts.push(n_keys);
    }

    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    console.log(`keystrokes per statement: ${counts.join(" ")}; mean ${mean.toFixed(1)}`);
    expect(mean).toBeLessThanOrEqual(8);
    const file = await downloadByKey(page);
    const expected = CODED.map(({ actors, process, stance, role }) => {
      const kind = role ? "participation" : "position";
      const parts = [kind, `actor=${actors.join("+")}`, `process=${process}`];
      const stated = role
        ? ["", "", "", "contributor", "convener", "", "excluded"][role]
        : ["", "support", "oppose", "mixed"][stance?.[1] ?? 0];
      return [...parts, ...(stance ? [`stance=${stance[0]}`] : []), stated].join(" ");
    });
    expect(told(file).sort()).toEqual(expected.sort());
    const [document] = file.documents;
    const { length: nAnnotations } = document.annotations;
    console.log(`${nAnnotations} annotations, ${file.entities.length} entities`);
    expect(nAnnotations).toBe(spans.length);
    expect(file.entities.length).toBeGreaterThanOrEqual(20);
    const isLinked = (row: { label: string; entity?: string }) =>
      row.label === "stance" || row.entity !== undefined;
    expect(document.annotations.every(isLinked)).toBe(true);

    await expect(saveState(page)).toHaveText("Saved");
    await page.reload();
    await expect(region(page)).toBeVisible();
    await listStatements(page);
    await expect(cards(page)).toHaveCount(CODED.length);
    await expect(cards(page).locator(".face-todo")).toHaveCount(0);
    await expectAccessible(page);
    const again = await downloadByKey(page);
    expect(again.documents).toEqual(file.documents);
    expect(again.entities).toEqual(file.entities);
  });
});

/** The file that Ctrl and S give. */
async function downloadByKey(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Control+s"),
  ]);
  return JSON.parse(readFileSync(await file.path(), "utf8"));
}

test.describe("the table", () => {
  test.beforeEach(async ({ page }) => {
    await openArticle(page, ARTICLE);
    await tagAll(page);
    for (const [actor, key] of [
      ["微软", "t"],
      ["伊朗", "t"],
      ["法国", "Shift+T"],
    ]) {
      await choose(page, actor);
      await page.keyboard.press(key);
      await expect(offer(page)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(offer(page)).toHaveCount(0);
    }
    await page.keyboard.press("g");
    await page.keyboard.press("s");
  });

  const table = (page: Page) => page.getByRole("grid", { name: "Statements" });
  const rows = (page: Page) => table(page).locator(".table-rows > .table-row");

  test("is filtered, sorted and grouped; a row opens its sentence", async ({ page }) => {
    await expect(rows(page)).toHaveCount(3);
    await expectAccessible(page);
    const search = page.getByRole("searchbox", { name: "Search statements" });
    await search.fill("oewg");
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByText("2 of 3 statements")).toBeVisible();
    await page.getByRole("checkbox", { name: "Regular expression" }).check();
    await search.fill("^(微软|法国)$");
    await expect(rows(page)).toHaveCount(2);
    await search.fill("(微软");
    await expect(page.getByText("this ( is never closed")).toBeVisible();
    await expect(rows(page)).toHaveCount(3);
    await search.fill("");
    await table(page).getByRole("button", { name: "Position" }).click();
    await table(page).getByRole("button", { name: "Position" }).click();
    await expect(table(page).getByRole("columnheader", { name: "Position" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await expect(rows(page).nth(1)).toContainText("伊朗");
    await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: "Process" });
    await expect(table(page).locator(".group-line")).toHaveText([/OEWG · 2/, /行动纲领 · 1/]);
    await expectAccessible(page);
    await rows(page).filter({ hasText: "法国" }).focus();
    await page.keyboard.press("Enter");
    await expect(details(page).getByRole("region", { name: "Actor", exact: true })).toContainText(
      "法国",
    );
  });

  test("many are recoded after a preview, in one step that undo takes back", async ({ page }) => {
    await expect(rows(page)).toHaveCount(3);
    await rows(page).nth(1).focus();
    await page.keyboard.press("Space");
    await expect(rows(page).nth(1)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowUp");
    await expect(rows(page).nth(0)).toBeFocused();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Recode 2 chosen…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Set" }).selectOption({ label: "Position" });
    await dialog.getByRole("combobox", { name: "To" }).selectOption({ label: "Unclear" });
    await expect(dialog.getByText("2 of 2 statements would change.")).toBeVisible();
    await expect(dialog.getByRole("row")).toContainText([/Before/, /Oppose.*Unclear/, /Unclear/]);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Change 2 statements" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rows(page).filter({ hasText: "Unclear" })).toHaveCount(2);
    await page.keyboard.press("Control+z");
    await expect(rows(page).filter({ hasText: "Unclear" })).toHaveCount(0);
    await expect(table(page)).toBeVisible();
  });
});

test("cards stand beside their paragraphs where there is room, and light their parts", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1700, height: 700 });
  const filler = "没有标注的文字把文章拉长。".repeat(60);
  await openArticle(page, `${ARTICLE}\n\n${filler}\n\n日本支持开放式工作组。`);
  await tagAll(page);
  await tagByMouse(page, "日本", "Actor");
  await tagByMouse(page, "开放式工作组", "Process");
  for (const actor of ["微软", "日本"]) {
    await choose(page, actor);
    await page.keyboard.press("t");
    await expect(offer(page)).toBeFocused();
    await page.keyboard.press("Enter");
  }
  const card = page.locator(".placed-card").filter({ hasText: "日本" });
  await expect(card).toBeVisible();
  const distance = async () => {
    const [first] = await boxesOf(page, "日本");
    const box = await card.boundingBox();
    return Math.abs((box?.y ?? 0) - first.top);
  };
  await expect.poll(distance).toBeLessThan(30);
  const lines = page.locator(".statement-lines path");
  const top = page.locator(".placed-card").filter({ hasText: "微软" });
  await top.scrollIntoViewIfNeeded();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(lines).toHaveAttribute("d", "");
  await region(page).evaluate((pane) => pane.scrollTo(0, 0));
  await top.hover();
  await expect(lines).not.toHaveAttribute("d", "");
  await expectAccessible(page);
  const before = await region(page).evaluate((pane) => pane.scrollTop);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => region(page).evaluate((pane) => pane.scrollTop)).toBeGreaterThan(before);
  await page.setViewportSize({ width: 1280, height: 700 });
  await expect(card).toBeHidden();
});
