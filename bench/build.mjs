// Bundles the page side of each peer, and writes the pages that the peers stand in.
import { copyFileSync, mkdirSync, statSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import esbuild from "esbuild";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const NAMES = ["plain", "recogito", "stancemark"];

/** Builds into `directory`; returns the bundle of a name as a path. */
export async function buildPages(directory) {
  mkdirSync(directory, { recursive: true });
  await esbuild.build({
    entryPoints: NAMES.map((name) => path.join(HERE, "page", `${name}.mjs`)),
    outdir: directory,
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome120",
    logLevel: "warning",
  });
  copyFileSync(path.join(HERE, "page", "page.css"), path.join(directory, "page.css"));
  for (const name of NAMES.filter((name) => name !== "stancemark")) {
    writeFileSync(path.join(directory, `${name}.html`), page(name, directory));
  }
}

function page(name, directory) {
  const has = (file) => statSync(path.join(directory, file), { throwIfNoEntry: false });
  const styles = ["page.css", `${name}.css`].filter(has);
  const links = styles.map((file) => `<link rel="stylesheet" href="${file}">`).join("");
  return `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>${name}</title>${links}
<div id="root"></div><script src="${name}.js"></script></html>\n`;
}

/** The bytes of files on the wire, with the strongest brotli. */
export function wireSize(files) {
  return files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
}

/** What the library alone costs, without our page side. */
export async function librarySize() {
  const result = await esbuild.build({
    stdin: { contents: 'export * from "@recogito/text-annotator"', resolveDir: HERE },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return brotliCompressSync(result.outputFiles[0].contents).length;
}
