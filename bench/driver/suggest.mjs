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
export const LOOK_METRICS = ["rows", "shown", "longest", "again", "longestAgain", "nOffered"];

const LIMITS = { "look-10k": ["an article of 10,000 characters", 50], "look-1mb": ["an article of 1 MB", 1000] };

/** The part of the report about suggestions; nothing where none was measured. */
export function lookSection(records) {
  const rows = Object.entries(LIMITS).flatMap(([size, [what, limit]]) => {
    const runs = records.filter((run) => run.kind === "look" && run.size === size && !run.error);
    if (runs.length === 0) return [];
    const of = (take) => summary(runs.map(take))?.median ?? NaN;
    const verdict = (shown) => (shown <= limit ? "met" : "**missed**");
    const row = (which, rows, shown, longest) => {
      return [`${what}, ${which}`, `≤ ${plain(limit)}`, plain(rows), plain(shown), verdict(shown), plain(longest), plain(of((run) => run.nOffered))];
    };
    return [
      row("the first look", of((run) => run.rows), of((run) => run.shown), of((run) => run.longest)),
      row("a later look", NaN, of((run) => run.again), of((run) => run.longestAgain)),
    ];
  });
  if (rows.length === 0) return [];
  return [
    "## Suggestions against 20,000 aliases",
    "From the click that shows the list until the first rows and until all of them are offered and painted; the longest time for which the page did nothing else. The first look makes the names ready, a later one finds them so.",
    table(["", "limit, ms", "first rows, ms", "all, ms", "", "longest, ms", "offered"], rows),
  ];
}
