// How the article is set for the reader, invisible characters, the character at the caret.
import type { Page } from "@playwright/test";
import { download, openArticle, region, saveState, selectedText, tagByMouse } from "./app";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Reading settings" });
const openDialog = async (page: Page) => {
  await region(page).press(",");
  await expect(dialog(page)).toBeVisible();
};
const style = (page: Page, property: string) =>
  region(page)
    .locator(".article")
    .evaluate((article, name) => getComputedStyle(article).getPropertyValue(name), property);
const slider = (page: Page, name: string) => dialog(page).getByRole("slider", { name });
const box = (page: Page, name: string) => dialog(page).getByRole("checkbox", { name });
const place = (page: Page) => page.locator(".caret-place");

const LONG = Array.from(
  { length: 160 },
  (_, n) => `第${n}段。网络空间治理的讨论在第${n}次会议上继续，各方就企业与民间机构的参与展开辩论，意见并不一致。`.repeat(3),
);

/** The text that the first line of the pane begins with. */
const topText = (page: Page) =>
  region(page).evaluate((pane) => {
    const edge = pane.getBoundingClientRect().top + 2;
    const first = (part: Element, selector: string) =>
      [...part.querySelectorAll(selector)].find((e) => e.getBoundingClientRect().bottom > edge);
    // pieces of groups that are skipped have stale places
    const group = first(pane, ".group");
    const block = group && first(group, "[data-piece]");
    return block?.textContent?.slice(0, 8);
  });

test("each setting changes the pane, is remembered, and can be reset", async ({ page }) => {
  await openArticle(page, LONG.slice(0, 3).join("\n\n"));
  const before = [await style(page, "font-size"), await style(page, "max-width")];
  expect(before).toEqual(["18px", "684px"]);
  await openDialog(page);
  await slider(page, "Text size").fill("22");
  await slider(page, "Line height").fill("20");
  await slider(page, "Line length").fill("30");
  await dialog(page).getByRole("radio", { name: "Sans serif" }).check();
  await box(page, "Paragraph numbers").check();
  const changed = async () => {
    expect(await style(page, "font-size")).toBe("22px");
    expect(await style(page, "line-height")).toBe("44px");
    expect(await style(page, "max-width")).toBe("660px");
    expect(await style(page, "font-family")).toContain("Source Han Sans SC");
    await expect(region(page)).toHaveAttribute("data-numbers");
  };
  await changed();
  await expect(dialog(page).getByText("30 Chinese characters")).toBeVisible();
  await page.reload();
  await expect(region(page)).toBeVisible();
  await changed();
  await openDialog(page);
  await expect(slider(page, "Text size")).toHaveValue("22");
  await dialog(page).getByRole("button", { name: "Reset to defaults" }).click();
  expect([await style(page, "font-size"), await style(page, "max-width")]).toEqual(before);
  expect(await style(page, "line-height")).toBe("32.4px");
  await expect(region(page)).not.toHaveAttribute("data-numbers");
  await page.reload();
  await expect(region(page)).toBeVisible();
  expect(await style(page, "font-size")).toBe("18px");
});

test("hostile memory is clamped", async ({ page }) => {
  await openArticle(page, "一。");
  await page.evaluate(() => {
    localStorage.setItem("stancemark.reading", "size=1e99 leading=-7 measure=99999999999 font=url(x) focus=2");
  });
  await page.reload();
  await expect(region(page)).toBeVisible();
  expect(await style(page, "font-size")).toBe("18px");
  expect(await style(page, "line-height")).toBe("23.4px");
  expect(await style(page, "max-width")).toBe("1152px");
});

test("what is read stays where it is when lines break elsewhere", async ({ page }) => {
  await openArticle(page, LONG.join("\n\n"));
  // what comes into view is laid out only then, so that it takes more than one go
  const goThere = async () => {
    await region(page).evaluate(async (pane) => {
      pane.querySelector('[data-piece="90"]')?.scrollIntoView({ block: "start" });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
    return topText(page);
  };
  await expect.poll(goThere).toContain("第90段");
  await expect.poll(goThere).toContain("第90段");
  await openDialog(page);
  for (const size of ["30", "14", "26", "18"]) {
    await slider(page, "Text size").fill(size);
    await expect.poll(() => topText(page)).toContain("第90段");
  }
  await slider(page, "Line length").fill("24");
  await expect.poll(() => topText(page)).toContain("第90段");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 700, height: 600 });
  await expect.poll(() => topText(page)).toContain("第90段");
});

