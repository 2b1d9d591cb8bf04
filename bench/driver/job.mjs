// One measurement: one peer with one document, from opening to memory.
import { blankViews } from "./blank.mjs";
import { withPage, within } from "./browser.mjs";
import { PEERS } from "./peers.mjs";

/** The longest that a stage may take. */
export const LIMIT = 75_000;
const MB = 1024 * 1024;

/** Everything measured of a peer; an `error` ends it early and tells why. */
export async function measurePeer(peer, size, options) {
  const result = { kind: "peer", peer, size };
  const errors = [];
  try {
    await withPage(options.chromium, async (page) => {
      page.on("pageerror", (error) => errors.push(String(error)));
      await stages(page, result, options);
    });
  } catch (error) {
    result.error = String(error.message ?? error).split("\n")[0];
  }
  if (errors.length > 0) result.pageErrors = errors.slice(0, 5);
  return result;
}

async function stages(page, result, options) {
  const timed = (promise, what) => within(LIMIT, promise, what);
  const devtools = await page.context().newCDPSession(page);
  const inPage = (what, script, argument) => timed(page.evaluate(script, argument), what);

  const { prepare } = PEERS[result.peer];
  const heapNow = () => heap(devtools);
  Object.assign(result, await prepare({ page, options, size: result.size, timed, heapNow }));
  result.calibration = [await page.evaluate(() => bench.calibrate())];

  result.open = await inPage("opening", () => bench.open());
  await page.evaluate(() => bench.rest(300));
  result.heap = await heapNow();
  const abilities = await page.evaluate(() => bench.abilities());
  if (abilities.includes("programMemory")) {
    result.programMemory = await page.evaluate(() => bench.peer.programMemory());
  }
  const steps = options.nScrollSteps;
  result.wheel = await inPage("scrolling", (n) => bench.scroll("wheel", n), steps);
  result.jumps = await inPage("jumping", (n) => bench.scroll("jumps", n), steps);
  result.blank = await timed(blankViews(page, options.nRecordedJumps), "recording");
  if (abilities.includes("create")) {
    await page.evaluate(() => bench.goToMiddle());
    result.edits = await inPage("editing", (n) => bench.edits(n), options.nEdits);
    result.drags = await timed(drags(page, options.nDrags), "dragging");
    await exports(inPage, result, options.nExports);
  }
  if (abilities.includes("find")) {
    await page.evaluate(() => bench.goToMiddle());
    result.find = await inPage("finding", () => bench.find());
  }
  result.calibration.push(await page.evaluate(() => bench.calibrate()));
}

async function heap(devtools) {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return usedSize / MB;
}

async function exports(inPage, result, count) {
  result.exports = [];
  for (let idx = 0; idx < count; idx += 1) {
    result.exports.push(await inPage("exporting", () => bench.export()));
    await inPage("resting", () => bench.rest(100));
  }
}

/** Real drags of the mouse, each taken back by undo. */
async function drags(page, count) {
  const results = [];
  for (const line of await page.evaluate((n) => bench.dragLines(n), count)) {
    await page.evaluate(() => bench.beginDrag());
    await page.evaluate(() => bench.rest(60));
    await dragOver(page, line);
    const drag = await page.evaluate(() => bench.dragEnd());
    const key = await page.evaluate(() => bench.peer.dragKey ?? null);
    if (key) {
      await page.evaluate(() => bench.beginKey());
      await page.keyboard.press(key);
      drag.key = await page.evaluate(() => bench.keyEnd());
    }
    await page.evaluate(() => bench.rest(60));
    drag.undo = await page.evaluate(() => bench.undo());
    results.push(drag);
  }
  return results;
}

async function dragOver(page, { left, right, y }) {
  await page.mouse.move(left + 1, y);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, y, { steps: 3 });
  await page.mouse.move(right - 1, y, { steps: 3 });
  // a person holds the button longer than the 300 ms that some peers take for a click
  await page.evaluate(() => bench.rest(320));
  await page.mouse.up();
}
