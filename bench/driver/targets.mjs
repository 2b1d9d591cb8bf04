// The speeds that were promised, and whether this run reached them.
import { BARE, RIVALS } from "./peers.mjs";
import { plain } from "./numbers.mjs";

const ALL = ["6k-100", "100k-1k", "100k-10k", "1M-10k", "1M-100k"];
const FRAME = 17;

/**
 * Each target: what it says, and its measured value with the limit. `get(metric, peer, size)`
 * gives a median or NaN.
 */
function targets(get, cold) {
  const ours = (metric, size) => get(metric, "stancemark", size);
  const toBare = (size) => ours("open", size) / get("open", BARE, size);
  const fastest = (metric, size) =>
    Math.min(...RIVALS.map((peer) => get(metric, peer, size)).filter(Number.isFinite));
  const toRival = (metric, size) => fastest(metric, size) / ours(metric, size);
  const inFrame = ["create", "remove", "undo"].flatMap((metric) =>
    ALL.map((size) => atMost(`${metric} at ${size}, ms`, ours(metric, size), FRAME)),
  );
  const perAnnotation = (ours("program", "1M-100k") * 1024 * 1024) / 100_000;
  return [
    ...["100k-10k", "1M-10k"].map((size) => atMost(`open ÷ bare text at ${size}`, toBare(size), 2)),
    atMost("open ÷ bare text at 1M-100k", toBare("1M-100k"), 4),
    atLeast("recogito's open ÷ ours at 100k-10k", toRival("open", "100k-10k"), 10),
    atLeast("recogito's open ÷ ours at 1M-10k", toRival("open", "1M-10k"), 100),
    atMost("open a native file at 1M-100k, ms", ours("openFile", "1M-100k"), 1500),
    ...inFrame,
    atLeast("recogito's create ÷ ours at 100k-10k", toRival("create", "100k-10k"), 2),
    atMost("frames over 50 ms by wheel at 1M-100k", ours("wheel50", "1M-100k"), 0),
    atMost("frames over 50 ms by jumps at 1M-100k", ours("jumps50", "1M-100k"), 0),
    atMost("recorded frames without text at 1M-100k", ours("blank", "1M-100k"), 0),
    ...["1M-10k", "1M-100k"].map((size) => atMost(`find in ${size}, the slowest key, ms`, ours("findWorst", size), 100)),
    atMost("WebAssembly memory per annotation at 1M-100k, bytes", perAnnotation, 1024),
    atMost("cold start ÷ an empty Yew page", cold, 1.5),
  ];
}

const atMost = (what, value, limit) => ({ what, value, limit, sign: "≤", met: value <= limit });
const atLeast = (what, value, limit) => ({ what, value, limit, sign: "≥", met: value >= limit });

/** Rows of a table: target, limit, measured, verdict. */
export function targetRows(get, cold) {
  return targets(get, cold).map(({ what, value, limit, sign, met }) => {
    const isKnown = Number.isFinite(value);
    const verdict = isKnown ? (met ? "met" : "**missed**") : "not measured";
    return [what, `${sign} ${plain(limit)}`, plain(value), verdict];
  });
}
