// The encoding of a file, shown and changed.
import { type Page } from "@playwright/test";
import { region } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

async function open(page: Page, ...files: { name: string; buffer: Buffer }[]) {
  await page.locator("#room, main").first().focus();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.keyboard.press("Control+o"),
  ]);
  await chooser.setFiles(files.map((file) => ({ mimeType: "text/plain", ...file })));
}

// two characters in Big5
const BIG5 = Buffer.from("a7dabbc1", "hex");

test("a file can be read in another encoding, and what does not fit is told", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(page, { name: "notes.txt", buffer: Buffer.from("微软支持。\n") });
  const encoding = page.getByLabel("Encoding");
  await expect(encoding).toHaveValue("UTF-8");
  await encoding.selectOption("GB18030");
  const kept = page.getByRole("region", { name: "Preview" });
  await expect(kept).toContainText("鏀");
  // the line end cannot follow the last byte of the sign
  await expect(page.getByText(/fit this encoding.*the first is byte 15/)).toBeVisible();
  await expectAccessible(page);
  await encoding.focus();
  await page.keyboard.press("u");
  await expect(encoding).toHaveValue("UTF-8");
  await expect(kept).toContainText("微软支持。");
  await expect(page.getByText(/fit this encoding/)).toBeHidden();
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("微软支持。");
});

test("the report on several files tells the encoding of each", async ({ page }) => {
  await openApp(page, "?lang=en");
  await open(
    page,
    { name: "a.txt", buffer: Buffer.from("微软支持。") },
    { name: "b.txt", buffer: BIG5 },
    { name: "c.txt", buffer: Buffer.from("\ufeff微软反对。", "utf16le") },
  );
  const rows = page.getByRole("dialog").getByRole("listitem");
  await expect(rows).toHaveText([/a\.txt.*UTF-8/s, /b\.txt.*Big5/s, /c\.txt.*UTF-16LE/s]);
  await expectAccessible(page);
});
