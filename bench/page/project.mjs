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

const countOf = () => document.querySelector(".seek-count")?.textContent ?? "";
const hits = () => all(".seek-row:not(.seek-document)");
const button = (words) =>
  all("button").find((one) => one.textContent.trim().startsWith(words) && !one.getAttribute("aria-disabled"));

/** Enters words into a field at once. */
function enterInto(id, words) {
  const field = document.getElementById(id);
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** How long the longest task took while something was done, as far as it was over 50 ms. */
async function longestTask(job) {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  const result = await job();
  await rest(60);
  observer.disconnect();
  return { ...result, longest };
}

/** Asks for words in all documents: when the first hits, or that there are none, are on the
    screen, and when all documents have been looked at. */
async function seek(words) {
  enterInto("room-search", "");
  await rest(50);
  return longestTask(async () => {
    const start = performance.now();
    const isDone = () => countOf() !== "" && !countOf().endsWith("…");
    const whole = new Promise((resolve) => {
      const look = () => (isDone() ? resolve(performance.now() - start) : setTimeout(look));
      setTimeout(look);
    });
    const first = await measure(() => enterInto("room-search", words), () => hits().length > 0 || isDone());
    return { first: first.shown, whole: await whole, hits: countOf().split(" ")[0] };
  });
}

/** Tags all hits by the button, and undoes it. */
async function tagHits() {
  const isNothingNew = () => document.querySelector(".seek-preview")?.textContent.startsWith("Nothing new");
  const wanted = document.querySelector(".seek-do button").textContent.split(" ")[1];
  const tag = await measure(() => document.querySelector(".seek-do button").click(), isNothingNew);
  await rest(200);
  const undo = await measure(() => button("Undo").click(), () => !isNothingNew());
  return { hits: wanted, tag: tag.shown, undo: undo.shown };
}

window.projectBench = {
  seek,
  tagHits,
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
