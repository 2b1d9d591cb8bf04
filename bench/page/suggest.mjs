// What is measured of suggestions, in the page: from showing their list until all are offered.
import { measure, rest } from "./stopwatch.mjs";

const tab = () =>
  [...document.querySelectorAll(".list-switch .segment")].find((one) => one.textContent === "Suggestions");
const isOffered = () => /^[\d,]+ suggestions?/.test(document.querySelector(".suggestions-found")?.textContent ?? "");

window.suggestBench = {
  /** How long it took, and the times between frames meanwhile. */
  async look(limit) {
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
    const { shown } = await measure(() => tab().click(), isOffered, limit);
    goes = false;
    const nOffered = Number(document.querySelector(".suggestions-found").textContent.replace(/[^\d]/g, ""));
    return { shown, longest: Math.max(...times), nOffered };
  },
};
