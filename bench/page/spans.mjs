// Stretches of text that are in view and on one line, to annotate and to drag over.
import { isBoundary } from "../documents.mjs";

const EDGE = 90;
const LINE = 34;

/**
 * Stretches of `length` units in the viewport of `column`, each in one text node that `accepts`
 * takes: `{ node, start, end }`.
 */
export function spansInView(column, accepts, length) {
  const box = column.getBoundingClientRect();
  const found = [];
  for (const share of [0.15, 0.45, 0.7]) {
    for (let y = Math.max(EDGE, box.top + EDGE); y < innerHeight - EDGE; y += LINE) {
      const at = document.caretPositionFromPoint(box.left + box.width * share, y);
      const span = at && spanAt(at.offsetNode, at.offset, length);
      if (span && accepts(span.node) && !found.some((other) => overlap(other, span))) found.push(span);
    }
  }
  return found;
}

function spanAt(node, start, length) {
  const end = start + length;
  if (node.nodeType !== Node.TEXT_NODE || end >= node.length) return null;
  if (!isBoundary(node.data, start) || !isBoundary(node.data, end)) return null;
  // an analyst does not begin or end a span with a space, and the app may trim it
  if (/[\s\p{P}]/u.test(node.data[start]) || /[\s\p{P}]/u.test(node.data[end - 1])) return null;
  if (/\p{Extended_Pictographic}|\p{M}/u.test(node.data.slice(start - 1, end + 1))) return null;
  const span = { node, start, end };
  return lineOf(span) ? span : null;
}

const overlap = (a, b) => a.node === b.node && a.start < b.end && b.start < a.end;

/** The DOM range of a span. */
export function rangeOf({ node, start, end }) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/** The box of a span; null if it is broken over two lines. */
export function lineOf(span) {
  const boxes = [...rangeOf(span).getClientRects()].filter((box) => box.width > 1);
  const [first] = boxes;
  if (!first || boxes.some((box) => Math.abs(box.top - first.top) > 4)) return null;
  const last = boxes[boxes.length - 1];
  return { left: first.left, right: last.right, y: first.top + first.height / 2 };
}
