import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildAll } from "../../scripts/build.mjs";
import { sayFailure } from "../../scripts/say.mjs";
import { serve } from "../../scripts/server/serve.mjs";
import { copyTemplate, ensureTemplate } from "./templates.mjs";
import { startThrowAwayCluster } from "./throw-away-cluster.mjs";

// What the browser tests look at: the built pages, behind the same front as ever, over a copy of the real data.

/** @type {(() => Promise<unknown>)[]} */
const open = [];

async function start() {
  Object.assign(process.env, { NODE_ENV: "production" });
  await buildAll();
  const outside = process.env.DATABASE_URL_TEST;
  const cluster = outside ? null : await startThrowAwayCluster();
  if (cluster) open.push(cluster.remove);
  const adminUrl = outside ?? cluster?.adminUrl ?? "";
  const database = await copyTemplate(adminUrl, await ensureTemplate(adminUrl, "registry"));
  open.push(database.drop);
  process.env.DATABASE_URL = database.url;
  // Tests look here for the letters that were sent, and for the database (tests/support/people.ts).
  const folder = process.env.DATA_DIR ?? "";
  mkdirSync(folder, { recursive: true });
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "database-url"), database.url, { mode: 0o600 });
  const { close } = await serve({ port: Number(process.env.PORT), host: "localhost" });
  open.push(() => close(1000));
}

async function stop() {
  for (const close of open.reverse()) await close().catch(sayFailure);
  process.exit();
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
start().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
  void stop();
});
