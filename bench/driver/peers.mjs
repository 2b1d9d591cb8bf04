// Who is measured, and how the driver brings each before its document.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { makeDocument } from "../documents.mjs";
import { nativeFile } from "../native.mjs";

const FILE_LIMIT = 75_000;

/** A page of ours: it is there, and makes its document itself. */
const ownPage = (file) => ({
  isBare: file.startsWith("plain"),
  async prepare({ page, options, size, heapNow }) {
    await page.goto(options.pagesUrl + file);
    await page.evaluate((name) => bench.prepare(name), size);
    return { heapBefore: await heapNow() };
  },
});

/** In the order of the tables. */
export const PEERS = {
  stancemark: { title: "Stancemark", prepare: prepareStancemark },
  "plain-groups": {
    title: "bare text, groups of 16 with content-visibility",
    ...ownPage("plain.html?style=groups"),
  },
  plain: { title: "bare text, plain paragraphs", ...ownPage("plain.html?style=paragraphs") },
  "recogito-css": {
    title: "recogito text-annotator, CSS highlights",
    ...ownPage("recogito.html?style=CSS_HIGHLIGHTS"),
  },
  "recogito-spans": {
    title: "recogito text-annotator, spans",
    ...ownPage("recogito.html?style=SPANS"),
  },
};

/** Whether a peer's opening is that of bare text, to which others are compared. */
export const BARE = "plain-groups";
export const RIVALS = ["recogito-css", "recogito-spans"];

/**
 * The app opens a native file by its own picker, which is measured too; then another article is
 * opened, so that opening the measured one again starts from data in memory.
 */
async function prepareStancemark({ page, options, size, timed, heapNow }) {
  await page.addInitScript({ path: path.join(options.scratch, "pages", "stancemark.js") });
  await page.goto(`${options.appUrl}?lang=en`);
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.evaluate((name) => bench.prepare(name), size);
  const heapBefore = await heapNow();
  const memoryBefore = await page.evaluate(() => bench.peer.programMemory());
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles(nativeFileOf(size, options.scratch));
  const opened = page.evaluate((limit) => bench.peer.openedFile(limit), FILE_LIMIT);
  const openFile = await timed(opened, "opening the file");
  await settle(page);
  await page.evaluate(() => bench.peer.leave());
  await page.waitForFunction(() => bench.peer.hasLeft());
  await settle(page);
  return { openFile, heapBefore, memoryBefore };
}

/** Waits until the app has kept its work. */
async function settle(page) {
  const state = page.getByRole("status", { name: "Save state" });
  await state.filter({ hasText: /^Saved$/ }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => bench.rest(200));
}

const files = new Map();

function nativeFileOf(size, scratch) {
  if (!files.has(size)) {
    const file = path.join(scratch, `${size}.stancemark.json`);
    writeFileSync(file, nativeFile(makeDocument(size)));
    files.set(size, file);
  }
  return files.get(size);
}
