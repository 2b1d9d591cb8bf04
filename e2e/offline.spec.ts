// The app with the network off: kept by its service worker, file by file checked against its
// digest, below any path; and a newer version that waits for the work.
import { type Page } from "@playwright/test";
import { download, list, region, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, test as base } from "./fixtures";
import { Served } from "./served";

const TEXT = "微软反对数字日内瓦公约。\nMicrosoft supports the Tech Accord.";

const test = base.extend<{ served: Served }>({
  served: async ({}, use) => {
    const served = await Served.start();
    await use(served);
    await served.end();
  },
  baseURL: async ({ served }, use) => use(served.url),
});
test.use({ serviceWorkers: "allow" });

const panel = (page: Page) => page.getByRole("dialog", { name: "What leaves this page?" });
const newVersion = (page: Page) => page.getByRole("button", { name: "Reload into the new version" });
const buildOf = (page: Page) =>
  page.locator('meta[name="stancemark-build"]').getAttribute("content");

async function open(page: Page): Promise<void> {
  await page.goto("./?lang=en");
  await expect(page.locator("#boot")).toHaveCount(0);
}

async function showPanel(page: Page): Promise<void> {
  await page.getByRole("button", { name: /(What|nothing) leaves this page/ }).first().click();
  await expect(panel(page)).toBeVisible();
}

async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
}

/** Opens the app and waits until it is kept. */
async function openKept(page: Page, served: Served): Promise<void> {
  await open(page);
  await showPanel(page);
  await expect(panel(page)).toContainText(`Ready: all ${served.listed().length} files`);
  await closePanel(page);
}

async function addArticle(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Article text" }).fill(TEXT);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toBeVisible();
}

async function lookForNewVersion(page: Page): Promise<void> {
  await showPanel(page);
  await page.getByRole("button", { name: "Look for a new version" }).click();
}

test("with the server gone the app opens, and the whole job is done", async ({ page, served }) => {
  await openKept(page, served);
  await served.stop();
  await page.reload();
  await addArticle(page);
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "Tech Accord", "Process");
  await expect(saveState(page)).toHaveText("Saved");
  const { json } = await download(page);
  const spans = json.documents[0].annotations.map(
    (annotation: { targets: { quote: string }[] }) => annotation.targets[0].quote,
  );
  expect(spans).toEqual(["微软", "Tech Accord"]);
  await page.reload();
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("everything is below the path, and nothing is asked for once the app is kept", async ({
  page,
  served,
}) => {
  await openKept(page, served);
  expect(served.asked.filter((path) => !path.startsWith("/some/path/"))).toEqual([]);
  const before = served.asked.length;
  await addArticle(page);
  await tagByMouse(page, "微软", "Actor");
  await expect(saveState(page)).toHaveText("Saved");
  await download(page);
  expect(served.asked.slice(before)).toEqual([]);
});

test("all that is kept is listed, and each file is the one of its digest", async ({
  page,
  served,
}) => {
  await openKept(page, served);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await (await caches.open(names[0])).keys();
    return { names, addresses: requests.map((request) => request.url) };
  });
  expect(kept.names).toEqual([`stancemark /some/path/ ${await buildOf(page)}`]);
  expect(kept.addresses.sort()).toEqual(served.listed().map((name) => served.url + name).sort());
  expect(served.listed().join()).not.toContain("stancemark.html");
});

test("a damaged file is refused, and nothing of that version is kept", async ({
  page,
  served,
  problems,
}) => {
  served.damage("icons/icon-512.png");
  await open(page);
  await showPanel(page);
  await expect(panel(page)).toContainText("Not kept");
  await expect(panel(page)).toContainText("icons/icon-512.png");
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  // the browser says so too
  expect(problems.splice(0).join()).toMatch(/^(console: .*(integrity|digest).*|)$/s);
});

