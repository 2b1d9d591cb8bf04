// The stopwatch, in the page: from an action to the moment its result is on the screen.

const now = () => performance.now();
const nextFrame = requestAnimationFrame.bind(window);
const frame = () => new Promise((resolve) => nextFrame(resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A task of its own: asked for in a frame, it runs when that frame's painting is done. */
const task = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });

// The browser tells when it has shown a marked element; a tiny marker of our own, put in place
// in the very frame that holds the result, is shown together with it.
const shownAt = new Map();
const waiting = new Map();
new PerformanceObserver((list) => {
  for (const { identifier, renderTime } of list.getEntries()) {
    shownAt.set(identifier, renderTime);
    waiting.get(identifier)?.(renderTime);
  }
}).observe({ type: "element", buffered: true });

let host = null;
let nMarkers = 0;
const MARKER_STYLE =
  "position:fixed;right:0;bottom:0;width:150px;height:20px;contain:strict;" +
  "pointer-events:none;user-select:none;z-index:9999;font:14px sans-serif;color:#888";

function placeMarker() {
  if (!host) {
    host = document.createElement("div");
    host.setAttribute("aria-hidden", "true");
    host.style.cssText = MARKER_STYLE;
    document.documentElement.append(host);
  }
  nMarkers += 1;
  const marker = document.createElement("div");
  marker.setAttribute("elementtiming", `marker-${nMarkers}`);
  marker.textContent = `marker ${nMarkers}`;
  host.replaceChildren(marker);
  return `marker-${nMarkers}`;
}

const shown = (marker) =>
  shownAt.has(marker)
    ? shownAt.get(marker)
    : Promise.race([
        new Promise((resolve) => waiting.set(marker, resolve)),
        pause(1000).then(() => null),
      ]);

async function finish(start) {
  const marker = placeMarker();
  await task();
  const done = now();
  await frame();
  await frame();
  const second = now();
  const at = await shown(marker);
  return { done: done - start, shown: (at ?? done) - start, second: second - start };
}

/**
 * Does something and waits until it is painted. `shown` is when the frame with the result was on
 * the screen, `done` when the page had finished its part of that frame, `second` when the second
 * frame from then on began; all in milliseconds from the action.
 */
export async function measure(action, isPainted, limit = 20_000) {
  const start = now();
  const result = action();
  if (result instanceof Promise) await result;
  return watch(start, isPainted, limit);
}

// What is put in place by a callback of the page in a frame is painted by that very frame:
// so looks are taken after each of them, and not only in a callback of our own.
const looks = new Set();
window.requestAnimationFrame = (callback) =>
  nextFrame((time) => {
    try {
      callback(time);
    } finally {
      looks.forEach((look) => look());
    }
  });

/** The same for something that began at `start`, such as an event's time stamp. */
export async function watch(start, isPainted, limit = 20_000) {
  let end = null;
  const look = () => {
    if (end || !isPainted()) return;
    looks.delete(look);
    end = finish(start);
  };
  looks.add(look);
  while (!end) {
    await frame();
    look();
    if (now() - start > limit) break;
    await task();
  }
  looks.delete(look);
  if (!end) throw new Error(`not painted within ${limit} ms`);
  return end;
}

/** Lets the page come to rest; `extra` moves the next action to another place in the frame. */
export async function rest(extra = 0) {
  await frame();
  await task();
  await frame();
  await task();
  await pause(40 + extra);
}

/** How long a fixed piece of arithmetic takes: tells how busy the machine is. */
export function calibrate() {
  const start = now();
  let value = 1;
  for (let idx = 0; idx < 2e7; idx += 1) value = (Math.imul(value, 1664525) + 1013904223) | 0;
  globalThis.calibrated = value;
  return now() - start;
}

/** Moves a scroller to each position, one in each frame; the time that each frame took. */
export async function scroll(scroller, positions) {
  const times = [];
  await frame();
  let last = await frame();
  for (const top of positions) {
    scroller.scrollTop = top;
    const time = await frame();
    times.push(time - last);
    last = time;
  }
  return times;
}
