// A Firefox of the test's own, with a profile and a downloads folder that go with it.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test as base } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findBoxes } from "../boxes";

export const SITE = process.env.STANCEMARK_URL ?? "";

/** What a person has: a page, and the folder that its downloads go to. */
export interface Desk {
  page: Page;
  downloads: string;
}

async function launch(downloads: string): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.STANCEMARK_FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.alwaysOpenPanel": false,
    },
  });
}

/** Fails also at anything in the console, and at anything the page's policy blocks. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const downloads = mkdtempSync(path.join(tmpdir(), "stancemark-downloads-"));
    const browser = await launch(downloads);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`exception: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`console: ${message.text()}`);
    });
    await use({ page, downloads });
    await browser.close();
    rmSync(downloads, { recursive: true, force: true });
    expect(problems, "errors in the page").toEqual([]);
  },
});

export { expect };

/** Opens an address and waits until the app stands. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await started(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await started(page);
}

async function started(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.getElementById("boot"));
  await page.waitForSelector(".app");
}

/** The element of a role with a name, as somebody finds it who hears the page. */
export const byRole = (page: Page, role: string, name: string) =>
  page.locator(`::-p-aria([role="${role}"][name="${name}"])`);

/** The text of the first element that fits, or nothing. */
export const textOf = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);

/** The rows of the annotation list. */
export const listed = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#annotation-list li")].map((row) => row.innerText),
  );

export const isSaved = (page: Page) =>
  expect.poll(() => textOf(page, ".save-state")).toBe("Saved");

/** Drags the mouse over a quote in the article. */
export async function drag(page: Page, quote: string): Promise<void> {
  const pane = await page.waitForSelector("#article-pane");
  const find = async () => (await pane?.evaluate(findBoxes, [quote, 0] as const)) ?? [];
  // what is scrolled to is laid out with the next frame
  await expect.poll(async () => (await find()).every((box) => box.right > box.left)).toBe(true);
  const [first, last] = await find();
  if (!first || !last) throw new Error(`the article does not hold ${quote}`);
  await page.mouse.move(first.left + 1, (first.top + first.bottom) / 2);
  await page.mouse.down();
  await page.mouse.move(last.right - 1, (last.top + last.bottom) / 2, { steps: 8 });
  await page.mouse.up();
}

/** What was downloaded, once it is there. */
export async function downloaded(downloads: string, ending: string): Promise<Buffer> {
  const files = () => readdirSync(downloads);
  const whole = () => files().filter((name) => name.endsWith(ending)).length === 1;
  await expect.poll(() => whole() && !files().some((name) => name.endsWith(".part"))).toBe(true);
  return readFileSync(path.join(downloads, files().filter((name) => name.endsWith(ending))[0]));
}
