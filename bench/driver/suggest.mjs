// Suggestions in the browser: an article is looked through for 20,000 aliases, new names and cues.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { lookFile } from "../suggest.mjs";
import { openProject, withPage, within } from "./browser.mjs";
import { plain, summary, table } from "./numbers.mjs";

const LIMIT = 120_000;

/** Everything measured; an `error` ends it early and tells why. */
export async function measureLook(size, options) {
  const result = { kind: "look", peer: "stancemark", size };
  try {
    const file = path.join(options.scratch, `${size}.stancemark.json`);
    writeFileSync(file, lookFile(size));
    const measured = withPage(options.chromium, async (page) => {
      await openProject(page, file, options, LIMIT);
      return page.evaluate((limit) => window.suggestBench.look(limit), LIMIT);
    });
    Object.assign(result, await within(LIMIT, measured, size));
  } catch (error) {
    result.error = String(error.message ?? error).split("\n")[0];
  }
  return result;
}

/** What must be there. */
export const LOOK_METRICS = ["shown", "longest", "nOffered"];

const LIMITS = { "look-10k": ["an article of 10,000 characters", 50], "look-1mb": ["an article of 1 MB", 1000] };

/** The part of the report about suggestions; nothing where none was measured. */
export function lookSection(records) {
  const rows = Object.entries(LIMITS).flatMap(([size, [what, limit]]) => {
    const runs = records.filter((run) => run.kind === "look" && run.size === size && !run.error);
    if (runs.length === 0) return [];
    const of = (take) => summary(runs.map(take))?.median ?? NaN;
    const shown = of((run) => run.shown);
    const verdict = shown <= limit ? "met" : "**missed**";
    return [[what, `≤ ${plain(limit)}`, plain(shown), verdict, plain(of((run) => run.longest)), plain(of((run) => run.nOffered))]];
  });
  if (rows.length === 0) return [];
  return [
    "## Suggestions against 20,000 aliases",
    "From the click that shows the list until all are offered and painted, the making of the lexicon included; the longest time for which the page did nothing else.",
    table(["", "limit, ms", "measured, ms", "", "longest, ms", "offered"], rows),
  ];
}
