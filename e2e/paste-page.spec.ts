// A web page by a real clipboard: what is kept, what leaves, and the way back.
import { region } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";
import type { Page } from "@playwright/test";

const ARTICLE = `<h1>联合国网络规则谈判进入关键阶段</h1>
<div><span>网安观察</span></div>
<div class="share-bar"><a href="#s">分享到微信</a></div>
<section><p><strong>一、背景</strong></p>
<p>开放式工作组支持制定新的规则，
中国代表团表示欢迎。</p>
<nav>追踪文字</nav>
<p><strong>（二）主要分歧</strong></p>
<blockquote>我们反对这一提案。</blockquote>
<ul><li>第一项</li><li>第二项</li></ul>
<table><tr><td>美国</td><td>反对</td></tr></table></section>
<p>长按识别二维码关注我们</p>`;

const box = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const kept = (page: Page) => page.getByRole("region", { name: "Preview" });

/** Puts markup on the real clipboard and presses the keys that paste it. */
async function pastePage(page: Page, html: string, plain: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    async ([html, plain]) => {
      const item = (type: string, text: string) => new Blob([text], { type });
      const data = {
        "text/html": item("text/html", html),
        "text/plain": item("text/plain", plain),
      };
      await navigator.clipboard.write([new ClipboardItem(data)]);
    },
    [html, plain],
  );
  await page.keyboard.press("Control+v");
}

test("a pasted page becomes an article, by keyboard alone", async ({ page }) => {
  await openApp(page, "?lang=en");
  await expect(box(page)).toBeFocused();
  await pastePage(page, ARTICLE, "联合国 plain");
  await expect(page.getByRole("button", { name: "Add article" })).toBeFocused();
  await expect(kept(page)).toContainText("开放式工作组支持制定新的规则，中国代表团表示欢迎。");
  await expect(kept(page)).not.toContainText("追踪文字");
  await expect(kept(page)).not.toContainText("分享到微信");
  await expect(kept(page).locator("[data-level='2']")).toHaveText("一、背景");
  await expect(page.getByLabel("Title")).toHaveValue("联合国网络规则谈判进入关键阶段");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take back: 长按识别二维码关注我们" }).focus();
  await page.keyboard.press("Enter");
  await expect(kept(page)).toContainText("长按识别二维码");
  const out = page.getByRole("button", { name: "Take out: 长按识别二维码关注我们" });
  await expect(out).toBeFocused();
  await page.keyboard.press("Space");
  await expect(kept(page)).not.toContainText("长按识别二维码");
  await page.getByRole("button", { name: "Add article" }).focus();
  await page.keyboard.press("Enter");
  await expect(region(page)).toContainText("我们反对这一提案。");
  await expect(region(page)).not.toContainText("二维码");
});

test("the plain text is the other choice", async ({ page }) => {
  await openApp(page, "?lang=en");
  await pastePage(page, ARTICLE, "plain words only");
  await expect(kept(page)).toContainText("一、背景");
  await page.getByRole("radio", { name: "Plain text" }).check();
  await expect(kept(page)).toHaveText("plain words only");
  await page.getByRole("radio", { name: "Web page" }).check();
  await expect(kept(page)).toContainText("一、背景");
});

test("markup without structure goes into the box as text", async ({ page }) => {
  await openApp(page, "?lang=en");
  await pastePage(page, "<span>a <i>few</i> words</span>", "a few words");
  await expect(box(page)).toHaveValue("a few words");
});

test("what is copied from another page arrives", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const other = await context.newPage();
  await other.setContent(ARTICLE);
  await other.bringToFront();
  await other.keyboard.press("Control+a");
  await other.keyboard.press("Control+c");
  await openApp(page, "?lang=zh-CN");
  await page.bringToFront();
  await page.getByRole("textbox", { name: "文章正文" }).focus();
  await page.keyboard.press("Control+v");
  const shown = page.locator(".kept");
  await expect(shown.locator("[data-level='1']")).toHaveText("联合国网络规则谈判进入关键阶段");
  await expect(shown).toContainText("我们反对这一提案。");
  await expectAccessible(page);
});

test("a hostile page runs nothing, asks for nothing and does not stop the app", async ({ page }) => {
  await openApp(page, "?lang=en");
  const drop = (html: string) =>
    page.evaluate((html) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData("text/html", html);
      dataTransfer.setData("text/plain", "the plain text");
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    }, html);
  await drop(
    `<p onclick="window.hit=1">words stay<script>window.hit=2</script><img src="http://example.invalid/x.png" onerror="window.hit=3">` +
      `<svg onload="window.hit=4"><script>window.hit=5</script></svg><iframe srcdoc="<script>parent.hit=6</script>"></iframe>` +
      `<a href="javascript:window.hit=7">link</a><style>@import "http://example.invalid/x.css";</style><template><p>no</p></template>`,
  );
  await expect(kept(page)).toContainText("words stay");
  await expect(kept(page)).toContainText("link");
  await drop("<p>" + "<div>".repeat(100_000));
  await expect(page.getByText("nested too deeply")).toBeVisible();
  await expect(kept(page)).toHaveText("the plain text");
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
});
