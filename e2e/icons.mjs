// Draws the PNG icons of public/icons/ from the SVG drawings: `cargo xtask icons` runs it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const publicFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../public");
const drawings = { icon: "icon.svg", maskable: "icons/maskable.svg" };
const isRoot = process.getuid?.() === 0;

const browser = await chromium.launch({
  executablePath: process.env.STANCEMARK_CHROMIUM,
  args: isRoot ? ["--no-sandbox"] : [],
});
for (const [name, drawing] of Object.entries(drawings)) {
  const svg = readFileSync(path.join(publicFolder, drawing), "base64");
  for (const size of [192, 512]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style>
       <img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
    );
    const file = path.join(publicFolder, "icons", `${name}-${size}.png`);
    await page.screenshot({ path: file, omitBackground: true });
    await page.close();
    console.log(file);
  }
}
await browser.close();
