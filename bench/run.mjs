// One run over everything, interleaved: in each repetition every peer with every document, in an
// order that the seed decides, so that a disturbance of the machine does not fall on one peer.
// `cargo xtask bench` starts this; it tells by the environment where the built sites lie.
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildPages, librarySize, wireSize } from "./build.mjs";
import { describe, makeDocument, shuffled } from "./documents.mjs";
import { SITES, measureColdStart } from "./driver/cold.mjs";
import { measurePeer } from "./driver/job.mjs";
import { describeMachine, load } from "./driver/machine.mjs";
import { METRICS } from "./driver/metrics.mjs";
import { plain } from "./driver/numbers.mjs";
import { readOptions } from "./driver/options.mjs";
import { PEERS } from "./driver/peers.mjs";
import { PROJECT_METRICS, measureProject } from "./driver/project.mjs";
import { report } from "./driver/report.mjs";
import { LOOK_METRICS, lookSection, measureLook } from "./driver/suggest.mjs";
import { serve } from "./driver/server.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

async function main() {
  const options = readOptions();
  mkdirSync(options.scratch, { recursive: true });
  const pages = path.join(options.scratch, "pages");
  await buildPages(pages);
  options.appUrl = await serve(options.dist);
  options.pagesUrl = await serve(pages);
  options.emptyUrl = options.emptyDist && (await serve(options.emptyDist));
  const machine = await describeMachine(options.chromium);
  machine.load.push(load());
  const wire = await wireSizes(options);
  const documents = options.sizes.map((name) => ({ name, ...describe(makeDocument(name)) }));
  const file = path.join(options.isWhole ? HERE : options.scratch, "results.md");
  const tell = (records) => {
    if (options.looksOnly) return lookSection(records).join("\n\n");
    const loads = [...machine.load, load()];
    const text = report({ records, options, machine: { ...machine, load: loads }, wire, documents });
    writeFileSync(file, text);
    return text;
  };
  const records = await measureAll(options, tell);
  if (options.isSmoke) return refuseGaps(records);
  if (options.looksOnly) return console.log(`\n${tell(records)}`);
  console.log(`\n${tell(records)}\nWritten to ${path.relative(process.cwd(), file)}`);
}

/** A measurement that took longer than this, in milliseconds, is made only twice. */
const SLOW = 45_000;

/**
 * Measures everything and appends each measurement to the raw results as it comes. `tell` writes
 * the report after each repetition, so that a run that is cut off leaves one.
 */
async function measureAll(options, tell) {
  const raw = path.join(options.scratch, "raw.jsonl");
  writeFileSync(raw, "");
  const records = [];
  const tooSlow = new Set();
  const slow = new Set();
  for (let rep = 0; rep < options.reps; rep += 1) {
    for (const job of shuffled(jobs(options), options.seed * 1000 + rep)) {
      const name = `${job.peer} ${job.size}`;
      // once over the limit is enough, and twice what is slow: more would only cost minutes
      if (tooSlow.has(name) || (slow.has(name) && rep >= 2)) continue;
      const start = Date.now();
      const record = { rep, ...(await measureOne(job, options)) };
      if (/ over \d+ s$/.test(record.error ?? "")) tooSlow.add(name);
      if (Date.now() - start > SLOW) slow.add(name);
      records.push(record);
      appendFileSync(raw, `${JSON.stringify(record)}\n`);
      console.log(line(record, Date.now() - start));
    }
    tell(records);
  }
  return records;
}

function jobs({ sizes, peers, emptyUrl, project, looks, looksOnly }) {
  const looked = peers.includes("stancemark") ? looks.map((look) => ({ peer: "stancemark", look })) : [];
  if (looksOnly) return looked;
  const sites = Object.keys(SITES).filter((site) => emptyUrl || site !== "cold-empty");
  const cold = peers.includes("stancemark") ? sites : [];
  const projects = project ? [{ peer: "stancemark", project }] : [];
  return [...cold.map((peer) => ({ peer })), ...projects, ...looked, ...sizes.flatMap((size) => peers.map((peer) => ({ peer, size })))];
}

const measureOne = ({ peer, size, project, look }, options) =>
  look ? measureLook(look, options) : project ? measureProject(project, options) : size ? measurePeer(peer, size, options) : measureColdStart(peer, options);

/** One measurement in one line, for those who watch. */
function line(record, ms) {
  const name = `${record.rep + 1} ${record.peer} ${record.size ?? ""}`.padEnd(34);
  const took = `${(ms / 1000).toFixed(0)} s`.padStart(5);
  if (record.kind === "cold") return `${name}${took}  ready ${plain(record.ready)} ${record.error ?? ""}`;
  if (record.kind === "look") {
    const values = LOOK_METRICS.map((metric) => `${metric} ${plain(record[metric])}`);
    return `${name}${took}  ${values.join("  ")} ${record.error ?? ""}`;
  }
  if (record.kind === "project") {
    const values = PROJECT_METRICS.map((metric) => `${metric} ${plain(record[metric])}`);
    return `${name}${took}  ${values.join("  ")} ${record.error ?? ""}`;
  }
  const shown = ["open", "openFile", "create", "remove", "undo", "drag", "wheelWorst", "jumpsWorst", "export"];
  const values = shown.map((metric) => `${metric} ${plain(METRICS[metric].of(record))}`);
  return `${name}${took}  ${values.join("  ")} ${record.error ?? ""}`;
}

async function wireSizes({ dist, emptyDist }) {
  const counted = (directory) =>
    readdirSync(directory)
      .filter((name) => /\.(html|js|wasm|css)$/.test(name))
      .map((name) => path.join(directory, name));
  return {
    stancemark: wireSize(counted(dist)),
    empty: emptyDist ? wireSize(counted(emptyDist)) : NaN,
    recogito: await librarySize(),
  };
}

/** A smoke run must have measured everything that each peer can do. */
function refuseGaps(records) {
  const gaps = records.flatMap((record) => {
    const name = `${record.peer} ${record.size ?? ""}`;
    if (record.error) return [`${name}: ${record.error}`];
    if (record.pageErrors) return [`${name}: ${record.pageErrors[0]}`];
    return missing(record).map((metric) => `${name}: no ${metric}`);
  });
  if (gaps.length > 0) throw new Error(`the smoke run has gaps:\n${gaps.join("\n")}`);
  console.log(`${records.length} measurements, all complete`);
}

const BARE_METRICS = ["open", "wheelWorst", "jumpsWorst", "blank", "heap"];
const EDIT_METRICS = ["create", "remove", "undo", "drag", "export"];
const OWN_METRICS = ["openFile", "program"];

function missing(record) {
  if (record.kind === "cold") return Number.isFinite(record.ready) ? [] : ["ready"];
  if (record.kind === "look") {
    return LOOK_METRICS.filter((metric) => !Number.isFinite(record[metric]));
  }
  if (record.kind === "project") {
    return PROJECT_METRICS.filter((metric) => !Number.isFinite(record[metric]));
  }
  const isBare = PEERS[record.peer].isBare;
  const wanted = [
    ...BARE_METRICS,
    ...(isBare ? [] : EDIT_METRICS),
    ...(record.peer === "stancemark" ? OWN_METRICS : []),
  ];
  return wanted.filter((metric) => !Number.isFinite(METRICS[metric].of(record)));
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
