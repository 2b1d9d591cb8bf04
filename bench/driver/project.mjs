// One measurement of a project of many documents: opened from the browser's own store, searched,
// filtered, scrolled and edited; and the same edits with its first document alone.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECTS, projectFile } from "../project.mjs";
import { openProject, withPage, within } from "./browser.mjs";
import { median, plain, summary, table } from "./numbers.mjs";

const LIMIT = 240_000;
const shown = (list) => list.map((one) => one.shown);

/** Everything measured; an `error` ends it early and tells why. */
export async function measureProject(name, options) {
  const result = { kind: "project", peer: "stancemark", size: name };
  try {
    const alone = await inProject(name, true, options, edits);
    const whole = await inProject(name, false, options, async (page) => {
      const opened = await reopened(page);
      const edited = await edits(page, options);
      return { opened, edited, ...(await searched(page, options)) };
    });
    Object.assign(result, {
      opened: whole.opened,
      edit: median(whole.edited),
      editAlone: median(alone),
      entityBox: Math.max(...whole.entityBox),
      filter: Math.max(...whole.filter),
      dropped: whole.times.filter((time) => time > 25).length,
      worstFrame: Math.max(...whole.times),
    });
  } catch (error) {
    result.error = String(error.message ?? error).split("\n")[0];
  }
  return result;
}

/** Brings the project into a fresh browser, and waits until it is kept. */
async function inProject(name, alone, options, job) {
  const file = path.join(options.scratch, `${name}${alone ? "-alone" : ""}.stancemark.json`);
  writeFileSync(file, projectFile(name, alone));
  const measured = withPage(options.chromium, async (page) => {
    await openProject(page, file, options, LIMIT);
    return job(page, options);
  });
  return within(LIMIT, measured, name);
}

async function reopened(page) {
  const times = [];
  for (let nth = 0; nth < 3; nth += 1) {
    await page.reload();
    await page.waitForFunction(() => window.openedAt, null, { timeout: LIMIT });
    times.push(await page.evaluate(() => window.openedAt));
    await page.evaluate(() => bench.rest(300));
  }
  // the first one may fold the journal
  return median(times.slice(1));
}

async function edits(page, options) {
  const { created } = await page.evaluate((n) => bench.edits(n), options.nEdits);
  return shown(created);
}

async function searched(page, options) {
  await page.locator("#article-pane").focus();
  await page.keyboard.press("Escape");
  // a stance has no entity: on to the next one
  while ((await page.locator("#entity-box").count()) === 0) {
    await page.keyboard.press("n");
    await page.evaluate(() => bench.rest(50));
  }
  await page.keyboard.press("k");
  const entityBox = await page.evaluate(() => window.projectBench.entityBox("00"));
  await page.keyboard.press("Escape");
  await page.locator("#article-pane").focus();
  await page.keyboard.type("gs");
  await page.locator(".table-rows .table-row").first().waitFor({ timeout: LIMIT });
  const times = await page.evaluate((n) => window.projectBench.tableScroll(n), options.nScrollSteps);
  const filter = await page.evaluate(() => window.projectBench.table("document 1"));
  return { entityBox: shown(entityBox), filter: shown(filter), times };
}

/** What must be there. */
export const PROJECT_METRICS = ["opened", "edit", "editAlone", "entityBox", "filter", "dropped"];

/** The part of the report about projects; nothing where none was measured. */
export function projectSection(records) {
  const runs = records.filter((run) => run.kind === "project" && !run.error);
  if (runs.length === 0) return [];
  const { size } = runs[0];
  const of = (take) => summary(runs.map(take))?.median ?? NaN;
  const rows = [
    ["opens from the browser's store, ms", 2000, of((run) => run.opened)],
    ["the entity box shows matches, slowest key, ms", 30, of((run) => run.entityBox)],
    ["the table of statements filters, slowest key, ms", 100, of((run) => run.filter)],
    ["the table scrolls: frames over 25 ms", 0, of((run) => run.dropped)],
    ["an edit ÷ one with the first document alone", 1.2, of((run) => run.edit / run.editAlone)],
  ];
  const verdict = (limit, value) => (value <= limit ? "met" : "**missed**");
  const { documents, statements, entities } = PROJECTS[size];
  const counts = [documents, documents * 100, documents * statements, entities * 2];
  const [d, a, s, e] = counts.map((n) => n.toLocaleString("en-US"));
  return [
    `## A project of ${d} documents, ${a} annotations, ${s} statements, ${e} entities`,
    table(
      ["", "limit", "measured", ""],
      rows.map(([what, limit, value]) => [what, `≤ ${plain(limit)}`, plain(value), verdict(limit, value)]),
    ),
  ];
}
