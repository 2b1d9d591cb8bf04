// What is dropped or pasted before the app is ready is not lost.
import { type Page } from "@playwright/test";
import { openArticle, region } from "./app";
import { expect, openApp, test } from "./fixtures";

/** Drops or pastes on the page, with text or a file, as a browser tells it. */
async function offer(page: Page, type: "drop" | "paste", text: string, file = ""): Promise<void> {
  await page.evaluate(
    ([type, text, file]) => {
      const data = new DataTransfer();
      if (file) data.items.add(new File([text], file));
      else data.setData("text/plain", text);
      const how = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        type === "drop"
          ? new DragEvent(type, { ...how, dataTransfer: data })
          : new ClipboardEvent(type, { ...how, clipboardData: data }),
      );
    },
    [type, text, file],
  );
}

/** Opens the page with its program held back; what is given lets it come. */
async function withoutProgram(page: Page): Promise<() => void> {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./?lang=en", { waitUntil: "domcontentloaded" });
  await expect(page.locator("#boot")).toBeAttached();
  return come;
}

/** Has the store wait for `openStore` in the page: it asks for a lock first. */
async function holdStore(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opened = new Promise<void>((resolve) => Object.assign(window, { openStore: resolve }));
    const request = LockManager.prototype.request as (...all: unknown[]) => Promise<unknown>;
    LockManager.prototype.request = async function (this: LockManager, ...all: unknown[]) {
      await opened;
      return request.apply(this, all);
    } as LockManager["request"];
  });
}

const openStore = (page: Page) =>
  page.evaluate(() => (window as unknown as { openStore: () => void }).openStore());

const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

test("a text that is dropped before the program has come is taken", async ({ page }) => {
  const come = await withoutProgram(page);
  await offer(page, "drop", "微软支持该进程。");
  come();
  await expect(preview(page)).toContainText("微软支持该进程。");
});

test("a file that is dropped before the program has come is read", async ({ page }) => {
  const come = await withoutProgram(page);
  await offer(page, "drop", "第一篇。", "甲.txt");
  come();
  await expect(preview(page)).toContainText("第一篇。");
});

test("what is pasted while the store is opened waits for it", async ({ page }) => {
  await holdStore(page);
  await page.goto("./?lang=en");
  await expect(page.locator(".opening")).toBeAttached();
  await offer(page, "paste", "俄罗斯反对。");
  await expect(page.locator(".opening")).toBeAttached();
  await openStore(page);
  await expect(preview(page)).toContainText("俄罗斯反对。");
});

test("where an article is read, what was pasted early is no new one", async ({ page }) => {
  await openArticle(page, "联合国欢迎。");
  await holdStore(page);
  await page.reload();
  await expect(page.locator(".opening")).toBeAttached();
  await offer(page, "paste", "俄罗斯反对。");
  await openStore(page);
  await expect(region(page)).toContainText("联合国欢迎。");
  await expect(preview(page)).toHaveCount(0);
});

test("once it listens, a drop comes once", async ({ page }) => {
  await openApp(page, "?lang=en");
  await offer(page, "drop", "第一篇。", "甲.txt");
  await expect(preview(page)).toContainText("第一篇。");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
