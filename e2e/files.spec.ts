// Files in: text in several encodings, our own format, and what is wrong with either.
import { type Page } from "@playwright/test";
import { download, list, openArticle, region, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

async function open(page: Page, name: string, content: Buffer | string) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
}

const GB18030 = Buffer.from([0xce, 0xa2, 0xc8, 0xed, 0xd6, 0xa7, 0xb3, 0xd6, 0xa1, 0xa3]);

const BIG5 = Buffer.from(
  "b74cb36ea4e4abf9a475a740b2d5aabab4a3aed7a141a655b0eaa54eaaedaaeda5dcc577aaefa143",
  "hex",
);

for (const [name, content, words] of [
  ["utf8.txt", Buffer.from("微软支持。"), "微软支持。"],
  ["utf16.txt", Buffer.from("\ufeff微软支持。", "utf16le"), "微软支持。"],
  ["no-mark.txt", Buffer.from("微软支持工作组的提案。", "utf16le"), "微软支持工作组的提案。"],
  ["gb18030.txt", GB18030, "微软支持。"],
  ["big5.txt", BIG5, "微軟支持工作組的提案，各國代表表示歡迎。"],
] as const) {
  test(`${name} is read`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await open(page, name, content);
    await page.getByRole("button", { name: "Add article" }).click();
    await expect(region(page)).toContainText(words);
  });
}

test("an undecodable file is refused with the byte", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, "bad.txt", Buffer.concat([Buffer.from("微软"), Buffer.from([0xff, 0xff])]));
  await expect(page.getByText(/bad\.txt.*byte.*6/s).first()).toBeVisible();
  await expectAccessible(page);
});

test("a damaged file of ours is read as far as it is sound, and repaired", async ({ page }) => {
  await openArticle(page, "微软支持开放式工作组。俄罗斯反对。");
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "俄罗斯", "Actor");
  const { json } = await download(page);
  json.documents[0].annotations[1].targets[0].start -= 2;
  json.documents[0].annotations[1].targets[0].end -= 2;
  json.documents[0].annotations[0].colour = 7;
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("no browser");
  const other = await context.newPage();
  await other.goto(page.url());
  await open(other, "damaged.stancemark.json", JSON.stringify(json));
  const report = other.getByRole("dialog");
  await expect(report).toContainText("$.documents[0].annotations[1].targets[0]");
  await expectAccessible(other);
  await report.getByRole("button", { name: /Repair/ }).click();
  await report.getByRole("button", { name: "Close" }).first().click();
  await expect(list(other).getByRole("listitem")).toHaveCount(2);
  const repaired = (await download(other)).json.documents[0].annotations;
  expect(repaired.map((a: { targets: { quote: string }[] }) => a.targets[0].quote)).toEqual([
    "微软",
    "俄罗斯",
  ]);
  await context.close();
});

test("what is no file of ours is told with line and column", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, "broken.json", '{"format": "stancemark",\n "documents": [}');
  await expect(page.getByText(/broken\.json/).first()).toBeVisible();
  await expect(page.getByText(/2/).first()).toBeVisible();
});
