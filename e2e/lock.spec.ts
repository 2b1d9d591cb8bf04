// Files with a passphrase: what the app writes is opened by another program, what another program
// writes is opened by the app, and what is wrong, cut or changed changes nothing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { download, list, openArticle, saveState, tagByMouse } from "./app";
import { expect, expectAccessible, needsPythonCipher, openApp, test } from "./fixtures";
import { decrypt, encrypt } from "./locked";

const TEXT = "微软反对数字日内瓦公约。\nMicrosoft supports the Tech Accord.";
const PASSPHRASE = "correct horse 电池 staple é";

const sealing = (page: Page) => page.getByRole("dialog", { name: "Download with a passphrase" });
const unlocking = (page: Page) => page.getByRole("dialog", { name: "This file has a passphrase" });

async function openCoded(page: Page): Promise<void> {
  await openArticle(page, TEXT);
  await tagByMouse(page, "微软", "Actor");
  await tagByMouse(page, "Tech Accord", "Process");
  await expect(saveState(page)).toHaveText("Saved");
}

async function downloadSealed(page: Page, passphrase: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Download with a passphrase" }).click();
  const dialog = sealing(page);
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("The same again").fill(passphrase);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Encrypt and download" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.stancemark\.enc$/);
  await expect(dialog).toHaveCount(0);
  return readFileSync(await file.path());
}

/** Hands a file over as the system's dialog does. */
async function give(page: Page, bytes: Buffer, name = "a.stancemark.enc"): Promise<void> {
  const button = page.getByRole("button", { name: "Open file" });
  const ask = async () =>
    (await button.isVisible()) ? button.click() : page.keyboard.press("Control+o");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), ask()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await unlocking(page).getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
}

const sampleOf = async (page: Page) => readFileSync((await download(page)).path);

test("what is written is opened by another program", async ({ page }) => {
  await openCoded(page);
  const plain = JSON.parse((await sampleOf(page)).toString());
  const { rounds, content } = decrypt(await downloadSealed(page, PASSPHRASE), PASSPHRASE);
  expect(rounds).toBeGreaterThanOrEqual(600_000);
  const { documents, codebook, entities } = JSON.parse(content.toString());
  expect({ documents, codebook, entities }).toEqual({
    documents: plain.documents,
    codebook: plain.codebook,
    entities: plain.entities,
  });
});

