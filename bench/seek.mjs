// The search of all documents in the page: 1,000 documents of 6 MB in all, from the key to the
// first hits on the screen and to the last hit found; and tagging thousands of hits in one step.
// `cargo xtask bench --seek` starts this, behind the same natively.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildPages } from "./build.mjs";
import { openProject, withPage, within } from "./driver/browser.mjs";
import { median, table } from "./driver/numbers.mjs";
import { serve } from "./driver/server.mjs";
import { nativeDocument, fileOf } from "./native.mjs";

const LIMIT = 240_000;
const REPS = 5;
const N_DOCUMENTS = 1_000;
const N_BYTES = 6_000;
const SENTENCES = [
  "多利益攸关方的参与方式仍是各国讨论的焦点，尚未形成共识。",
  "The chair proposed a compromise on modalities, which several delegations welcomed. ",
  "微软等企业呼吁在开放式工作组中发挥作用。",
  "部分国家担心议程被分散，主张政府间进程优先。",
  "2022年7月的实质性会议通过了年度进展报告。",
  "與會代表就國際法的適用交換了意見。",
];

/** What is asked: what it is called, the words, and the options that are on. */
const QUESTIONS = [
  ["a common word", "微软", []],
  ["a word of the last document alone", "卡巴斯基", []],
  ["a word that is nowhere", "不存在的词", []],
  ["without case, width and script", "国际法", ["Ignore case", "Ignore full and half width", "Traditional and simplified characters alike"]],
  ["a regular expression", String.raw`\d{4}年\d+月|(?i)chair`, ["Regular expression"]],
];

function text(nth) {
  let made = "";
  for (let at = nth * 7, bytes = 0; bytes < N_BYTES; ) {
    const sentence = SENTENCES[(at * 5 + Math.floor(at / 6)) % SENTENCES.length];
    made += sentence;
    bytes += Buffer.byteLength(sentence);
    at += 1;
    if (at % 5 === 0) made += "\n";
  }
  return nth + 1 === N_DOCUMENTS ? `${made}卡巴斯基没有回应。` : made;
}

function seekFile() {
  const id = (nth) => `d${String(nth).padStart(4, "0")}`;
  return fileOf(
    Array.from({ length: N_DOCUMENTS }, (_, nth) => nativeDocument(id(nth), `Document ${nth}`, text(nth), [])),
  );
}

async function measureOnce({ chromium, appUrl, scratch }) {
  const file = path.join(scratch, "seek.stancemark.json");
  writeFileSync(file, seekFile());
  return withPage(chromium, async (page) => {
    await openProject(page, file, { scratch, appUrl }, LIMIT);
    await page.locator("#article-pane").focus();
    await page.keyboard.type("gf");
    const measured = {};
    for (const [name, words, options] of QUESTIONS) {
      const toggle = async () => {
        for (const option of options) await page.getByRole("button", { name: option, exact: true }).click();
      };
      await toggle();
      measured[name] = await page.evaluate((asked) => window.projectBench.seek(asked), words);
      await toggle();
    }
    return { measured, tagged: await tagged(page) };
  });
}

/** Tags all hits of a word and undoes that. */
async function tagged(page) {
  await page.evaluate((asked) => window.projectBench.seek(asked), "年度进展报告。2022年7月");
  await page.getByLabel("Tag as").selectOption({ index: 1 });
  await page.locator(".seek-do button:not([disabled])").waitFor({ timeout: LIMIT });
  return page.evaluate(() => window.projectBench.tagHits());
}

async function main() {
  const scratch = path.resolve(process.env.BENCH_SCRATCH);
  mkdirSync(scratch, { recursive: true });
  await buildPages(path.join(scratch, "pages"));
  const options = {
    scratch,
    chromium: process.env.STANCEMARK_CHROMIUM,
    appUrl: await serve(path.resolve(process.env.BENCH_DIST)),
  };
  const runs = [];
  for (let rep = 0; rep < REPS; rep += 1) runs.push(await within(LIMIT, measureOnce(options), "seek"));
  const of = (name, metric) => Math.round(median(runs.map((run) => run.measured[name][metric])));
  const rows = QUESTIONS.map(([name]) => {
    return [name, runs[0].measured[name].hits, ...["first", "whole", "longest"].map((metric) => of(name, metric))];
  });
  console.log(`\nin Chromium, median of ${REPS}, in milliseconds\n`);
  console.log(table(["", "hits", "first on the screen", "all found", "longest task over 50"], rows));
  const tag = (metric) => Math.round(median(runs.map((run) => run.tagged[metric])));
  console.log(`\n${runs[0].tagged.hits} hits tagged: ${tag("tag")} ms; undone: ${tag("undo")} ms\n`);
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
