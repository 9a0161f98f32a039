import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { styleHash } from "../../packages/cli/src/page.js";
import { contentSecurityPolicy, startServer } from "../../packages/cli/src/server.js";
import { emptyFolder } from "./folder.js";

async function site(): Promise<{ url: URL; folder: string }> {
  const outside = emptyFolder();
  writeFileSync(join(outside, "secret.txt"), "secret");
  const folder = join(outside, "site");
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<p>home");
  writeFileSync(join(folder, "a file.json"), "{}");
  writeFileSync(join(folder, ".env"), "secret");
  writeFileSync(join(folder, "sub", "index.html"), "<p>sub");
  symlinkSync(join(outside, "secret.txt"), join(folder, "link.txt"));
  symlinkSync(outside, join(folder, "up"));
  const { server, url } = await startServer(folder, 0);
  onTestFinished(() => void server.close());
  return { url: new URL(url), folder };
}

interface Answer { status: number; headers: IncomingHttpHeaders; body: string }

/** A request with the path exactly as written: fetch would tidy it first. */
function ask(url: URL, path: string, { method = "GET", host }: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path, method, headers: host ? { host } : {} }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on("error", reject).end();
  });
}

it("shows a folder's files with their type and the strict policy", async () => {
  const { url } = await site();
  const home = await ask(url, "/");
  expect(home).toMatchObject({ status: 200, body: "<p>home" });
  expect(home.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8", "content-security-policy": contentSecurityPolicy, "x-content-type-options": "nosniff",
  });
  expect(await ask(url, "/a%20file.json?x=1")).toMatchObject({ status: 200, body: "{}", headers: { "content-type": "application/json; charset=utf-8" } });
  expect(await ask(url, "/sub")).toMatchObject({ status: 308, headers: { location: "/sub/" } });
  expect(await ask(url, "/sub/")).toMatchObject({ status: 200, body: "<p>sub" });
});

it("allows no inline script, no inline style but that of our own pages, no other origin, and no Trusted Types policy but ours", () => {
  expect(contentSecurityPolicy).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' ${styleHash}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types place-doughnut`,
  );
});

it.each([
  "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "/sub/../../secret.txt", "/..\\secret.txt", "/%5c..%5csecret.txt",
  "/.env", "/%2eenv", "/link.txt", "/up/secret.txt", "/index.html%00.txt", "/%", "/%ff", "/C:/secret.txt", "/nothing", "//nothing/", "/up/",
])("never leaves the folder and shows no hidden file: %s", async (path) => {
  const { url } = await site();
  const { status, body } = await ask(url, path);
  expect(status).toBe(404);
  expect(body).not.toContain("secret");
});

it("only reads, and only for this machine's own names", async () => {
  const { url } = await site();
  expect(await ask(url, "/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  expect(await ask(url, "/", { method: "POST" })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  expect(await ask(url, "/", { host: "evil.example" })).toMatchObject({ status: 421 });
  expect(await ask(url, "/", { host: `localhost:${url.port}` })).toMatchObject({ status: 200 });
  expect(url.hostname).toBe("127.0.0.1");
});

it("takes the next free port when it may, and says so when it may not", async () => {
  const { url, folder } = await site();
  const taken = Number(url.port);
  await expect(startServer(folder, taken)).rejects.toMatchObject({ code: "EADDRINUSE" });
  const second = await startServer(folder, taken, 20);
  onTestFinished(() => void second.server.close());
  expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
});