test("a newer version waits for the work, and is used when asked to", async ({ page, served }) => {
  await openKept(page, served);
  const first = await buildOf(page);
  await addArticle(page);
  await tagByMouse(page, "微软", "Actor");
  // what only a reload would take away
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  served.publish("0123456789ab");
  await lookForNewVersion(page);
  await expect(newVersion(page).first()).toBeVisible();
  await closePanel(page);
  const notice = page.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("A new version of Stancemark is ready.");
  await expectAccessible(page);

  // an article that is not added yet would be lost: the button waits
  await page.keyboard.press("Escape");
  await page.keyboard.press("+");
  await page.getByRole("textbox", { name: "Article text" }).fill("美国支持。");
  await expect(newVersion(page)).toHaveAttribute("aria-disabled", "true");
  await expect(notice).toContainText("Waits until the article in the box is added or cleared.");
  await newVersion(page).click({ force: true });
  await page.getByRole("textbox", { name: "Article text" }).fill("");
  await expect(newVersion(page)).not.toHaveAttribute("aria-disabled");
  expect(await page.evaluate(() => "isOld" in window)).toBe(true);
  expect(await buildOf(page)).toBe(first);

  await newVersion(page).click();
  await expect.poll(() => buildOf(page)).toBe("0123456789ab");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([
    "stancemark /some/path/ 0123456789ab",
  ]);
});

test("another tab is not reloaded with it, and learns of the new version", async ({
  page,
  served,
}) => {
  await openKept(page, served);
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  const other = await page.context().newPage();
  await open(other);
  served.publish("0123456789ab");
  await lookForNewVersion(other);
  await closePanel(other);
  await newVersion(other).click();
  await expect.poll(() => buildOf(other)).toBe("0123456789ab");
  await page.bringToFront();
  await expect(newVersion(page)).toBeVisible();
  expect(await page.evaluate(() => "isOld" in window)).toBe(true);
});

test("until it is used, the old version is served, also without the network", async ({
  page,
  served,
}) => {
  await openKept(page, served);
  const first = await buildOf(page);
  served.publish("0123456789ab");
  await lookForNewVersion(page);
  await expect(newVersion(page).first()).toBeVisible();
  await page.reload();
  expect(await buildOf(page)).toBe(first);
  await served.stop();
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  expect(await buildOf(page)).toBe(first);
});

test("a newer version with a damaged file is refused, and the old one goes on", async ({
  page,
  served,
  problems,
}) => {
  await openKept(page, served);
  const first = await buildOf(page);
  served.publish("0123456789ab");
  served.damage("manifest.webmanifest");
  await lookForNewVersion(page);
  await expect(panel(page)).toContainText("A newer version was found but not taken");
  await expect(panel(page)).toContainText("manifest.webmanifest");
  await served.stop();
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  expect(await buildOf(page)).toBe(first);
  expect(problems.splice(0).join()).toMatch(/^(console: .*(integrity|digest).*|)$/s);
});

test("the app can be installed, with icons of the sizes it says", async ({
  page,
  served,
  problems,
}) => {
  await openKept(page, served);
  const session = await page.context().newCDPSession(page);
  const { data, errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? "");
  expect(new URL(manifest.start_url, `${served.url}manifest.webmanifest`).href).toBe(served.url);
  expect(manifest.file_handlers[0].accept["application/json"]).toContain(".stancemark.json");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // a window of a test is always a private one
  const isTest = (error: { errorId: string }) => error.errorId === "in-incognito";
  expect(installabilityErrors.filter((error) => !isTest(error))).toEqual([]);
  for (const icon of manifest.icons) {
    const file = await page.request.get(new URL(icon.src, served.url).href);
    const png = await file.body();
    // the width and height in the head of a PNG
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(icon.sizes);
  }
  // a browser that is asked to install the app fetches what describes it
  const described = /^request after loading: .*\/(manifest\.webmanifest|icons\/icon-\d+\.png)$/;
  expect(problems.splice(0).filter((problem) => !described.test(problem))).toEqual([]);
});

test("what the system opens with the app is read like any file", async ({ page, served }) => {
  await page.addInitScript(() => {
    const queue = {
      setConsumer: (consumer: unknown) => Object.assign(window, { openFiles: consumer }),
    };
    Object.defineProperty(window, "launchQueue", { value: queue });
  });
  await openKept(page, served);
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("a.txt", { create: true });
    const writable = await handle.createWritable();
    await writable.write("伊朗和俄罗斯反对这一进程。");
    await writable.close();
    const { openFiles } = window as unknown as {
      openFiles: (launch: { files: FileSystemFileHandle[] }) => void;
    };
    openFiles({ files: [handle] });
  });
  await expect(page.getByText("a.txt")).toBeVisible();
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(region(page)).toContainText("伊朗和俄罗斯反对这一进程。");
});
