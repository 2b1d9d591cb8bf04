// When the program has stopped: what is kept, and how it is had as a file.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { list, openArticle, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const projects = (page: Page) => page.getByRole("button", { name: /^Projects:/ });

async function rename(page: Page, name: string): Promise<void> {
  await projects(page).click();
  const field = page.getByRole("textbox", { name: "Name of the open project" });
  await field.fill(name);
  await field.press("Enter");
  await expect(projects(page)).toHaveText(new RegExp(name));
}

/** Takes a list apart behind the program's back; the next row before it is more than it can bear. */
async function crash(page: Page, problems: string[]): Promise<void> {
  await page.evaluate(() => {
    document.querySelector("#annotation-list li")?.parentElement?.replaceChildren();
  });
  await tagByMouse(page, "中国", "Actor");
  await expect(page.locator(".rescue")).toBeVisible();
  expect(problems.splice(0).join()).toContain("panicked");
}

async function downloaded(page: Page, press: () => Promise<unknown>) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), json: JSON.parse(readFileSync(await file.path(), "utf8")) };
}

test("the project that was open is had with all its articles, and the others too", async ({
  page,
  problems,
}) => {
  await openArticle(page, "微软支持。");
  await rename(page, "First project");
  await page.getByRole("button", { name: "New project" }).click();
  await expect(projects(page)).not.toHaveText(/First project/);
  for (const text of ["俄罗斯反对。", "中国欢迎。"]) {
    const box = page.getByRole("textbox", { name: "Article text" });
    const another = page.getByRole("button", { name: "Add another article" });
    await expect(box.or(another).first()).toBeVisible();
    if (!(await box.isVisible())) await another.click();
    await box.fill(text);
    await page.getByRole("button", { name: "Add article" }).click();
  }
  await tagByMouse(page, "欢迎", "Stance");
  await rename(page, "Second project");
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await expect(saveState(page)).toHaveText("Saved");

  await crash(page, problems);
  await expect(page.locator(".rescue")).toContainText("other projects and backups");
  await expectAccessible(page);
  const open = await downloaded(page, () =>
    page.getByRole("link", { name: "Download the project that was open" }).click(),
  );
  expect(open.name).toContain("Second project");
  expect(open.json.project.name).toBe("Second project");
  expect(open.json.documents.map((row: { text: string }) => row.text).sort()).toEqual([
    "中国欢迎。",
    "俄罗斯反对。",
  ]);
  expect(open.json.documents.flatMap((row: { annotations: [] }) => row.annotations)).toHaveLength(2);
  await expect(page.locator(".rescue")).toContainText("with 2 articles");
  await expectAccessible(page);

  const other = await downloaded(page, () =>
    page.getByRole("link", { name: /First project/ }).click(),
  );
  expect(other.json.project.name).toBe("First project");
  expect(other.json.documents[0].text).toBe("微软支持。");
  await page.getByRole("link", { name: "Open again" }).click();
  await expect(projects(page)).toHaveText(/Second project/);
  await expect(list(page)).toBeVisible();
});
