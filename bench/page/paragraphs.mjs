// The article as bare paragraphs, for the peers that annotate ordinary text of a page.
// The line break stays in its text node, so that offsets in the page are the document's.

/** Builds the article, in groups of `perGroup` paragraphs if that is not 0. */
export function buildArticle(text, perGroup = 0) {
  const article = document.createElement("article");
  const starts = new WeakMap();
  let parent = article;
  for (let start = 0, count = 0; start < text.length; count += 1) {
    const end = text.indexOf("\n", start) + 1;
    if (perGroup && count % perGroup === 0) {
      parent = document.createElement("section");
      article.append(parent);
    }
    const paragraph = document.createElement("p");
    const node = document.createTextNode(text.slice(start, end));
    starts.set(node, start);
    paragraph.append(node);
    parent.append(paragraph);
    start = end;
  }
  document.getElementById("root").append(article);
  return { article, starts };
}

/** What all these peers have in common. */
export const common = (shown) => ({
  scroller: () => document.scrollingElement,
  column: () => shown().article,
  isText: (node) => shown().starts.has(node),
});
