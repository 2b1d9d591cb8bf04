// Stancemark itself, used as a person uses it: through its own page, by clicks, selections and
// keys. Runs in the page before the app, and changes nothing of it.
import { SMALL_TITLE } from "../documents.mjs";
import { rangeOf } from "./spans.mjs";
import "./project.mjs";
import "./suggest.mjs";
import { offer } from "./stages.mjs";
import { watch } from "./stopwatch.mjs";

const pane = () => document.getElementById("article-pane");
const findField = () => document.getElementById("find-field");
let expected = null;

// the program's memory, which the app keeps to itself
let memory = null;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const result = await original.apply(WebAssembly, args);
    memory = (result.instance ?? result).exports.memory ?? memory;
    return result;
  };
}

// an export goes to the browser's downloads: its dialog would wait for a person
delete window.showSaveFilePicker;
let exported = null;
const createObjectURL = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  exported = { at: performance.now(), bytes: blob.size };
  return createObjectURL.call(URL, blob);
};

// when a file was chosen in a picker, which is in no document
let chosenAt = null;
const click = HTMLInputElement.prototype.click;
HTMLInputElement.prototype.click = function clickAndListen() {
  if (this.type === "file") {
    this.addEventListener("change", (event) => {
      chosenAt = event.timeStamp;
    });
  }
  return click.call(this);
};

const rowOf = (title) =>
  [...document.querySelectorAll(".document")].find(
    (row) => row.querySelector(".document-title")?.textContent === title,
  );

const firstPiece = () => pane()?.querySelector("[data-piece]")?.textContent;
const firstLine = (text) => text.slice(0, text.indexOf("\n"));
const anythingPainted = () => {
  for (const highlight of CSS.highlights.values()) if (highlight.size > 0) return true;
  return false;
};
const isExpectedShown = () => firstPiece() === firstLine(expected.text) && anythingPainted();

/** Whether a highlight covers exactly these points of the page. */
function isPainted({ node, start, end }) {
  for (const highlight of CSS.highlights.values()) {
    for (const range of highlight) {
      const begins = range.startContainer === node && range.startOffset === start;
      if (begins && range.endContainer === node && range.endOffset === end) return true;
    }
  }
  return false;
}

function press(key, code, more = {}) {
  const event = { key, code, bubbles: true, cancelable: true, ...more };
  pane().dispatchEvent(new KeyboardEvent("keydown", event));
}

function select(span) {
  pane().focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(rangeOf(span));
}

offer({
  scroller: pane,
  column: () => pane().querySelector(".article"),
  isText: (node) => node.parentElement?.closest("[data-piece]") != null,
  /** The app has the document already, and shows another one: a click opens it. */
  open: () => rowOf(expected.name).click(),
  isOpen: isExpectedShown,
  expect(source) {
    expected = source;
    chosenAt = null;
  },
  /** From the choice of a file to its article on the screen. */
  openedFile: async (limit) => {
    while (chosenAt === null) await new Promise((resolve) => setTimeout(resolve, 5));
    return watch(chosenAt, isExpectedShown, limit);
  },
  leave: () => rowOf(SMALL_TITLE).click(),
  hasLeft: () => firstPiece() !== firstLine(expected.text),
  before: select,
  create(span) {
    press("1", "Digit1");
    return span;
  },
  // a new annotation is the selected one
  remove: () => press("Delete", "Delete"),
  isPainted,
  /** The document may have an annotation at the very same place. */
  isTaken: isPainted,
  beginDrag: () => press("Escape", "Escape"),
  // the pointer selects; a key or a button of the tool bar then annotates
  isDragDone: () => document.querySelector(".pane-tools [role=toolbar]") !== null,
  dragged() {
    const range = getSelection().getRangeAt(0);
    return { node: range.startContainer, start: range.startOffset, end: range.endOffset };
  },
  dragKey: "1",
  undo: () => press("z", "KeyZ", { ctrlKey: true }),
  async openFind() {
    press("Escape", "Escape");
    press("f", "KeyF");
    while (!findField()) await new Promise((resolve) => setTimeout(resolve, 1));
  },
  find(words) {
    findField().value = words;
    findField().dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  isFound: (words) => [...CSS.highlights.get("found")].some((range) => range.toString() === words),
  closeFind: () => press("Escape", "Escape"),
  startExport() {
    exported = null;
    press("s", "KeyS", { ctrlKey: true });
  },
  exported: () => exported,
  programMemory: () => memory?.buffer.byteLength ?? null,
});
