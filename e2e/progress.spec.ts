// Opening a large file of ours shows how far it is, and can be ended.
import { writeFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { download, list, openArticle, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

// a trace would copy the file at each step
test.use({ trace: "off" });

const N_ANNOTATIONS = 30_000;
const N_LINES = 1_000;

/** A file of ours that takes a while: one article with very many annotations. */
async function largeFile(page: Page): Promise<string> {
  const line = "微软支持开放式工作组，俄罗斯反对企业参与。\n";
  await openArticle(page, line.repeat(N_LINES));
  await tagByMouse(page, "微软", "Actor");
  const { json } = await download(page);
  const [document] = json.documents;
  const [first] = document.annotations;
  document.annotations = Array.from({ length: N_ANNOTATIONS }, (_, idx) => {
    const start = idx % (document.text.length - 2);
    const end = start + 2;
    const quote = document.text.slice(start, end);
    const target = { start, end, quote, prefix: "", suffix: "" };
    return { ...first, id: `large-${idx}`, targets: [target] };
  });
  const path = test.info().outputPath("large.stancemark.json");
  writeFileSync(path, JSON.stringify(json));
  return path;
}

/** Notes what the bar shows; with `stops` it presses the button there once it has moved. */
const watchBar = (page: Page, stops: boolean) =>
  page.evaluate((pressesStop) => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>(".notice progress");
      if (!bar || bar.position < 0 || bar.position === seen.at(-1)) return;
      seen.push(bar.position);
      if (!pressesStop) return;
      const buttons = [...document.querySelectorAll<HTMLElement>(".notice-actions button")];
      buttons.find((button) => button.textContent?.trim() === "停止")?.click();
    }).observe(document.body, { attributes: true, childList: true, subtree: true });
  }, stops);

const seen = (page: Page) => page.evaluate(() => (window as never as { seen: number[] }).seen);

async function openLarge(page: Page, button: string, file: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  const held = { name: "large.stancemark.json", mimeType: "text/plain" };
  await chooser.setFiles(typeof file === "string" ? file : { ...held, buffer: file });
}

async function elsewhere(page: Page, run: (other: Page) => Promise<void>): Promise<void> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("no browser");
  await run(await context.newPage());
  await context.close();
}

test("a bar shows how far a large file is, and goes when it is open", async ({ page }) => {
  const file = await largeFile(page);
  await elsewhere(page, async (other) => {
    await other.goto(page.url());
    await expect(other.getByRole("button", { name: "Open file" })).toBeVisible();
    await watchBar(other, false);
    await openLarge(other, "Open file", file);
    await expect(region(other)).toContainText("微软支持", { timeout: 15_000 });
    await expect(list(other)).toContainText("微软");
    await expect(other.getByRole("progressbar")).toHaveCount(0);
    await expect(saveState(other)).toHaveText("Saved");
    const values = await seen(other);
    expect(values.length, `shown: ${values}`).toBeGreaterThan(2);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
    expect(values.at(-1)).toBeGreaterThan(0.6);
  });
});

test("the reading of a large file can be ended", async ({ page }) => {
  const file = await largeFile(page);
  await elsewhere(page, async (other) => {
    await other.goto(page.url().replace("lang=en", "lang=zh-CN"));
    await expect(other.getByRole("button", { name: "打开文件", exact: true })).toBeVisible();
    await watchBar(other, true);
    await openLarge(other, "打开文件", file);
    await expect.poll(() => seen(other)).not.toEqual([]);
    await expect(other.getByRole("progressbar")).toHaveCount(0);
    // the next file is read as if the other had never been there
    await openLarge(other, "打开文件", Buffer.from("{}"));
    await expect(other.locator(".notice.failure")).toContainText("large.stancemark.json");
    await expect(other.locator("#article-pane")).toHaveCount(0);
    expect(await seen(other)).toHaveLength(1);
  });
});

test("while a file is read the page is usable by all", async ({ page }) => {
  await openApp(page, "?lang=en");
  // the file never comes to its end: its bytes are not handed over
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => new Promise(() => {});
  });
  await openLarge(page, "Open file", Buffer.alloc(1_100_000, " "));
  const bar = page.getByRole("progressbar", { name: "Reading large.stancemark.json…" });
  await expect(bar).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(bar).toBeHidden();
});
