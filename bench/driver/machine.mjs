// What the machine is, without its name.
import os from "node:os";
import { chromium } from "playwright-core";

export const load = () => os.loadavg()[0].toFixed(1);

export async function describeMachine(executablePath) {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
  const version = browser.version();
  await browser.close();
  return {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model.trim() || os.arch(),
    memory: Math.round(os.totalmem() / 1024 ** 3),
    system: `${os.type()} ${os.arch()}`,
    browser: `Chromium ${version}`,
    node: process.versions.node,
    load: [],
  };
}
