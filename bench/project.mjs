// A project of many documents, with entities and statements: made from the same fixed seed.
import { makeDocument } from "./documents.mjs";
import { WHEN, fileOf, nativeDocument } from "./native.mjs";

/** Documents, statements in each, entities of each kind. Each document has 100 annotations. */
export const PROJECTS = {
  "project-small": { documents: 20, statements: 30, entities: 50 },
  project: { documents: 1_000, statements: 30, entities: 2_500 },
};

const POSITIONS = ["support", "oppose", "mixed", "neutral", "unclear"];

/** The file's text; with `alone`, of its first document only and without what was coded. */
export function projectFile(name, alone = false) {
  const { documents, statements, entities } = PROJECTS[name];
  const source = makeDocument("6k-100");
  const made = Array.from({ length: alone ? 1 : documents }, (_, idx) =>
    document(source, idx, alone ? 0 : statements, entities),
  );
  const named = alone ? [] : ["actor", "process"].flatMap((kind) => entitiesOf(kind, entities));
  return fileOf(made, named, [POSITION]);
}

const slot = (id) => ({ id, names: [], labels: [id], required: id !== "stance" });
const POSITION = {
  id: "position",
  names: [{ lang: "en", value: "Position" }],
  slots: ["actor", "process", "stance"].map(slot),
  variables: [
    { id: "position", names: [], type: "choice", choices: POSITIONS.map((id) => ({ id, names: [] })) },
  ],
};

const numbered = (idx) => String(idx).padStart(4, "0");

function entitiesOf(kind, count) {
  return Array.from({ length: count }, (_, idx) => ({
    id: `${kind}${idx}`,
    kind,
    type: "other",
    names: [
      { lang: "en", value: `The ${kind} ${numbered(idx)}` },
      { lang: "zh-CN", value: `${kind === "actor" ? "行动者" : "进程"}${numbered(idx)}` },
    ],
    aliases: [`${kind[0].toUpperCase()}${numbered(idx)}`],
    note: "",
    attributes: {},
  }));
}

/** The same text behind another first line, so that no two are the same. */
function document({ text, annotations }, idx, nStatements, nEntities) {
  const head = `Document ${idx}\n`;
  const id = (raw) => `${idx}-${raw}`;
  const moved = annotations.map((row) => ({
    ...row,
    id: id(row.id),
    start: row.start + head.length,
    end: row.end + head.length,
  }));
  const made = nativeDocument(`d${numbered(idx)}`, `Document ${idx}`, head + text, idx || nStatements ? moved : []);
  for (const [nth, row] of made.annotations.entries()) {
    if (nStatements && row.label !== "stance") row.entity = `${row.label}${(idx * 7 + nth) % nEntities}`;
  }
  const of = (label) => made.annotations.filter((row) => row.label === label).map((row) => row.id);
  const [actors, processes, stances] = ["actor", "process", "stance"].map(of);
  made.statements = Array.from({ length: nStatements }, (_, nth) => ({
    id: id(`s${nth}`),
    type: "position",
    slots: {
      actor: [actors[nth % actors.length]],
      process: [processes[nth % processes.length]],
      stance: [stances[nth % stances.length]],
    },
    values: { position: POSITIONS[(idx + nth) % POSITIONS.length] },
    note: "",
    coder: "c1",
    created: WHEN,
    modified: WHEN,
  }));
  return made;
}
