// The command line of a run, and what `cargo xtask bench` tells it through the environment.
import path from "node:path";
import { parseArgs } from "node:util";
import { SIZES } from "../documents.mjs";
import { PEERS } from "./peers.mjs";

/** Reads and checks everything; throws with a plain message. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      smoke: { type: "boolean", default: false },
      reps: { type: "string" },
      sizes: { type: "string" },
      looks: { type: "boolean", default: false },
      peers: { type: "string" },
      seed: { type: "string", default: "1" },
    },
  });
  const sizes = chosen(values.sizes, Object.keys(SIZES), "size");
  const peers = chosen(values.peers, Object.keys(PEERS), "peer");
  const isWhole = !values.smoke && !values.sizes && !values.peers && !values.looks;
  return {
    isSmoke: values.smoke,
    /** Only a run over everything replaces the published results. */
    isWhole,
    /** Only how fast suggestions are. */
    looksOnly: values.looks,
    sizes: values.looks ? [] : values.smoke && !values.sizes ? sizes.slice(0, 1) : sizes,
    peers,
    /** The articles that are looked through for suggestions. */
    looks: values.sizes ? [] : values.smoke ? ["look-10k"] : ["look-10k", "look-1mb"],
    /** The project of many documents; a part of a run leaves it out, unless it is the smoke run. */
    project: values.smoke ? "project-small" : values.sizes ? null : "project",
    reps: number(values.reps, values.smoke ? 1 : 5, "--reps"),
    seed: number(values.seed, 1, "--seed"),
    nEdits: values.smoke ? 3 : 15,
    nDrags: values.smoke ? 1 : 5,
    nScrollSteps: values.smoke ? 20 : 150,
    nRecordedJumps: values.smoke ? 3 : 25,
    nExports: values.smoke ? 1 : 3,
    chromium: fromEnvironment("STANCEMARK_CHROMIUM"),
    dist: path.resolve(fromEnvironment("BENCH_DIST")),
    // the tests run without the empty page where it has not been built
    emptyDist: process.env.BENCH_EMPTY_DIST && path.resolve(process.env.BENCH_EMPTY_DIST),
    scratch: path.resolve(fromEnvironment("BENCH_SCRATCH")),
  };
}

function chosen(list, all, what) {
  const names = list ? list.split(",") : all;
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`no ${what} ${unknown}: there are ${all.join(", ")}`);
  return names;
}

function number(text, fallback, what) {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${what} needs a number from 1 on`);
  return value;
}

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this by \`cargo xtask bench\``);
  return value;
}
