import fs from "node:fs";
import path from "node:path";
import { type Cluster, inspectCluster, startCluster } from "@/scripts/database/cluster.mjs";
import { withClient } from "@/scripts/database/connect.mjs";
import { listFiles, USER, writeState } from "@/scripts/database/state.mjs";
import { findFreePort } from "@/scripts/port.mjs";

/** What a copy of a running server leaves out: what belongs to that process, and the log, which it is sent. */
const OWN = /^(postmaster\.|server\.|pg_wal\/|pg_replslot\/.|pg_stat_tmp\/.|base\/pgsql_tmp)/;

/**
 * A streaming replica of an embedded database, in a folder of its own: a base backup taken over SQL, since the embedded
 * PostgreSQL comes without `pg_basebackup`, then everything as PostgreSQL's manual says of a hot standby.
 */
export async function startStandby(primary: Cluster, primaryDir: string, folder: string): Promise<Cluster> {
  const { binaries, state } = await inspectCluster(primaryDir);
  if (!state) throw new Error(`There is no database in ${primaryDir}`);
  const files = listFiles(folder, binaries.major);
  fs.mkdirSync(files.data, { recursive: true, mode: 0o700 });
  const label = await withClient(primary.adminUrl, async (client) => {
    await client.query("SELECT pg_backup_start('standby', true)");
    copyFiles(state.dataDir, files.data);
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    return rows[0]?.labelfile ?? "";
  });
  fs.mkdirSync(path.join(files.data, "pg_wal", "archive_status"), { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(files.data, "backup_label"), label);
  fs.writeFileSync(path.join(files.data, "standby.signal"), "");
  const source = `host=127.0.0.1 port=${state.port} user=${USER} password=${state.password} application_name=standby`;
  fs.appendFileSync(
    path.join(files.data, "postgresql.auto.conf"),
    `primary_conninfo = '${source}'\nhot_standby_feedback = on\n`,
  );
  writeState(files.state, { ...state, dataDir: files.data, port: await findFreePort() });
  return startCluster(folder);
}

function copyFiles(from: string, to: string): void {
  for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
    const name = path.relative(from, path.join(entry.parentPath, entry.name));
    if (OWN.test(name)) continue;
    if (entry.isDirectory()) fs.mkdirSync(path.join(to, name), { recursive: true, mode: 0o700 });
    else if (fs.existsSync(path.join(from, name))) fs.copyFileSync(path.join(from, name), path.join(to, name));
  }
}
