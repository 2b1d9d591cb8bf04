// Writes a document as a file of our own format, beside a small one to go to and come back from.
import { createHash } from "node:crypto";
import { SMALL_TITLE } from "./documents.mjs";

/** When everything was made. */
export const WHEN = "2023-01-29T08:00:00.000Z";
const CONTEXT = 32;
const SMALL_TEXT = "微软支持开放式工作组。\n俄罗斯反对企业参与。\n";

/** The file's text. The document measured comes first: it is what opens after an import. */
export function nativeFile(measured) {
  return fileOf([
    nativeDocument("measured", measured.name, measured.text, measured.annotations),
    nativeDocument("small", SMALL_TITLE, SMALL_TEXT, []),
  ]);
}

/** The text of a file with these documents, entities and types of statements. */
export function fileOf(documents, entities = [], types = []) {
  return JSON.stringify({
    format: "stancemark",
    version: 1,
    generator: "stancemark bench",
    project: { id: "bench", name: "Benchmark", created: WHEN, modified: WHEN },
    codebook: { version: 1, labels: LABELS, statement_types: types },
    coders: [{ id: "c1", name: "Bench" }],
    entities,
    documents,
  });
}

/** The labels of the files. */
export const LABELS = [
  ["actor", "blue", "1"],
  ["process", "amber", "2"],
  ["stance", "plum", "3"],
].map(([id, colour, shortcut]) => {
  const names = [{ lang: "en", value: id }];
  return { id, kind: id, names, colour, shortcut, description: "", attributes: [] };
});

/** A document as the file holds it. */
export function nativeDocument(id, title, text, annotations) {
  const offsets = codePointOffsets(text);
  const metadata = { title, url: "", publisher: "", author: "", date: "", language: "zh", extra: {} };
  return {
    id,
    metadata,
    progress: "todo",
    created: WHEN,
    modified: WHEN,
    text,
    text_sha256: createHash("sha256").update(text).digest("hex"),
    blocks: blocks(text, offsets),
    annotations: annotations.map((annotation) => nativeAnnotation(annotation, text, offsets)),
    statements: [],
  };
}

function nativeAnnotation({ id, label, start, end }, text, offsets) {
  const target = {
    start: offsets[start],
    end: offsets[end],
    quote: text.slice(start, end),
    prefix: [...text.slice(Math.max(0, start - 2 * CONTEXT), start)].slice(-CONTEXT).join(""),
    suffix: [...text.slice(end, end + 2 * CONTEXT)].slice(0, CONTEXT).join(""),
  };
  return {
    id,
    label,
    targets: [target],
    entity: null,
    attributes: {},
    note: "",
    coder: "c1",
    created: WHEN,
    modified: WHEN,
    origin: "manual",
  };
}

/** For each UTF-16 offset the number of code points before it. */
function codePointOffsets(text) {
  const offsets = new Uint32Array(text.length + 1);
  for (let at = 0, points = 0; at < text.length; at += 1) {
    offsets[at] = points;
    const isLead = text.codePointAt(at) > 0xffff;
    if (isLead) offsets[(at += 1)] = points;
    points += 1;
    offsets[at + 1] = points;
  }
  return offsets;
}

function blocks(text, offsets) {
  const found = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (end > start) found.push({ kind: "paragraph", start: offsets[start], end: offsets[end] });
    start = end + 1;
  }
  return found;
}
