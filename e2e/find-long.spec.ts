// Finding in a million characters delays no key, whatever the pattern is.
import { paste } from "./app";
import { field, openFind, option, outcome } from "./find";
import { expect, openApp, test } from "./fixtures";

// a trace copies the whole page at each step, which takes minutes here
test.use({ trace: "off" });

for (const [pattern, told] of [
  [".", "more than 100,000 hits"],
  [".{0,300}终", "No hits"],
  ["(微|软|支|持)+?终", "No hits"],
]) {
  test(`${pattern} delays no key`, async ({ page }) => {
    await openApp(page, "?lang=en");
    await paste(page, "微软支持开放式工作组，俄罗斯反对企业参与。\n\n".repeat(45_000));
    await page.locator("#add-article").click();
    await expect(page.locator("[data-piece]").first()).toBeVisible();
    await openFind(page);
    await option(page, "Regular expression").click();
    // how long the page's only thread is away at most
    await page.evaluate(() => {
      let last = performance.now();
      Object.assign(window, { longest: 0 });
      const tick = () => {
        const now = performance.now();
        Object.assign(window, { longest: Math.max(Reflect.get(window, "longest"), now - last) });
        last = now;
        setTimeout(tick);
      };
      tick();
    });
    await field(page).pressSequentially(pattern);
    await expect(outcome(page)).toHaveText(told, { timeout: 60_000 });
    const longest = await page.evaluate(() => Reflect.get(window, "longest"));
    test.info().annotations.push({ type: "longest wait, ms", description: String(longest) });
    console.log(`${pattern}: longest wait ${Math.round(longest)} ms`);
    // in one go it takes seconds; other programs may run beside this one
    expect(longest).toBeLessThan(1000);
  });
}
