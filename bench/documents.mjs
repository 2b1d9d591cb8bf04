// The documents that are measured: made from a fixed seed, the same in Node and in a page.
// Offsets are UTF-16 here, as pages count; `native.mjs` writes them as code points.

/** Name, length in UTF-16 units, number of annotations. */
export const SIZES = {
  "6k-100": [6_000, 100],
  "100k-1k": [100_000, 1_000],
  "100k-10k": [100_000, 10_000],
  "1M-10k": [1_000_000, 10_000],
  "1M-100k": [1_000_000, 100_000],
};

/** The small article beside the measured one in Stancemark's file. */
export const SMALL_TITLE = "Small article";

const SEED = 20230129;
/** The share of annotations that are laid over another one. */
const OVERLAPPING = 0.22;
const SHORTEST = 2;
const LONGEST = 40;

const CHINESE = (
  "微软 代表团 工作组 信息安全 网络空间 国际规则 利益相关方 政府 企业 外交部 发言人 委员会 专家 媒体 平台 数据 " +
  "人工智能 芯片 供应链 出口管制 标准 法案 议事规则 磋商 谈判 声明 倡议 主权 透明度 监管 支持 反对 质疑 主张 " +
  "指出 认为 强调 提出 参与 讨论 负责任 国家行为 的 了 在 是 和 与 对 将 也 不 但 而 并 这 已 被 由 为 从 到 就 还 或"
).split(" ");
const ENGLISH = (
  "the United Nations working group on information security heard that major technology companies should take part " +
  "in negotiations while several delegations objected to the proposal citing rules of procedure and sovereignty " +
  "Microsoft Kaspersky Commission Ministry spokesperson regulator privacy governance sanctions framework statement"
).split(" ");
const SIGNS = ["😀", "👩‍💻", "🇨🇳", "👍🏽", "𠮷", "e\u0301", "n\u0303", "o\u0308", "か\u3099"];

/** Numbers in [0, 1) from a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A list in an order that the seed decides. */
export function shuffled(list, seed) {
  const next = random(seed);
  return list
    .map((item) => [next(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** The document of a size: `{ name, text, annotations: [{ id, start, end, label }] }`. */
export function makeDocument(name) {
  const [length, count] = SIZES[name];
  const text = makeText(length, random(SEED + length));
  return { name, text, annotations: makeAnnotations(text, count, random(SEED + count)) };
}

/** Paragraphs of 90 to 420 units, now and then a heading, about 60 % Chinese. */
export function makeText(length, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const parts = [];
  let [total, chinese] = [0, 0];
  while (total < length) {
    const wanted = next() < 0.12 ? 20 + next() * 30 : 90 + next() * 330;
    let paragraph = "";
    while (paragraph.length < wanted) {
      const isChinese = chinese < 0.63 * (total + paragraph.length + 1);
      const words = Array.from({ length: 4 + next() * 9 }, () => pick(isChinese ? CHINESE : ENGLISH));
      const sentence = isChinese ? words.join("") : ` ${words.join(" ")}`;
      if (isChinese) chinese += sentence.length;
      paragraph += sentence + pick(isChinese ? ["，", "。", "；"] : [", ", ". "]);
      if (next() < 0.08) paragraph += pick(SIGNS);
    }
    paragraph = `${paragraph.trim()}\n`;
    parts.push(paragraph);
    total += paragraph.length;
  }
  const text = parts.join("");
  let cut = length - 1;
  while (!isBoundary(text, cut)) cut -= 1;
  return `${text.slice(0, cut).trimEnd()}\n`;
}

/** Spans of 2 to 40 units inside paragraphs, spread evenly, some laid over others. */
function makeAnnotations(text, count, next) {
  const nLaidOver = Math.round(count * OVERLAPPING);
  const nBase = count - nLaidOver;
  const slot = text.length / nBase;
  const length = () => SHORTEST - Math.log(1 - next()) * 5;
  const spans = [];
  for (let idx = 0; idx < nBase; idx += 1) {
    const wanted = Math.min(length(), slot - 1);
    spans.push(fitted(text, idx * slot + next() * (slot - wanted - 1), wanted));
  }
  for (let idx = 0; idx < nLaidOver; idx += 1) {
    const [start, end] = spans[Math.floor(next() * nBase)];
    spans.push(fitted(text, start + next() * (end - start), length()));
  }
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const labels = ["actor", "process", "stance"];
  return spans.map(([start, end], idx) => {
    return { id: `a${idx}`, start, end, label: labels[Math.floor(next() * labels.length)] };
  });
}

/** A span near `from` that keeps inside one paragraph and cuts no character. */
function fitted(text, from, length) {
  let start = Math.min(Math.max(0, Math.floor(from)), text.length - SHORTEST - 2);
  while (text[start] === "\n" || !isBoundary(text, start)) start -= 1;
  const lineEnd = text.indexOf("\n", start);
  // too near to the paragraph's end: a little further left
  while (lineEnd - start < SHORTEST || !isBoundary(text, start)) start -= 1;
  let end = Math.min(start + Math.min(LONGEST, Math.max(SHORTEST, Math.round(length))), lineEnd);
  while (end < lineEnd && !isBoundary(text, end)) end += 1;
  return [start, end];
}

/** Whether no character is cut here; good enough for the signs above. */
export function isBoundary(text, at) {
  const unit = text.charCodeAt(at);
  const continues =
    (unit >= 0xdc00 && unit <= 0xdfff) || (unit >= 0x300 && unit <= 0x36f) || unit === 0x3099;
  return !continues && unit !== 0x200d && text.charCodeAt(at - 1) !== 0x200d;
}

/** What the documents are like, for the report. */
export function describe({ text, annotations }) {
  let [reached, nOverlapping] = [0, 0];
  for (const { start, end } of annotations) {
    if (start < reached) nOverlapping += 1;
    reached = Math.max(reached, end);
  }
  const lengths = annotations.map(({ start, end }) => end - start);
  return {
    characters: text.length,
    annotations: annotations.length,
    paragraphs: text.split("\n").length - 1,
    chinese: (text.match(/\p{Script=Han}/gu) ?? []).length / text.length,
    overlapping: nOverlapping / annotations.length,
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
  };
}
