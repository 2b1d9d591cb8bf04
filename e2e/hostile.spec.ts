// Hostile and odd input is shown as text or refused with the reason; it is never executed and
// never freezes the page.
import { download, openArticle, paste, region, tagByMouse } from "./app";
import { expect, openApp, test } from "./fixtures";

const TORTURE =
  "ä e\u0301 世 💛 👩‍👩‍👧 🇨🇳 \u{20bb7}\nＡＢＣ １２３ 繁體字 a\u00a0b\u200bc\ufeffd\nשלום עולם ‮override‬ 完";

test("markup stays text", async ({ page }) => {
  const text =
    '<script>window.hit = 1</script><img src=x onerror="window.hit = 2"> <svg onload="window.hit = 3"> javascript:alert(1)';
  await openArticle(page, text);
  await expect(region(page)).toContainText("<script>window.hit = 1</script>");
  await tagByMouse(page, "<script>", "Actor");
  await page.getByRole("textbox", { name: "Note" }).fill('<img src=x onerror="window.hit = 4">');
  await page.keyboard.press("Control+Enter");
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
  expect(await region(page).locator("script, img, svg").count()).toBe(0);
});

test("NUL and half a surrogate pair are shown or told", async ({ page }) => {
  await openApp(page, "?lang=en");
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "微软\u0000支持\ud83d工作组");
    return data;
  });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("支持");
  const { json } = await download(page);
  expect(json.documents[0].text).toBe("微软\u0000支持\ufffd工作组");
});

test("the torture text goes the full circle", async ({ page }) => {
  await openArticle(page, TORTURE);
  const spans = ["e\u0301 世 💛", "👩‍👩‍👧", "🇨🇳 \u{20bb7}", "ＡＢＣ", "繁體", "\u00a0b\u200bc\ufeffd"];
  for (const quote of spans) await tagByMouse(page, quote, "Actor");
  const first = await download(page);
  expect(first.json.documents[0].text).toBe(TORTURE);
  const quotes = first.json.documents[0].annotations.map(
    (annotation: { targets: { quote: string }[] }) => annotation.targets[0].quote,
  );
  expect(quotes).toEqual(spans);
  await page.reload();
  expect((await download(page)).json.documents).toEqual(first.json.documents);
  const database = await page.evaluate(() => indexedDB.databases());
  expect(database.length).toBe(1);
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("no browser");
  const other = await context.newPage();
  await other.goto(page.url());
  const [chooser] = await Promise.all([
    other.waitForEvent("filechooser"),
    other.getByRole("button", { name: "Open file" }).click(),
  ]);
  await chooser.setFiles({
    name: first.name,
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(first.json)),
  });
  await expect(region(other)).toBeVisible();
  expect((await download(other)).json.documents).toEqual(first.json.documents);
  await context.close();
});

test("more than the limit is refused with both numbers", async ({ page }) => {
  await openApp(page, "?lang=en");
  await paste(page, "a".repeat(17 * 1024 * 1024));
  await expect(page.getByText(/17[\d.,]* ?(MB|MiB).*16[\d.,]* ?(MB|MiB)/s).first()).toBeVisible();
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toHaveCount(0);
});
