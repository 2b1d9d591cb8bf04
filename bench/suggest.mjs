// A project of 20,000 aliases with one article, in which some of them stand; from a fixed seed.
import { nativeDocument, fileOf } from "./native.mjs";

/** How many characters each article has: the second one is about a megabyte. */
export const LOOKS = { "look-10k": 10_000, "look-1mb": 350_000 };

const N_ENTITIES = 5_000;
const character = (n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 6000));

/** A name of four to eight characters. */
function name(n) {
  return Array.from({ length: 4 + (n % 5) }, (_, nth) => character(n * 31 + nth * nth)).join("");
}

/** Characters at random, with a name, a cue and a full stop in each forty. */
function text(nCharacters) {
  let random = 1;
  const next = () => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return random >>> 8;
  };
  const parts = [];
  for (let at = 0; parts.length < nCharacters; at += 1) {
    if (at % 400 === 399) parts.push("\n");
    else if (at % 40 === 39) parts.push("。");
    else if (at % 40 === 7) parts.push(...name(next() % 20_000));
    else if (at % 40 === 20) parts.push("支", "持");
    else parts.push(character(next() % 6000));
  }
  return `${parts.slice(0, nCharacters - 1).join("")}\n`;
}

/** The file's text. */
export function lookFile(size) {
  const entities = Array.from({ length: N_ENTITIES }, (_, n) => ({
    id: `e${n}`,
    kind: n % 2 ? "process" : "actor",
    type: "other",
    names: [{ lang: "zh-CN", value: name(4 * n) }],
    aliases: [name(4 * n + 1), name(4 * n + 2), name(4 * n + 3)],
    note: "",
    attributes: {},
  }));
  return fileOf([nativeDocument("measured", "Measured", text(LOOKS[size]), [])], entities);
}
