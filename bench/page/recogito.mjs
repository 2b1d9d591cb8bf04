// `@recogito/text-annotator` on bare paragraphs; `?style=` names its renderer.
import { createTextAnnotator } from "@recogito/text-annotator";
import "@recogito/text-annotator/text-annotator.css";
import { buildArticle, common } from "./paragraphs.mjs";
import { offer } from "./stages.mjs";

const renderer = new URLSearchParams(location.search).get("style");
const usesHighlights = renderer === "CSS_HIGHLIGHTS";
let shown = null;
let text = "";
let annotator = null;
let nCreated = 0;
/** The annotation that the pointer made last. */
let byPointer = null;

/** An annotation as the library keeps it. */
function annotation({ id, label, start, end }) {
  const selector = [{ start, end, quote: text.slice(start, end) }];
  const bodies = [{ id: `${id}-label`, annotation: id, purpose: "tagging", value: label }];
  return { id, bodies, target: { annotation: id, selector, created: new Date(0) } };
}

const isShown = (id) =>
  usesHighlights
    ? CSS.highlights.has(`_${id}`)
    : document.querySelector(`.r6o-annotation[data-annotation="${id}"]`) !== null;

offer({
  ...common(() => shown),
  open(source) {
    text = source.text;
    shown = buildArticle(text);
    annotator = createTextAnnotator(shown.article, { renderer });
    annotator.on("createAnnotation", ({ id }) => {
      byPointer = id;
    });
    annotator.setAnnotations(source.annotations.map(annotation));
  },
  isOpen: () =>
    usesHighlights ? CSS.highlights.size > 0 : document.querySelector(".r6o-annotation") !== null,
  create({ node, start, end }) {
    nCreated += 1;
    const from = shown.starts.get(node);
    const id = `n${nCreated}`;
    annotator.addAnnotation(annotation({ id, label: "actor", start: from + start, end: from + end }));
    return id;
  },
  remove: (id) => annotator.removeAnnotation(id),
  isPainted: (id) => isShown(id),
  beginDrag() {
    byPointer = null;
  },
  // the library annotates as soon as the pointer is lifted
  isDragDone: () => byPointer !== null && isShown(byPointer),
  dragged: () => byPointer,
  undo: () => annotator.undo(),
  export: () => JSON.stringify(annotator.getAnnotations()),
});
