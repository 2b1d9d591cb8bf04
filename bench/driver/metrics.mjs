// What is read from the raw measurements: one number of each run for each thing measured.
import { median } from "./numbers.mjs";

const each = (list, take) => (list?.length ? median(list.map(take)) : NaN);
const frames = (scroll, count) => (scroll ? count(scroll.times) : NaN);
const over = (limit) => (times) => times.filter((time) => time > limit).length;
const worst = (times) => Math.max(...times);

/** In the order of the report. `of` takes one run's measurement. */
export const METRICS = {
  open: { title: "Open: data in memory → first full paint (ms)", of: (run) => run.open?.second },
  openFile: {
    title: "Open a native file: chosen in the picker → painted (ms)",
    of: (run) => run.openFile?.second,
  },
  create: {
    title: "Create → painted (ms)",
    of: (run) => each(run.edits?.created, (edit) => edit.shown),
  },
  remove: {
    title: "Delete → painted (ms)",
    of: (run) => each(run.edits?.removed, (edit) => edit.shown),
  },
  undo: { title: "Undo → painted (ms)", of: (run) => each(run.drags, (drag) => drag.undo.shown) },
  drag: {
    title: "Mouse drag: button released → painted (ms)",
    note:
      "Recogito annotates on release. Stancemark first shows its tool bar; the time from the tag key " +
      "to the paint is added.",
    of: (run) => each(run.drags, (drag) => drag.shown + (drag.key?.shown ?? 0)),
  },
  wheel25: { title: "Scroll by wheel steps: frames over 25 ms", of: (run) => frames(run.wheel, over(25)) },
  wheel50: { title: "Scroll by wheel steps: frames over 50 ms", of: (run) => frames(run.wheel, over(50)) },
  wheelWorst: { title: "Scroll by wheel steps: worst frame (ms)", of: (run) => frames(run.wheel, worst) },
  jumps50: { title: "Jumps through the article: frames over 50 ms", of: (run) => frames(run.jumps, over(50)) },
  jumpsWorst: { title: "Jumps through the article: worst frame (ms)", of: (run) => frames(run.jumps, worst) },
  blank: {
    title: "Jumps through the article: recorded frames without text",
    of: (run) => run.blank?.nBlank,
  },
  find: {
    title: "Find as you type: key → first hits painted (ms)",
    of: (run) => each(run.find, (key) => key.shown),
  },
  findWorst: {
    title: "Find as you type: the slowest key (ms)",
    of: (run) => (run.find ? worst(run.find.map((key) => key.shown)) : NaN),
  },
  export: { title: "Export (ms)", of: (run) => each(run.exports, (made) => made.ms) },
  heap: { title: "JavaScript heap gained by opening (MB)", of: (run) => run.heap - run.heapBefore },
  program: {
    title: "WebAssembly memory after opening (MB)",
    of: (run) => run.programMemory / (1024 * 1024),
  },
};
