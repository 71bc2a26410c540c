import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startCluster, stopCluster } from "../../scripts/database/cluster.mjs";
import { identifyProcess, isSameProcess } from "../../scripts/process.mjs";

const PREFIX = "registry-test-";

/**
 * A real PostgreSQL for one run of tests, gone with it.
 *
 * @returns {Promise<{ adminUrl: string, remove: () => Promise<void> }>}
 */
export async function startThrowAwayCluster() {
  await sweep();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  fs.writeFileSync(path.join(folder, "owner"), identifyProcess(process.pid));
  const cluster = await startCluster(folder, { durable: false });
  return {
    adminUrl: cluster.adminUrl,
    remove: async () => {
      await cluster.leave();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed could not clean up after itself: the next one does. */
async function sweep() {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    const owner = path.join(folder, "owner");
    // Another user's leftovers are another user's business.
    if (fs.statSync(folder).uid !== process.getuid?.()) continue;
    if (!fs.existsSync(owner) || isSameProcess(fs.readFileSync(owner, "utf8"))) continue;
    await stopCluster(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
