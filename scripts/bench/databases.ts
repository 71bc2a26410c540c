import fs from "node:fs";
import path from "node:path";
import { startCluster } from "../database/cluster.mjs";
import { createDatabase, withClient } from "../database/connect.mjs";
import { readStanding } from "../database/migrate.mjs";
import { ROOT, runProgram } from "../process.mjs";
import { Complaint, say } from "../say.mjs";

/** The cluster of the benchmark, apart from any register, and where its files are. */
export type Bench = { folder: string; open(count: number): Promise<string>; close(keep: boolean): Promise<void> };

const SEED = 1;

async function isComplete(url: string, count: number): Promise<boolean> {
  const { pending, problems } = await readStanding(url);
  if (pending.length + problems.length > 0) return false;
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT detail FROM audit_entry WHERE action = 'generate'");
    return rows.some(({ detail }) => detail.count === count && detail.seed === SEED);
  });
}

/** Starts a PostgreSQL of the benchmark's own, with the settings of `npm start`, and makes registers of any size in it. */
export async function openBench(): Promise<Bench> {
  const folder = path.join(ROOT, ".data", "bench");
  const cluster = await startCluster(folder);
  return {
    folder,
    async open(count) {
      const name = `synthetic_${count}`;
      const url = cluster.adminUrl.replace(/\/postgres$/, `/${name}`);
      await createDatabase(cluster.adminUrl, name);
      if (await isComplete(url, count).catch(() => false)) return url;
      await withClient(cluster.adminUrl, async (client) => {
        await client.query(`DROP DATABASE ${name}`);
        await client.query(`CREATE DATABASE ${name}`);
      });
      say(`Making a register of ${count} synthetic facilities.`);
      const args = ["--import", "tsx", "scripts/generate.ts", "--count", String(count), "--seed", String(SEED)];
      const { code } = await runProgram(process.execPath, args, {
        echo: true,
        env: { ...process.env, DATABASE_URL: url },
      });
      if (code !== 0) throw new Complaint("The register could not be made.");
      return url;
    },
    async close(keep) {
      const stopped = await cluster.leave();
      if (stopped && !keep) fs.rmSync(folder, { recursive: true });
    },
  };
}
