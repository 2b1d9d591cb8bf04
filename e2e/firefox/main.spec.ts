// The main job in Firefox, on the site and from the one file: paste, select, tag an actor, a
// process and a stance, download, reload, and everything is still there.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Page } from "puppeteer-core";
import {
  SITE,
  byRole,
  downloaded,
  drag,
  expect,
  isSaved,
  listed,
  open,
  reload,
  test,
  textOf,
} from "./browser";

const FILE = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../dist/stancemark.html",
);
const TEXT = "微软反对数字日内瓦公约。Microsoft supports the Tech Accord.";

/** Types the text elsewhere, cuts it, and pastes it: a paste as the browser makes it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.click("#article-text");
  await page.keyboard.type(text);
  await page.keyboard.down("Control");
  for (const key of ["a", "x", "v"] as const) await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

async function tagByMouse(page: Page, quote: string, label: string): Promise<void> {
  await drag(page, quote);
  // the button also shows its key
  await page.locator(`::-p-xpath(//*[@role="toolbar"]//button[contains(., "${label}")])`).click();
}

/** The requests that the browser noted since the program ran, but for the tab's icon. */
const requestsSince = (page: Page) =>
  page.evaluate(() => {
    const noted = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const loaded = noted.findLast((entry) => entry.name.endsWith(".wasm"))?.responseEnd ?? 0;
    const names = noted.filter((entry) => entry.startTime > loaded).map((entry) => entry.name);
    return names.filter((name) => !/^(blob|data):|\.svg$/.test(name));
  });

const forms = [
  ["the site", SITE],
  ["the one file", pathToFileURL(FILE).href],
];
for (const [name, address] of forms) {
  test(`${name}: paste, tag by mouse and by key, download, reload, undo`, async ({ desk }) => {
    const { page, downloads } = desk;
    await open(page, `${address}?lang=en`);
    await paste(page, TEXT);
    await byRole(page, "button", "Add article").click();
    await page.waitForSelector("#article-pane");

    await tagByMouse(page, "微软", "Actor");
    await tagByMouse(page, "Tech Accord", "Process");
    await drag(page, "supports");
    await page.keyboard.press("3");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Digit1");
    await page.keyboard.up("Shift");
    await expect.poll(() => listed(page)).toHaveLength(3);
    await isSaved(page);

    await byRole(page, "button", "Download annotated JSON").click();
    const project = JSON.parse((await downloaded(downloads, ".stancemark.json")).toString());
    const coded = project.documents[0].annotations.map(
      (annotation: { label: string; targets: { quote: string }[]; attributes: object }) => [
        annotation.label,
        annotation.targets[0].quote,
        annotation.attributes,
      ],
    );
    expect(project.documents[0].text).toBe(TEXT);
    expect(coded).toEqual([
      ["actor", "微软", {}],
      ["process", "Tech Accord", {}],
      ["stance", "supports", { position: "support" }],
    ]);

    await reload(page);
    await expect.poll(() => listed(page)).toHaveLength(3);
    await page.focus("#article-pane");
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await expect.poll(async () => (await listed(page)).join()).not.toContain("support,");
    await isSaved(page);
    expect(await requestsSince(page)).toEqual([]);
  });
}

test("the site is kept, and opens with the network off", async ({ desk }) => {
  const { page } = desk;
  await open(page, `${SITE}?lang=en`);
  await byRole(page, "button", "What leaves this page?").click();
  await expect.poll(() => textOf(page, "dialog")).toContain("Ready: all");
  await page.setOfflineMode(true);
  await reload(page);
  await byRole(page, "button", "What leaves this page?").click();
  await expect.poll(() => textOf(page, "dialog")).toContain("Ready: all");
});

test("spans are painted without changing the text", async ({ desk }) => {
  const { page } = desk;
  await open(page, `${SITE}?lang=en`);
  await paste(page, TEXT);
  await byRole(page, "button", "Add article").click();
  await page.waitForSelector("#article-pane");
  await tagByMouse(page, "微软", "Actor");
  const painted = await page.evaluate(() => ({
    marks: document.querySelectorAll("#article-pane mark").length,
    highlights: [...CSS.highlights.values()].reduce((n, ranges) => n + ranges.size, 0),
  }));
  expect(painted.marks).toBe(0);
  expect(painted.highlights).toBeGreaterThan(0);
});