test("the program in the documentation opens it too", async ({ page }, info) => {
  needsPythonCipher();
  await openCoded(page);
  const file = info.outputPath("a.stancemark.enc");
  writeFileSync(file, await downloadSealed(page, PASSPHRASE));
  const documentation = readFileSync(new URL("../docs/encrypted-file.md", import.meta.url), "utf8");
  const program = /```python\n([^`]+)```/.exec(documentation)?.[1] ?? "";
  const env = { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONUTF8: "1" };
  const printed = execFileSync("python3", ["-c", program, file], { input: `${PASSPHRASE}\n`, env });
  const json = printed.toString().slice(printed.toString().indexOf("{"));
  expect(JSON.parse(json).documents[0].text).toBe(TEXT);
});

test("the same project twice is two different files", async ({ page }) => {
  await openCoded(page);
  const first = await downloadSealed(page, PASSPHRASE);
  const second = await downloadSealed(page, PASSPHRASE);
  // salt and both nonces, and so all that follows
  for (const [from, to] of [[16, 32], [32, 44], [44, 56], [64, 80], [80, 96]]) {
    expect(first.subarray(from, to).equals(second.subarray(from, to))).toBe(false);
  }
  expect(first.includes("Tech Accord")).toBe(false);
});

test("what another program wrote is opened, also typed in the other form", async ({ page }) => {
  await openCoded(page);
  const file = encrypt(await sampleOf(page), PASSPHRASE);
  await page.context().clearCookies();
  await page.evaluate(() => indexedDB.deleteDatabase("stancemark"));
  await openApp(page, "?lang=en");
  await give(page, file);
  await expect(unlocking(page)).toContainText("a.stancemark.enc");
  await expectAccessible(page);
  await unlock(page, PASSPHRASE.normalize("NFD"));
  await expect(unlocking(page)).toHaveCount(0);
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
});

test("a wrong passphrase says so and changes nothing, and the right one still opens", async ({
  page,
}) => {
  await openCoded(page);
  const before = await sampleOf(page);
  const file = encrypt(before, PASSPHRASE);
  await give(page, file);
  await unlock(page, "wrong");
  await expect(unlocking(page).getByRole("alert")).toHaveText(
    "This is not the passphrase of the file. Nothing was changed.",
  );
  await expect(unlocking(page).getByLabel("Passphrase")).toBeFocused();
  await expect(unlocking(page).getByLabel("Passphrase")).toHaveValue("");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(unlocking(page)).toHaveCount(0);
  const after = JSON.parse((await sampleOf(page)).toString());
  expect(after.documents).toEqual(JSON.parse(before.toString()).documents);
  await give(page, file);
  await unlock(page, PASSPHRASE);
  await expect(unlocking(page)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("1 document");
});

const damages: [string, (file: Buffer) => void, string][] = [
  ["content", (file) => (file[90] ^= 1), "the file was changed since it was written"],
  ["last byte", (file) => (file[file.length - 1] ^= 1), "the file was changed"],
  ["salt", (file) => (file[20] ^= 1), "This is not the passphrase of the file."],
  ["check", (file) => (file[70] ^= 1), "This is not the passphrase of the file."],
];
for (const [part, damage, message] of damages) {
  test(`a file with a changed ${part} is refused whole`, async ({ page }) => {
    await openArticle(page, TEXT);
    const file = encrypt(await sampleOf(page), PASSPHRASE);
    damage(file);
    await give(page, file);
    await unlock(page, PASSPHRASE);
    await expect(unlocking(page).getByRole("alert")).toContainText(message);
    await page.keyboard.press("Escape");
    await expect(list(page).getByRole("listitem")).toHaveCount(0);
  });
}

const hostile: [string, (file: Buffer) => Buffer, string][] = [
  ["is cut short", (file) => file.subarray(0, -1), "it is cut or damaged"],
  ["is too long", (file) => Buffer.concat([file, Buffer.alloc(1)]), "it is cut or damaged"],
  ["is only a head", (file) => file.subarray(0, 40), "it is cut or damaged"],
  ["begins otherwise", (file) => Buffer.concat([Buffer.from("x"), file]), "no file with a passphrase"],
  ["is of a newer version", (file) => (file.writeUInt16BE(9, 8), file), "newer version"],
  ["asks for endless rounds", (file) => (file.writeUInt32BE(0xffffffff, 12), file), "4,294,967,295"],
  ["asks for one round", (file) => (file.writeUInt32BE(1, 12), file), "1 rounds"],
  ["claims to be enormous", (file) => (file.writeBigUInt64BE(1n << 60n, 56), file), "more is in it"],
];
test("a file that cannot be one is refused before it asks for a passphrase", async ({ page }) => {
  await openApp(page, "?lang=en");
  for (const [what, change, message] of hostile) {
    const file = change(encrypt(Buffer.from("{}"), PASSPHRASE));
    await give(page, file, `${what}.stancemark.enc`);
    const notices = page.getByRole("region", { name: "Notices" });
    await expect(notices, what).toContainText(message);
    await expect(notices, what).toContainText(`${what}.stancemark.enc`);
    await expect(unlocking(page)).toHaveCount(0);
  }
});

test("two different passphrases are not accepted, and a weak one is told", async ({ page }) => {
  await openCoded(page);
  await page.getByRole("button", { name: "Download with a passphrase" }).click();
  const dialog = sealing(page);
  const first = dialog.getByLabel("Passphrase", { exact: true });
  await expect(first).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("Type a passphrase first.");
  await first.fill("12345678");
  await expect(dialog).toContainText("Weak: quickly guessed");
  await first.fill(PASSPHRASE);
  await expect(dialog).toContainText("Good");
  await dialog.getByLabel("The same again").fill("another");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("The two are not the same.");
  await expect(first).toHaveAttribute("type", "password");
  await dialog.getByLabel("Show what is typed").check();
  await expect(first).toHaveAttribute("type", "text");
  await expect(first).toHaveValue(PASSPHRASE);
});

test("the passphrase is kept nowhere", async ({ page }) => {
  await openCoded(page);
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const secret = "zebra-quartz-7731";
  await downloadSealed(page, secret);
  await expect(saveState(page)).toHaveText("Saved");
  const kept = await page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, location.href, history.state];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        found.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
      }
      database.close();
    }
    const fields = [...document.querySelectorAll("input")].map((input) => input.value);
    return JSON.stringify([found, fields, document.documentElement.outerHTML]);
  });
  expect(kept).toContain("Tech Accord");
  expect(kept).not.toContain(secret);
  expect(said.join()).not.toContain(secret);
});

test("by keyboard alone, in Chinese", async ({ page }) => {
  await openCoded(page);
  await page.goto("./?lang=zh-CN");
  await page.getByRole("button", { name: "加口令下载" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#lock-first")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("secret words");
  await page.keyboard.press("Tab");
  await page.keyboard.type("secret words");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Enter"),
  ]);
  const { content } = decrypt(readFileSync(await file.path()), "secret words");
  expect(JSON.parse(content.toString()).documents[0].text).toBe(TEXT);
});
