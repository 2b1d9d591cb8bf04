// 500 articles of 6,000 characters, brought in through the page as people do it: the picker, a
// folder, a zip archive, a table, and Word documents. `cargo xtask bench --import` starts this.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { withPage } from "./driver/browser.mjs";
import { describeMachine, load } from "./driver/machine.mjs";
import { plain, table } from "./driver/numbers.mjs";
import { serve } from "./driver/server.mjs";
import { makeText, random } from "./documents.mjs";

const N_ARTICLES = 500;
const N_CHARACTERS = 6_000;
/** What is to be reached, in milliseconds. */
const LIMIT = 10_000;
const REPS = 3;

async function main() {
  const chromium = process.env.STANCEMARK_CHROMIUM;
  const scratch = path.join(path.resolve(process.env.BENCH_SCRATCH), "import");
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const url = await serve(path.resolve(process.env.BENCH_DIST));
  const machine = await describeMachine(chromium);
  const ways = makeFiles(scratch);
  const rows = [];
  for (const [name, { given, folder }] of Object.entries(ways)) {
    const runs = [];
    for (let rep = 0; rep < REPS; rep += 1) {
      runs.push(await withPage(chromium, (page) => measure(page, url, given, folder)));
    }
    const of = (take) => runs.map(take).sort((a, b) => a - b)[Math.floor(REPS / 2)];
    const done = of((run) => run.done);
    const verdict = done <= LIMIT ? "met" : "**missed**";
    rows.push([name, plain(done), plain(of((run) => run.saved)), of((run) => run.nValues), plain(of((run) => run.longest)), verdict]);
  }
  console.log(`${N_ARTICLES} articles of ${N_CHARACTERS} characters; ${JSON.stringify(machine)}; load ${load()}\n`);
  const heads = ["way", "added, ms", "saved, ms", "values of the progress shown", "longest without a frame, ms", `≤ ${plain(LIMIT)} ms`];
  console.log(table(heads, rows));
}

/** The articles in each form. */
function makeFiles(scratch) {
  const texts = Array.from({ length: N_ARTICLES }, (_, idx) => makeText(N_CHARACTERS, random(idx + 1)));
  const write = (name, content) => {
    const file = path.join(scratch, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const name = (idx, ending) => `${String(idx).padStart(3, "0")}.${ending}`;
  const plainFiles = texts.map((text, idx) => write(`txt/${name(idx, "txt")}`, text));
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const csv = texts.map((text, idx) => `title ${idx},${cell(text)}`).join("\n");
  return {
    "500 .txt in the picker": { given: plainFiles },
    "a folder of 500 .txt": { given: path.join(scratch, "txt"), folder: true },
    "a .zip of 500 .txt": {
      given: write("all.zip", zip(texts.map((text, idx) => [name(idx, "txt"), text]))),
    },
    "a .csv of 500 rows": { given: write("all.csv", `title,text\n${csv}\n`) },
    "500 .docx in the picker": {
      given: texts.map((text, idx) => write(`docx/${name(idx, "docx")}`, docx(text))),
    },
    "500 .html in the picker": {
      given: texts.map((text, idx) => write(`html/${name(idx, "html")}`, html(text))),
    },
  };
}

async function measure(page, url, given, folder) {
  await page.goto(`${url}?lang=en`);
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.evaluate(watch);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: folder ? "Open folder" : "Open file" }).click(),
  ]);
  await page.evaluate(() => (window.importBench.begun = performance.now()));
  await chooser.setFiles(given);
  if (String(given).endsWith(".csv")) {
    const add = page.getByRole("button", { name: `Add ${N_ARTICLES} articles` });
    await add.waitFor({ timeout: 60_000 });
    await add.click();
  }
  await page.waitForFunction(() => window.importBench.done, null, { timeout: 120_000 });
  const state = page.getByRole("status", { name: "Save state" });
  await state.filter({ hasText: /^Saved$/ }).waitFor({ timeout: 120_000 });
  const added = await page.locator(".batch .report-verdict").textContent();
  if (!added.startsWith(`Added ${N_ARTICLES} of`)) throw new Error(added);
  return page.evaluate(() => {
    const { begun, done, values, longest } = window.importBench;
    const nValues = values.size;
    return { done: done - begun, saved: performance.now() - begun, nValues, longest };
  });
}

/** Runs in the page: which values of the progress are shown, and the longest time without a frame. */
function watch() {
  const bench = { begun: 0, done: 0, values: new Set(), longest: 0 };
  window.importBench = bench;
  let before = performance.now();
  const look = () => {
    const now = performance.now();
    if (bench.begun && !bench.done) bench.longest = Math.max(bench.longest, now - before);
    before = now;
    const verdict = document.querySelector(".batch .report-verdict")?.textContent ?? "";
    if (verdict.startsWith("Added") && !bench.done) bench.done = now;
    else if (verdict && !bench.done) bench.values.add(verdict);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function paragraphs(text) {
  return text.split("\n").filter((line) => line);
}

function html(text) {
  const body = paragraphs(text).map((line) => `<p>${line}</p>`).join("\n");
  return `<!doctype html><meta charset="utf-8"><title>t</title><article>${body}</article>`;
}

function docx(text) {
  const body = paragraphs(text).map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join("");
  return zip([["word/document.xml", `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`]]);
}

/** A zip archive of names and texts. */
function zip(files) {
  const [bodies, list] = [[], []];
  let offset = 0;
  for (const [name, text] of files) {
    const [file, content] = [Buffer.from(name), Buffer.from(text)];
    const data = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(file.length, 22);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from("PK\x03\x04"), shared, file, data);
    list.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, behind, file);
    offset += 30 + file.length + data.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

await main();
