// Bare text: what the browser alone needs, with nothing painted on it. `?style=groups` puts
// sixteen paragraphs into an element that the browser skips while it is far from the viewport.
import { buildArticle, common } from "./paragraphs.mjs";
import { offer } from "./stages.mjs";

const PER_GROUP = 16;
const isGrouped = new URLSearchParams(location.search).get("style") === "groups";
let shown = null;

offer({
  ...common(() => shown),
  open({ text }) {
    shown = buildArticle(text, isGrouped ? PER_GROUP : 0);
  },
  isOpen: () => shown !== null,
});
