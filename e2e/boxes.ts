// Where words stand on the screen. Runs in the page, whatever drives the browser.

/** A box in the viewport. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Scrolls the n-th occurrence of a quote into view and tells the boxes of its first and last
 * character. It names nothing outside itself, since it is sent to the browser as text.
 */
export function findBoxes(pane: Element, [wanted, skip]: readonly [string, number]): [Box, Box] | null {
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  let text = "";
  const starts: number[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    starts.push(text.length);
    nodes.push(node);
    text += node.data;
  }
  let at = text.indexOf(wanted);
  for (let n = 0; n < skip && at >= 0; n += 1) at = text.indexOf(wanted, at + 1);
  if (at < 0) return null;
  const range = (offset: number, length: number) => {
    const idx = starts.findLastIndex((start) => start <= offset);
    const made = document.createRange();
    made.setStart(nodes[idx], offset - starts[idx]);
    made.setEnd(nodes[idx], Math.min(offset - starts[idx] + length, nodes[idx].length));
    return made;
  };
  const first = [...wanted][0];
  const last = [...wanted].at(-1) ?? first;
  const begin = range(at, first.length);
  const end = range(at + wanted.length - last.length, last.length);
  begin.startContainer.parentElement?.scrollIntoView({ block: "center" });
  const middle = (begin.getBoundingClientRect().top + end.getBoundingClientRect().bottom) / 2;
  const shown = pane.getBoundingClientRect();
  pane.scrollBy(0, middle - (shown.top + shown.bottom) / 2);
  const box = (made: Range) => {
    const rects = [...made.getClientRects()];
    const { left, right, top, bottom } = rects[rects.length - 1];
    return { left, right, top, bottom };
  };
  return [box(begin), box(end)];
}
