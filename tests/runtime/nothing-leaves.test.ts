import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startCluster } from "@/scripts/database/cluster.mjs";
import { withClient } from "@/scripts/database/connect.mjs";
import { fuzz } from "@/scripts/drill/fuzz/run";
import { findDatabase, waitFor } from "@/scripts/drill/registry";
import { startSickProxy } from "@/scripts/drill/sick-proxy";
import { signInEditor } from "@/scripts/drill/staff-form";
import { runProgram } from "@/scripts/process.mjs";
import { makeDataDir, startRegistry } from "../support/registry-process";

const WATCH = `--import ${pathToFileURL(path.resolve("tests/support/watch-connections.mjs")).href}`;

/** A mail server that takes every letter; answers what it was sent so far. */
async function startMailServer(): Promise<{ port: number; read: () => string }> {
  let text = "";
  const server = net.createServer((socket) => {
    socket.write("220 mail\r\n");
    let isLetter = false;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      text += data.toString();
      if (isLetter) {
        if (!data.toString().endsWith("\r\n.\r\n")) return;
        isLetter = false;
      } else if (/^DATA/im.test(data.toString())) {
        isLetter = true;
        return void socket.write("354 go on\r\n");
      }
      socket.write(/^QUIT/im.test(data.toString()) ? "221 bye\r\n" : "250 ok\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, read: () => text };
}

const listFiles = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile());

test("the watch sees a connection, however it is made", () => {
  const file = path.join(makeDataDir(), "seen");
  const tries = `
    const ignore = () => {};
    fetch("http://192.0.2.1:81/").catch(ignore);
    require("node:https").get("https://192.0.2.2:82/").on("error", ignore);
    require("node:net").connect(83, "192.0.2.3").on("error", ignore);
    require("node:dns").resolve("nowhere.example", ignore);
    setTimeout(() => process.exit(), 300);`;
  spawnSync(process.execPath, ["-e", tries], { env: { ...process.env, NODE_OPTIONS: WATCH, WATCH_CONNECTIONS: file } });
  const seen = fs.readFileSync(file, "utf8");
  for (const line of [
    "connect 192.0.2.1 81",
    "connect 192.0.2.2 82",
    "connect 192.0.2.3 83",
    "resolve nowhere.example",
  ])
    expect(seen).toContain(line);
});

test("the server connects to its database, its replica and its mail server and nowhere else, and tells its secrets to nobody", async () => {
  const dataDir = makeDataDir();
  const seen = path.join(dataDir, "connections");
  const mail = await startMailServer();
  const cluster = await startCluster(dataDir);
  // The same server behind a door of its own, by which what is asked of a replica can be told.
  const replica = await startSickProxy(cluster.url);
  onTestFinished(replica.close);
  const { url, output, pid, stop } = await startRegistry(dataDir, {
    ...{ NODE_OPTIONS: WATCH, WATCH_CONNECTIONS: seen, SMTP_URL: `smtp://mailer:mail-password@127.0.0.1:${mail.port}` },
    DATABASE_READ_URL: replica.url,
  });
  await cluster.leave();
  const database = await findDatabase(dataDir);
  // All kinds of answers, and a letter with a link in it.
  await fuzz(url, { pid, seed: 7, count: 250 });
  const cookie = await signInEditor(database, dataDir, "somebody");
  for (const page of ["/staff", "/staff/records", "/staff/account"])
    expect((await fetch(url + page, { headers: { cookie }, redirect: "manual" })).status).toBe(200);
  const page = await (await fetch(`${url}/sign-in/forgotten`)).text();
  const form = new FormData();
  for (const [, name = "", value = ""] of page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g))
    form.append(name, value.replaceAll("&quot;", '"'));
  form.append("email", "somebody@example.org");
  await fetch(`${url}/sign-in/forgotten`, { method: "POST", body: form, headers: { origin: url }, redirect: "manual" });
  await waitFor(() => mail.read().includes("/sign-in/reset?token"));
  await runProgram(process.execPath, ["--import", "tsx", "scripts/release.ts"], {
    env: { ...process.env, NODE_OPTIONS: WATCH, WATCH_CONNECTIONS: seen, DATABASE_URL: database, DATA_DIR: dataDir },
  });

  // Its own port: at the start it looks whether that is free.
  const allowed = [new URL(database).port, new URL(replica.url).port, String(mail.port), new URL(url).port];
  const lines = fs.readFileSync(seen, "utf8").trim().split("\n");
  for (const port of [new URL(database).port, new URL(replica.url).port, String(mail.port)])
    expect(lines).toContain(`connect 127.0.0.1 ${port}`);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(Number(/^registry_published_reads_total\{from="replica"\} (\d+)/m.exec(metrics)?.[1])).toBeGreaterThan(0);
  const elsewhere = lines.filter((line) => {
    const [what, host = "", port = ""] = line.split(" ");
    return what !== "connect" || !/^(127\.0\.0\.1|localhost|::1)$/.test(host) || !allowed.includes(port);
  });
  expect(elsewhere).toEqual([]);

  const [, link = ""] = /token=3D([\w-]+)|token=([\w-]+)/.exec(mail.read())?.filter(Boolean) ?? [];
  expect(link.length).toBeGreaterThan(9);
  const secrets = {
    "the key that seals": fs.readFileSync(path.join(dataDir, "auth-secret"), "utf8").trim(),
    "the password of the database": new URL(database).password,
    "the password of the mail server": "mail-password",
    "a session": /session_token=([^.%]+)/.exec(cookie)?.[1] ?? "",
    "the link of a letter": link,
  };
  const logs = listFiles(path.join(dataDir, "logs"));
  expect(logs.length).toBeGreaterThan(1);
  const shipped = listFiles(path.join(process.env.NEXT_DIST_DIR ?? ".next", "static"));
  expect(shipped.filter((file) => file.endsWith(".map"))).toEqual([]);
  const dump = await withClient(database, async (client) => {
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    const tables: string[] = [];
    for (const { tablename } of rows)
      tables.push(JSON.stringify((await client.query(`SELECT * FROM "${tablename}"`)).rows));
    return tables.join("\n");
  });
  const places = {
    ...Object.fromEntries([...logs, ...shipped].map((file) => [file, fs.readFileSync(file, "latin1")])),
    "what it prints": output().replace(/https?:\S+invitation\?token=\S+/g, ""),
    "the pages": (
      await Promise.all(
        ["/", "/sign-in", "/metrics", "/openapi.json"].map(async (one) => (await fetch(url + one)).text()),
      )
    ).join(),
    "the database": dump,
  };
  for (const [secret, text] of Object.entries(secrets)) {
    expect(text.length, secret).toBeGreaterThan(7);
    for (const [place, held] of Object.entries(places)) {
      // A session is looked up by its token; without the key that seals it opens nothing.
      if (place === "the database" && secret === "a session") continue;
      expect(held.includes(text), `${secret} in ${place}`).toBe(false);
    }
  }
  for (const file of [path.join(dataDir, "auth-secret"), ...logs]) expect(fs.statSync(file).mode & 0o077, file).toBe(0);
  await stop("SIGINT");
});
