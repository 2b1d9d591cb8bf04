// Both painters show the same picture: a generated article, full of overlapping spans.
import type { Browser, Page } from "@playwright/test";
import { makeDocument } from "../bench/documents.mjs";
import { nativeFile } from "../bench/native.mjs";
import { region } from "./app";
import { expect, openApp, test } from "./fixtures";

/** Paragraphs that are brought to the top and looked at, in parts of their number. */
const PLACES = [0, 0.35, 0.8];

const file = {
  name: "generated.stancemark.json",
  mimeType: "application/json",
  buffer: Buffer.from(nativeFile(makeDocument("100k-10k"))),
};

async function pictures(page: Page, query: string): Promise<string[]> {
  await openApp(page, `?lang=en${query}`);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles(file);
  await expect(region(page)).toBeVisible();
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  const taken: string[] = [];
  for (const place of PLACES) {
    // heights are guesses until they are shown: the same paragraph must have come to rest on top
    const offset = () =>
      region(page).evaluate((pane, part) => {
        const blocks = pane.querySelectorAll(".block");
        const block = blocks[Math.floor((blocks.length - 1) * part)];
        const off = block.getBoundingClientRect().top - pane.getBoundingClientRect().top;
        pane.scrollBy(0, off);
        const isPainted = block.closest(".group.near")?.querySelector("[data-count]") != null;
        return isPainted ? Math.abs(Math.round(off)) : "not painted";
      }, place);
    await expect.poll(offset).toBe(0);
    const box = await region(page).locator(".article").boundingBox();
    const pane = await region(page).boundingBox();
    if (!box || !pane) throw new Error("no article");
    const clip = { x: box.x + 60, y: pane.y + 4, width: box.width - 120, height: pane.height - 8 };
    taken.push((await page.screenshot({ clip })).toString("base64"));
  }
  return taken;
}

/** The share of pixels that differ plainly, and how colourful the first picture is. */
async function compare(browser: Browser, one: string, other: string) {
  const page = await browser.newPage();
  const result = await page.evaluate(async (sources) => {
    const read = async (source: string) => {
      const bytes = Uint8Array.from(atob(source), (char) => char.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (!context) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    };
    const [first, second] = await Promise.all(sources.map(read));
    let [differing, coloured] = [0, 0];
    for (let at = 0; at < first.length; at += 4) {
      const distance = [0, 1, 2].map((part) => Math.abs(first[at + part] - second[at + part]));
      if (Math.max(...distance) > 48) differing += 1;
      if (Math.abs(first[at] - first[at + 2]) > 24) coloured += 1;
    }
    const pixels = first.length / 4;
    return { sameSize: first.length === second.length, differing: differing / pixels, coloured: coloured / pixels };
  }, [one, other]);
  await page.close();
  return result;
}

test("highlights and marks give the same picture", async ({ page, browser }) => {
  test.slow();
  const highlights = await pictures(page, "");
  const other = await browser.newContext();
  const marks = await pictures(await other.newPage(), "&painter=marks");
  await other.close();
  for (const [idx, picture] of highlights.entries()) {
    const result = await compare(browser, picture, marks[idx]);
    expect(result.sameSize).toBe(true);
    expect(result.coloured, "the article is painted").toBeGreaterThan(0.1);
    // waves and dots begin anew with each mark, so a few pixels of lines differ
    expect(result.differing, `place ${PLACES[idx]}`).toBeLessThan(0.01);
  }
});
