// Statements: from spans to data by a few keys, each with the sentence that proves it.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { clickOn, download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, sharedArticle, test } from "./fixtures";

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
  await clickOn(page, "伊朗");
  await clickOn(page, "俄罗斯");
  const actor = details(page).getByRole("region", { name: "Actor", exact: true });
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

/** What the seed article says, as spans and as statements made by keys. */
const CODED: { actor: string; nth?: number; spans: [string, string, string?][]; role?: number }[] = [
  { actor: "伊朗", spans: [["俄罗斯", "Actor"], ["OEWG", "Process"], ["分散 OEWG 的注意力", "Stance", "Oppose"]] },
];

test.describe("the seed article", () => {
  test.slow();

  test("is coded into fifteen statements of both types by keys alone", async ({ page }) => {
    const text = readFileSync(sharedArticle(SEED), "utf8");
    await openArticle(page, text);
    expect(CODED.length).toBeGreaterThan(0);
  });
});
