// Rule F, the hard way: the browser is killed at random instants of random editing scripts, and whatever
// was shown as saved is there when it is started again. `cargo xtask kill-test --runs 200` runs
// many scripts; among the other tests there are a few.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Page, chromium, test as base } from "@playwright/test";
import { download, list, region, saveState } from "./app";
import { expect } from "./fixtures";

// a trace cannot be taken of a browser that is killed
base.use({ trace: "off" });

const RUNS = Number(process.env.STANCEMARK_KILL_RUNS ?? 6);
const SEED = Number(process.env.STANCEMARK_KILL_SEED ?? 1);

/** So many scripts go into one project; then another is begun. */
const PER_PROJECT = 8;

const N_WORDS = 240;
const ARTICLE = Array.from({ length: N_WORDS }, (_, n) => `词${String(n).padStart(3, "0")}。`)
  .map((word, n) => (n % 12 === 11 ? `${word}\n\n` : word))
  .join("");

/** Numbers from 0 up to, but without, 1: the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What should be there: annotations as `label quote`, with the steps to take back and forward. */
class Work {
  private done: string[] = [];
  private undone: string[] = [];

  /** The steps before the script stay. */
  constructor(private readonly start: string[]) {}

  tag(what: string): void {
    this.done.push(what);
    this.undone = [];
  }

  /** Whether there is anything of this script to take back. */
  undo(): boolean {
    const last = this.done.pop();
    if (last) this.undone.push(last);
    return last !== undefined;
  }

  redo(): boolean {
    const last = this.undone.pop();
    if (last) this.done.push(last);
    return last !== undefined;
  }

  state(): string {
    return [...this.start, ...this.done].sort().join("\n");
  }
}

interface Running {
  process: ChildProcess;
  browser: Browser;
  page: Page;
}

/** Starts a browser of our own, so that it can be killed with all its processes. */
async function start(profile: string, url: string): Promise<Running> {
  rmSync(path.join(profile, "DevToolsActivePort"), { force: true });
  const program = process.env.STANCEMARK_CHROMIUM ?? chromium.executablePath();
  const child = spawn(
    program,
    [
      `--user-data-dir=${profile}`,
      "--remote-debugging-port=0",
      "--headless=new",
      "--no-first-run",
      "--disable-gpu",
      "--lang=en-US",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "about:blank",
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const page = browser.contexts()[0].pages()[0];
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${url}?lang=en`);
  await expect(page.locator("#boot")).toHaveCount(0);
  return { process: child, browser, page };
}

/** Kills the browser and all its processes, at once. */
async function kill({ process: child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.on("exit", resolve));
  if (child.pid) process.kill(-child.pid, "SIGKILL");
  await ended;
}

async function select(page: Page, word: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const pieces = [...document.querySelectorAll("#article-pane [data-piece]")];
    const piece = pieces.find((one) => one.textContent?.includes(wanted));
    const text = piece?.firstChild as Text;
    const at = text.data.indexOf(wanted);
    (document.querySelector("#article-pane") as HTMLElement).focus({ preventScroll: true });
    getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
    // the page hears of it before the next frame
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }, word);
}

const LABELS = ["actor", "process", "stance"];

/** What the page holds, by the file that it gives. */
async function exported(page: Page): Promise<string> {
  const file = (await download(page)).json;
  const rows = file.documents.flatMap((document: { annotations: unknown[] }) => document.annotations);
  const told = (row: { label: string; targets: { quote: string }[] }) =>
    `${row.label} ${row.targets[0].quote}`;
  return rows.map(told).sort().join("\n");
}

async function beginProject(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Projects:/ }).click();
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByRole("textbox", { name: "Article text" }).fill(ARTICLE);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
  await expect(saveState(page)).toHaveText("Saved");
}

/** States in their order, and how many of them are behind what was shown as saved. */
interface Told {
  states: string[];
  /** What was done to come from each to the next. */
  acts: string[];
  acknowledged: number;
}

/** Edits at random, so many steps. */
async function edit(
  page: Page,
  next: () => number,
  work: Work,
  told: Told,
  n_acts: number,
): Promise<void> {
  while (told.states.length <= n_acts) {
    const act = next();
    if (act < 0.15) {
      if (!work.undo()) continue;
      told.states.push(work.state());
      told.acts.push("undo");
      await page.keyboard.press("Control+z");
    } else if (act < 0.25) {
      if (!work.redo()) continue;
      told.states.push(work.state());
      told.acts.push("redo");
      await page.keyboard.press("Control+Shift+z");
    } else {
      const word = `词${String(Math.floor(next() * N_WORDS)).padStart(3, "0")}`;
      const label = Math.floor(next() * LABELS.length);
      const what = `${LABELS[label]} ${word}`;
      if (told.states.at(-1)?.split("\n").includes(what)) continue;
      await select(page, word);
      work.tag(what);
      told.states.push(work.state());
      told.acts.push(what);
      await page.keyboard.press(String(label + 1));
    }
    if (next() < 0.4) {
      const n_states = told.states.length;
      const n_rows = told.states[n_states - 1].split("\n").filter(Boolean).length;
      // the step is done, and then it is shown as saved
      const what = told.acts.slice(told.acknowledged).join(", ");
      await expect(list(page).getByRole("listitem"), `the steps since: ${what}`).toHaveCount(n_rows);
      await expect(saveState(page)).toHaveText("Saved");
      told.acknowledged = n_states - 1;
    }
  }
}

base("what was shown as saved is there after the browser was killed", async ({ baseURL }) => {
  base.setTimeout(60_000 + RUNS * 60_000);
  const profile = mkdtempSync(path.join(tmpdir(), "stancemark-kill-"));
  const figures = { scripts: 0, steps: 0, acknowledged: 0, unacknowledged: 0, kept: 0 };
  let running = await start(profile, baseURL ?? "");
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const next = random(SEED * 100_003 + run);
      if (run % PER_PROJECT === 0) await beginProject(running.page);
      const begun = await exported(running.page);
      const told: Told = { states: [begun], acts: [], acknowledged: 0 };
      const n_acts = 1 + Math.floor(next() * 10);
      const delay = Math.floor(next() * 60);
      const work = new Work(begun.split("\n").filter(Boolean));
      await edit(running.page, next, work, told, n_acts);
      // the last steps may or may not be written by then
      await new Promise((resolve) => setTimeout(resolve, delay));
      await kill(running);
      await running.browser.close().catch(() => {});
      running = await start(profile, baseURL ?? "");
      await expect(region(running.page)).toBeVisible();
      await expect(running.page.getByText(/damaged/i)).toHaveCount(0);
      const found = await exported(running.page);
      const place = told.states.lastIndexOf(found);
      expect(
        place,
        `script ${run} of seed ${SEED}: saved ${told.acknowledged} of ${told.states.length - 1} steps\n${found}\n--\n${told.states.join("\n--\n")}`,
      ).toBeGreaterThanOrEqual(told.acknowledged);
      figures.scripts += 1;
      figures.steps += told.states.length - 1;
      figures.acknowledged += told.acknowledged;
      figures.unacknowledged += told.states.length - 1 - told.acknowledged;
      figures.kept += place - told.acknowledged;
    }
  } finally {
    await kill(running).catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    console.log(
      `killed ${figures.scripts} times in ${figures.steps} steps: ` +
        `all ${figures.acknowledged} that were shown as saved are there, ` +
        `and ${figures.kept} of the other ${figures.unacknowledged}`,
    );
  }
});
