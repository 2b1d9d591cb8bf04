// The stages of a measurement, in the page, the same for every peer. A peer offers what it can
// do; what it lacks (bare text has no annotations) is left out.
import { makeDocument } from "../documents.mjs";
import { lineOf, spansInView } from "./spans.mjs";
import { calibrate, measure, rest, scroll, watch } from "./stopwatch.mjs";

const OPEN_LIMIT = 75_000;
/** Edits stop after this time: a slow peer has told enough. */
const EDITS_LIMIT = 20_000;

/** Makes a peer known to the driver, as `window.bench`. */
export function offer(peer) {
  let source = null;
  let drag = null;
  let target = null;

  const spans = (length) => {
    const found = spansInView(peer.column(), peer.isText, length);
    return found.filter((span) => !peer.isTaken?.(span));
  };

  const bench = {
    peer,
    calibrate,
    rest,
    abilities: () => Object.keys(peer),
    prepare(name) {
      source = makeDocument(name);
      peer.expect?.(source);
    },
    open: () => measure(() => peer.open(source), peer.isOpen, OPEN_LIMIT),

    /** Creates and deletes one annotation after the other. */
    async edits(count) {
      const [created, removed] = [[], []];
      const begun = performance.now();
      for (const [idx, span] of spans(6).slice(0, count).entries()) {
        peer.before?.(span);
        await rest((idx * 7) % 17);
        let made = null;
        const isThere = () => peer.isPainted(made);
        created.push(await measure(() => void (made = peer.create(span)), isThere));
        await rest((idx * 5) % 17);
        removed.push(await measure(() => void peer.remove(made), () => !peer.isPainted(made)));
        if (performance.now() - begun > EDITS_LIMIT) break;
      }
      return { created, removed };
    },

    /** Where the driver can drag the mouse: from `left` to `right` at `y`. */
    dragLines: (count) => spans(8).slice(0, count).map(lineOf),

    /** Waits for the pointer to be lifted; `dragEnd` then tells how long it took. */
    beginDrag() {
      peer.beginDrag();
      drag = onceTimed("pointerup", peer.isDragDone);
    },
    async dragEnd() {
      const result = await drag;
      target = peer.dragged();
      return result;
    },
    /** Waits for a key that annotates what the drag has selected. */
    beginKey: () => void (drag = onceTimed("keydown", () => peer.isPainted(target))),
    keyEnd: () => drag,
    undo: () => measure(() => void peer.undo(), () => !peer.isPainted(target)),

    /** A wheel's steps from the middle on, or jumps through the whole article. */
    async scroll(kind, count) {
      const scroller = peer.scroller();
      const whole = scroller.scrollHeight - scroller.clientHeight;
      const from = kind === "wheel" ? whole * 0.3 : 0;
      const step = kind === "wheel" ? 100 : whole / count;
      scroller.scrollTop = from;
      await rest(300);
      const positions = Array.from({ length: count }, (_, idx) => Math.min(whole, from + step * (idx + 1)));
      return { times: await scroll(scroller, positions), height: scroller.scrollHeight };
    },
    /** Jumps with pauses, for a recording; tells where the column is in the viewport. */
    async jumpSlowly(count) {
      const scroller = peer.scroller();
      const whole = scroller.scrollHeight - scroller.clientHeight;
      // the last view is half empty by design
      for (let idx = 0; idx < count; idx += 1) {
        scroller.scrollTop = (whole * idx) / count;
        await rest(60);
      }
      const { left, width } = peer.column().getBoundingClientRect();
      return { left, width, viewport: innerWidth };
    },
    async goToMiddle() {
      const scroller = peer.scroller();
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * 0.5;
      await rest(400);
    },

    /** Types words that are in view into the find field, key by key. */
    async find() {
      const [{ node, start, end }] = spans(8);
      const letters = [...node.data.slice(start, end)];
      await peer.openFind();
      const keys = [];
      for (let count = 1; count <= letters.length; count += 1) {
        const words = letters.slice(0, count).join("");
        await rest((count * 7) % 17);
        keys.push(await measure(() => void peer.find(words), () => peer.isFound(words)));
      }
      peer.closeFind();
      return keys;
    },

    /** A text in memory; for the app until the download is handed over. */
    async export() {
      const start = performance.now();
      if (peer.export) return { bytes: peer.export().length, ms: performance.now() - start };
      peer.startExport();
      while (!peer.exported()) await new Promise((resolve) => setTimeout(resolve, 1));
      return { bytes: peer.exported().bytes, ms: peer.exported().at - start };
    },
  };
  window.bench = bench;
}

/** Times one event of the driver's, from its own time stamp until `isDone`. */
function onceTimed(name, isDone) {
  return new Promise((resolve, reject) => {
    const listener = (event) => watch(event.timeStamp, isDone).then(resolve, reject);
    window.addEventListener(name, listener, { capture: true, once: true });
  });
}
