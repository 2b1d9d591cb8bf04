// A copy of the built site behind a server of the test's own: to be stopped, damaged, or replaced
// by a newer version while the page is open.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const DIST = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../dist");

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

const digestOf = (bytes: Buffer) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** The site below a path of its server, as it may be hosted anywhere. */
export class Served {
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  private server: Server | undefined;
  private port = 0;

  private constructor(
    private readonly folder: string,
    private readonly base: string,
  ) {}

  static async start(base = "/some/path/"): Promise<Served> {
    const folder = mkdtempSync(path.join(tmpdir(), "stancemark-served-"));
    cpSync(DIST, folder, { recursive: true });
    const served = new Served(folder, base);
    await served.listen();
    return served;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}${this.base}`;
  }

  private listen(): Promise<void> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://site");
      this.asked.push(pathname);
      const name = pathname.startsWith(this.base) ? pathname.slice(this.base.length) : "missing";
      try {
        const content = readFileSync(path.join(this.folder, name || "index.html"));
        const type = TYPES[path.extname(name || "index.html")] ?? "application/octet-stream";
        response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    this.server = server;
    return new Promise((resolve) =>
      server.listen(this.port, "127.0.0.1", () => {
        this.port = (server.address() as AddressInfo).port;
        resolve();
      }),
    );
  }

  /** The server is gone, with all its connections. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private change(name: string, edit: (text: string) => string): void {
    const file = path.join(this.folder, name);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  }

  /** A byte more at the end of a file, as a broken disk or a wicked proxy may add. */
  damage(name: string): void {
    const file = path.join(this.folder, name);
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(" ")]));
  }

  /** The files that the service worker keeps; the page itself goes by an empty name. */
  listed(): string[] {
    const worker = readFileSync(path.join(this.folder, "sw.js"), "utf8");
    return [...worker.matchAll(/^ {4}"([^"]*)": "sha384-/gm)].map(([, name]) => name);
  }

  /** From now on the server has another version, as a build makes one. */
  publish(build: string): void {
    this.change("index.html", (page) =>
      page.replace(/(name="stancemark-build" content=")[^"]*/, `$1${build}`),
    );
    const digest = digestOf(readFileSync(path.join(this.folder, "index.html")));
    this.change("sw.js", (worker) =>
      worker.replace(/id: "[^"]*"/, `id: "${build}"`).replace(/"": "[^"]*"/, `"": "${digest}"`),
    );
  }
}
