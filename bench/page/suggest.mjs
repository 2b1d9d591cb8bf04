// What is measured of suggestions, in the page: from showing their list until all are offered.
import { measure, rest, watch } from "./stopwatch.mjs";

const tabs = () => [...document.querySelectorAll(".list-switch .segment")];
const tab = () => tabs().find((one) => one.textContent === "Suggestions");
const found = () => document.querySelector(".suggestions-found")?.textContent ?? "";
const isOffered = () => /^[\d,]+ suggestions?/.test(found());
const hasRows = () => document.querySelector(".suggestion-row") !== null;

/** Shows another list, so that the next look is a new one. */
async function leave() {
  tabs()[0].click();
  await rest(100);
}

window.suggestBench = {
  /** The first look, for which the names are made ready, and a later one. */
  async look(limit) {
    const first = await this.once(limit);
    await leave();
    const again = await this.once(limit);
    return { ...first, again: again.shown, longestAgain: again.longest };
  },

  /** How long it takes until the first rows stand there and until all do, and the longest time
      meanwhile for which nothing else was done. */
  async once(limit) {
    await rest();
    const times = [];
    let last = performance.now();
    let goes = true;
    const count = () => {
      times.push(performance.now() - last);
      last = performance.now();
      if (goes) setTimeout(count, 0);
    };
    setTimeout(count, 0);
    const start = performance.now();
    const all = measure(() => tab().click(), isOffered, limit);
    const rows = await watch(start, () => hasRows() || isOffered(), limit);
    const { shown } = await all;
    goes = false;
    return { rows: rows.shown, shown, longest: Math.max(...times), nOffered: Number(found().replace(/[^\d]/g, "")) };
  },
};