test("the dialog is used by keyboard alone", async ({ page }) => {
  await openArticle(page, LONG[0]);
  await openDialog(page);
  await expect(slider(page, "Text size")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  expect(await style(page, "font-size")).toBe("19px");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await expect(slider(page, "Line height")).toHaveAttribute("aria-valuetext", "2.8");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(dialog(page).getByRole("radio", { name: "Sans serif" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(region(page)).toHaveAttribute("data-numbers");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(region(page)).toBeFocused();
  await page.getByRole("button", { name: "Reading settings" }).click();
  await expect(dialog(page)).toBeVisible();
});

const HIDDEN = "零\u200b宽，不\u00a0换，全\u3000角，\u202e反转\u202c，制\t表，家👩\u200d👩\u200d👧人，a\u0308，\ufeff，软\u00ad连。";
const SIGNS = ["ZWSP", "NBSP", "□", "RLO", "PDF", "→", "BOM", "SHY"];

for (const painter of ["", "&painter=marks"]) {
  test(`invisible characters are marked where they stand${painter}`, async ({ page }) => {
    await openArticle(page, `${HIDDEN}\n\n${LONG[0]}`, painter);
    await tagByMouse(page, "家👩\u200d👩\u200d👧人", "Actor");
    const marks = page.locator(".invisibles > i");
    await expect(marks).toHaveCount(0);
    const text = await region(page).evaluate((pane) => pane.textContent);
    const exported = async () => {
      const { json } = await download(page);
      // when it was written
      delete json.project.modified;
      return json;
    };
    const file = await exported();
    const rects = () =>
      region(page).evaluate((pane) =>
        [...pane.querySelectorAll("[data-piece]")].map((piece) => {
          const range = document.createRange();
          range.selectNodeContents(piece);
          return [...range.getClientRects()].map(({ x, y, width }) => [x, y, width]);
        }),
      );
    const unmarked = await rects();
    await region(page).press("v");
    await expect(marks).toHaveCount(SIGNS.length);
    expect(await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute("data-sign")))).toEqual(SIGNS);
    await expect(page.locator(".invisibles > .risky")).toHaveCount(2);
    // nothing has moved, and no text was added
    expect(await rects()).toEqual(unmarked);
    expect(await region(page).evaluate((pane) => pane.textContent)).toBe(text);
    expect(await exported()).toEqual(file);
    expect(await misplaced(page)).toEqual([]);
    // they follow when lines break elsewhere
    await openDialog(page);
    await slider(page, "Text size").fill("31");
    await slider(page, "Line length").fill("20");
    await page.keyboard.press("Escape");
    await expect(marks).toHaveCount(SIGNS.length);
    expect(await misplaced(page)).toEqual([]);
    await page.setViewportSize({ width: 620, height: 700 });
    await expect.poll(() => misplaced(page)).toEqual([]);
    await region(page).press("v");
    await expect(marks).toHaveCount(0);
  });
}

/** The marks that do not stand at their character, by the browser's own ranges. */
const misplaced = (page: Page) =>
  region(page).evaluate((pane) => {
    const hidden = /[\u200b\u00a0\u3000\u202e\u202c\t\ufeff\u00ad]/gu;
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    const places: DOMRect[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (const found of node.data.matchAll(hidden)) {
        const range = document.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + 1);
        places.push(range.getClientRects()[0] ?? range.getBoundingClientRect());
      }
    }
    const marks = [...pane.querySelectorAll(".invisibles > i")];
    return marks.flatMap((mark, idx) => {
      const [is, wanted] = [mark.getBoundingClientRect(), places[idx]];
      const far = Math.abs(is.x - wanted.x) > 0.6 || Math.abs(is.y - wanted.y) > 0.6;
      return far ? [`${mark.getAttribute("data-sign")}: ${is.x},${is.y} not ${wanted.x},${wanted.y}`] : [];
    });
  });

test("a copy holds neither marks nor numbers", async ({ page }) => {
  await openArticle(page, [HIDDEN, ...LONG.slice(0, 40)].join("\n\n"));
  await region(page).press("Control+a");
  const copied = () => page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector(".article") as Element);
    return getSelection()?.toString();
  });
  const before = await copied();
  await region(page).press("v");
  await openDialog(page);
  await box(page, "Paragraph numbers").check();
  await page.keyboard.press("Escape");
  await expect(page.locator(".invisibles > i").first()).toBeAttached();
  expect(await copied()).toBe(before);
});

test("paragraphs are numbered on over groups, pictures left out", async ({ page }) => {
  const text = ["# 标题", "![图](a.png)", ...LONG.slice(0, 50)].join("\n\n");
  await openArticle(page, text);
  await openDialog(page);
  await box(page, "Paragraph numbers").check();
  await page.keyboard.press("Escape");
  const before = await region(page).locator(".group").evaluateAll((groups) =>
    groups.map((group) => Number((group as HTMLElement).style.getPropertyValue("--n-before"))),
  );
  const counted = await region(page).locator(".group").evaluateAll((groups) => {
    let sum = 0;
    return groups.map((group) => {
      const first = sum;
      sum += group.querySelectorAll('.block:not(.continued, [data-kind="figure"])').length;
      return first;
    });
  });
  expect(before.length).toBeGreaterThan(2);
  expect(before).toEqual(counted);
});

