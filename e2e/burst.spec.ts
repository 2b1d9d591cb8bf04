// Keys that come faster than a slow machine can show what they do.
import { type CDPSession, type Page } from "@playwright/test";
import { download, openArticle, region } from "./app";
import { expect, test } from "./fixtures";

const ARTICLE = "Microsoft backs the open group. Siemens does not.\n\n伊朗和俄罗斯反对企业参与。";

test("a burst of keys on a slow machine gives exactly what was meant", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await region(page).focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  const keys = [
    ["Home", true],
    // a word, and the space behind it less
    ["ArrowRight", true, true], ["ArrowLeft", false, true], ["1"],
    // the next word but one, by characters
    ["ArrowRight", true], ["ArrowRight", true],
    ["ArrowRight", false, true], ["ArrowRight", false, true], ["ArrowRight", false, true], ["3"],
    // its position, and back to the first
    ["!", false, true], ["p"], ["}"], ["{"], ["2"],
    // the second paragraph as a whole
    ["ArrowDown", true], ["w"], ["1"], ["b"], ["3"],
  ] as Stroke[];
  await burst(cdp, keys);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await expect(region(page)).toBeVisible();
  expect(await made(page)).toEqual([
    ["process", "Microsoft", ""],
    ["stance", "the", "support"],
    ["actor", "伊朗", ""],
    ["stance", "伊朗和俄罗斯反对企业参与。", ""],
  ]);
});

test("steps back and forward keep their place among the keys", async ({ page }) => {
  await openArticle(page, ARTICLE);
  await region(page).focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  await burst(cdp, [
    ["Home", true], ["w"], ["1"],
    ["ArrowDown", true], ["w"], ["2"],
    ["z", true], ["z", true, true], ["z", true],
    ["w"], ["3"],
  ]);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await expect(region(page)).toBeVisible();
  expect(await made(page)).toEqual([
    ["actor", "Microsoft", ""],
    ["stance", "伊朗", ""],
  ]);
});

/** A key, with Control, with Shift. */
type Stroke = [string, boolean?, boolean?];

/** Keys that are sent at once, without waiting for any of them to be handled. */
async function burst(cdp: CDPSession, keys: Stroke[]): Promise<void> {
  await Promise.all(
    keys.map(([key, control, shift]) =>
      cdp.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        key,
        code: key === "!" ? "Digit1" : key.length === 1 ? `Key${key.toUpperCase()}` : key,
        windowsVirtualKeyCode: CODES[key] ?? key.toUpperCase().charCodeAt(0),
        modifiers: (control ? 2 : 0) + (shift ? 8 : 0),
      }),
    ),
  );
}

/** Label, quote and position of each annotation. */
async function made(page: Page): Promise<string[][]> {
  const { json } = await download(page);
  return json.documents[0].annotations.map(
    (annotation: { label: string; attributes: Record<string, string>; targets: { quote: string }[] }) => [
      annotation.label,
      annotation.targets[0].quote,
      annotation.attributes.position ?? "",
    ],
  );
}

const CODES: Record<string, number> = {
  Home: 36,
  ArrowLeft: 37,
  ArrowRight: 39,
  ArrowDown: 40,
  "!": 49,
  "{": 219,
  "}": 221,
};
