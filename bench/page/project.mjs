// What is measured of a project of many documents, in the page: opening, the entity box, the
// table of statements.
import { measure, rest, scroll } from "./stopwatch.mjs";

const all = (selector) => [...document.querySelectorAll(selector)];
const isPainted = () => [...CSS.highlights.values()].some((highlight) => highlight.size > 0);

// from the navigation to the second frame after the article stands and is painted
function lookForArticle() {
  if (document.querySelector("#article-pane [data-piece]") && isPainted()) {
    requestAnimationFrame(() => requestAnimationFrame(() => (window.openedAt = performance.now())));
  } else {
    requestAnimationFrame(lookForArticle);
  }
}
requestAnimationFrame(lookForArticle);

/** Types words into a field, key by key; each counts until `isShown` is so and painted. */
async function type(id, words, isShown) {
  const keys = [];
  for (let count = 1; count <= words.length; count += 1) {
    const typed = words.slice(0, count);
    await rest((count * 7) % 17);
    const enter = () => {
      const field = document.getElementById(id);
      field.value = typed;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    keys.push(await measure(enter, () => isShown(typed.toLowerCase())));
  }
  return keys;
}

/** That each row holds the words, and there is one. */
const holds = (selector) => (typed) => {
  const rows = all(selector);
  return rows.length > 0 && rows.every((row) => row.textContent.toLowerCase().includes(typed));
};

const firstHolds = (selector) => (typed) =>
  document.querySelector(selector)?.textContent.toLowerCase().includes(typed) ?? false;

window.projectBench = {
  entityBox: (words) => type("entity-box", words, firstHolds(".combo-option")),
  table: (words) => type("table-search", words, holds(".table-rows .table-row")),
  async tableScroll(count) {
    const scroller = document.querySelector(".table-scroller");
    const steps = Array.from({ length: count }, (_, idx) => 100 * (idx + 1));
    scroller.scrollTop = 0;
    await rest(300);
    return scroll(scroller, steps);
  },
};