test("the status line tells the character at the caret", async ({ page }) => {
  const text = "💛𠮷a\u0308👩\u200d👩\u200d👧\u00a0\u200b世";
  await openArticle(page, text);
  await region(page).focus();
  await page.keyboard.press("Control+Home");
  const cases: [string, string][] = [
    ["U+1F49B", "code point 0 · UTF-16 0 · byte 0"],
    ["U+20BB7", "code point 1 · UTF-16 2 · byte 4"],
    ["U+0061 U+0308", "code point 2 · UTF-16 4 · byte 8"],
    ["U+1F469 U+200D U+1F469 U+200D U+1F467", "code point 4 · UTF-16 6 · byte 11"],
    ["U+00A0 no-break space", "code point 9 · UTF-16 14 · byte 29"],
    ["U+200B zero width space", "code point 10 · UTF-16 15 · byte 31"],
    ["U+4E16", "code point 11 · UTF-16 16 · byte 34"],
    ["end of text", "code point 12 · UTF-16 17 · byte 37"],
  ];
  for (const [name, offsets] of cases) {
    await expect(place(page).locator(".character")).toHaveText(name);
    await expect(place(page)).toContainText(offsets);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+Control+End");
  await expect(place(page).locator(".character")).toHaveText("U+1F49B");
  await expect(place(page)).toContainText("12 characters selected");
});

test("controls of direction are told of and gone through", async ({ page }) => {
  const risky = [...LONG.slice(0, 60), "付款给\u202e甲方\u202c。", ...LONG.slice(60, 90), "“\u2066b\u2069”"];
  await openArticle(page, risky.join("\n\n"));
  const note = page.getByRole("button", { name: "4 direction controls" });
  for (const character of ["\u202e", "\u202c", "\u2066", "\u2069", "\u202e"]) {
    await note.click();
    await expect.poll(() => selectedText(page)).toBe(character);
  }
  await expect(place(page).locator(".character")).toHaveText("U+202E direction control RLO");
  await expect(page.getByText("付款给")).toBeInViewport();
  await expectAccessible(page);
});

test("the warning leaves room for the buttons on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openArticle(page, "付款给\u202e甲方\u202c。");
  await expect(page.getByRole("button", { name: "2 direction controls" })).toBeInViewport({ ratio: 1 });
  const help = page.locator(".status-line").getByRole("button", { name: "Keyboard shortcuts" });
  await expect(help).toBeInViewport({ ratio: 1 });
});

test("an article without them has no note", async ({ page }) => {
  await openArticle(page, "“引文” العربية ‍ 。");
  await expect(page.locator(".bidi-note")).toHaveCount(0);
});

test("focus mode shows only the article, and Escape leaves it", async ({ page }) => {
  await openArticle(page, LONG.slice(0, 20).join("\n\n"));
  await tagByMouse(page, "第2次会议", "Process");
  await region(page).press("z");
  await expect(page.getByRole("list", { name: "Annotations" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
  await expect(saveState(page)).toBeVisible();
  const lit = region(page).locator("[data-lit]");
  await expect(lit).toHaveCount(1);
  await expect(lit).toContainText("第2段");
  await page.keyboard.press("Control+ArrowDown");
  await expect(lit).toContainText("第3段");
  await expectAccessible(page);
  await page.reload();
  await expect(lit).toContainText("第3段");
  await region(page).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Escape");
  await expect(lit).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(lit).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Annotations" })).toBeVisible();
  await region(page).press("z");
  await page.getByRole("button", { name: "Leave focus mode" }).click();
  await expect(lit).toHaveCount(0);
  // the way to a panel leads out as well
  await region(page).press("z");
  await region(page).press("l");
  await expect(page.getByRole("list", { name: "Annotations" })).toBeVisible();
});

for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [360, "light"]] as const) {
  test(`the dialog is accessible at ${width} pixels, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 740 });
    await openArticle(page, LONG.slice(0, 3).join("\n\n"));
    await openDialog(page);
    await expectAccessible(page);
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(fits).toBe(true);
  });
}

test("the dialog speaks Chinese", async ({ page }) => {
  await openArticle(page, LONG[0]);
  await openApp(page, "?lang=zh-CN");
  await page.getByRole("button", { name: "阅读设置" }).click();
  await expect(page.getByRole("slider", { name: "每行字数" })).toHaveAttribute("aria-valuetext", "38 字");
  await expectAccessible(page);
});
