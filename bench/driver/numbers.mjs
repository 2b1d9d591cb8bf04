// Medians, spans and how they are written.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, smallest and largest of what was measured; null if nothing was. */
export function summary(values) {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return null;
  return { median: median(known), min: Math.min(...known), max: Math.max(...known), n: known.length };
}

/** `12.3 (11.0–14.1)`; larger numbers without decimals. */
export function spread(found) {
  if (!found) return "–";
  const { median: middle, min, max, n } = found;
  return n > 1 ? `${plain(middle)} (${plain(min)}–${plain(max)})` : plain(middle);
}

export function plain(value) {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = value.toFixed(digits);
  return digits > 0 ? text.replace(/\.?0+$/, "") : Number(text).toLocaleString("en-US");
}

export const ratio = (above, below) =>
  above && below ? `${plain(above.median / below.median)} ×` : "–";

/** A table in Markdown. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, idx) => (idx ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
