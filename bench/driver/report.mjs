// The report in Markdown, from the raw measurements of one run.
import { METRICS } from "./metrics.mjs";
import { ratio, spread, summary, table } from "./numbers.mjs";
import { BARE, PEERS, RIVALS } from "./peers.mjs";
import { projectSection } from "./project.mjs";
import { lookSection } from "./suggest.mjs";
import { targetRows } from "./targets.mjs";

export function report({ records, options, machine, wire, documents }) {
  const found = (metric, peer, size) => {
    const runs = records.filter((run) => run.peer === peer && run.size === size);
    return summary(runs.map((run) => METRICS[metric].of(run)));
  };
  const cold = (site) => summary(ofPeer(records, site).map((run) => run.ready));
  const get = (metric, peer, size) => found(metric, peer, size)?.median ?? NaN;
  const coldRatio = cold("cold-stancemark")?.median / cold("cold-empty")?.median;
  return [
    "# Benchmark",
    "Written by `cargo xtask bench`; `README.md` beside this file tells what is measured and how to read it.",
    `Median of several runs, smallest and largest in brackets: ${runCounts(records)}. “–” is not measured or not there.`,
    ...machineLines(machine, records),
    "## Speeds to reach",
    table(["", "limit", "measured", ""], targetRows(get, coldRatio)),
    ...projectSection(records),
    ...lookSection(records),
    ...Object.keys(METRICS).flatMap((metric) => section(metric, records, options, found)),
    "## Cold start to ready (ms), and bytes on the wire (brotli)",
    table(
      ["", "cold start", "bytes"],
      [
        ["Stancemark", spread(cold("cold-stancemark")), bytes(wire.stancemark)],
        ["an empty Yew page", spread(cold("cold-empty")), bytes(wire.empty)],
        ["ratio", ratio(cold("cold-stancemark"), cold("cold-empty")), ""],
        ["recogito text-annotator, the library without a page", "–", bytes(wire.recogito)],
      ],
    ),
    "## The documents",
    documentTable(documents),
    ...failures(records),
    "",
  ].join("\n\n");
}

/** How often each peer was measured; a slow one is with large documents measured less often. */
function runCounts(records) {
  const counts = new Map();
  for (const { peer, rep } of records) counts.set(peer, (counts.get(peer) ?? new Set()).add(rep));
  return [...counts].map(([peer, reps]) => `${peer} ${reps.size}`).sort().join(", ");
}

const ofPeer = (records, peer) => records.filter((run) => run.peer === peer);
const bytes = (count) => (Number.isFinite(count) ? count.toLocaleString("en-US") : "–");

function machineLines(machine, records) {
  const calibrations = summary(records.flatMap((run) => run.calibration ?? []));
  return [
    "## The machine",
    [
      `* ${machine.cores} cores (${machine.processor}), ${machine.memory} GB of memory, ${machine.system}`,
      `* ${machine.browser}, without a window and without a graphics processor; Node ${machine.node}`,
      `* noise: a fixed loop of arithmetic took ${spread(calibrations)} ms; load ${machine.load.join(" → ")}`,
    ].join("\n"),
  ];
}

/** One table: peers by sizes, then how Stancemark compares. */
function section(metric, records, options, found) {
  const { title, note } = METRICS[metric];
  const head = ["", ...options.sizes];
  const has = (peer) => options.sizes.some((size) => found(metric, peer, size));
  const peers = options.peers.filter(has);
  if (peers.length === 0) return [];
  const cell = (peer, size) => {
    const value = found(metric, peer, size);
    return value ? spread(value) : whyNot(records, peer, size);
  };
  const rows = peers.map((peer) => [PEERS[peer].title, ...options.sizes.map((size) => cell(peer, size))]);
  const compared = isTime(metric) && peers.includes("stancemark") ? [BARE, ...RIVALS] : [];
  const ratios = compared.filter((peer) => peers.includes(peer)).map((peer) => [
    `*Stancemark ÷ ${PEERS[peer].title}*`,
    ...options.sizes.map((size) => ratio(found(metric, "stancemark", size), found(metric, peer, size))),
  ]);
  return [`## ${title}`, ...(note ? [note] : []), table(head, [...rows, ...ratios])];
}

const isTime = (metric) => METRICS[metric].title.includes("(ms)");

function whyNot(records, peer, size) {
  const run = records.find((run) => run.peer === peer && run.size === size && run.error);
  const limit = run?.error.match(/over \d+ s/);
  return limit ? limit[0] : "–";
}

function documentTable(documents) {
  const percent = (share) => `${Math.round(share * 100)} %`;
  return table(
    ["", "characters", "annotations", "paragraphs", "Chinese", "overlapping", "span lengths"],
    documents.map(({ name, ...of }) => [
      name,
      bytes(of.characters),
      bytes(of.annotations),
      bytes(of.paragraphs),
      percent(of.chinese),
      percent(of.overlapping),
      `${of.shortest}–${of.longest}`,
    ]),
  );
}

/** What went wrong is told, not left out. */
function failures(records) {
  const failed = records.filter((run) => run.error || run.pageErrors);
  if (failed.length === 0) return [];
  const lines = failed.map(
    (run) => `* ${run.peer}${run.size ? ` at ${run.size}` : ""}: ${run.error ?? run.pageErrors.join("; ")}`,
  );
  return ["## Failures", [...new Set(lines)].join("\n")];
}
