import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomOf } from "@/lib/synthetic/random";
import { withClient } from "@/scripts/database/connect.mjs";
import { runEditor } from "./editors";
import { judgeEdits } from "./kept-edits";
import { findDatabase, openRegistry, statusOf, waitFor, withDataDir } from "./registry";
import { readHtmlForm, sendForm, signInEditor } from "./staff-form";

const EDITED = "/staff/records/facility/PKF6FWFKE";

/** A disk of its own: memory that is mounted. Throws where that is not allowed. */
function mountDisk(folder: string, megabytes: number): () => void {
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`A disk to fill needs the right to mount one: ${stderr.trim()}`);
  return () => void spawnSync("umount", ["-l", folder]);
}

/** Whether a disk to fill can be made here: who is not root, or no Linux, cannot. */
export function canMountDisk(): boolean {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "disk-"));
  try {
    mountDisk(folder, 1)();
    return true;
  } catch {
    return false;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes until nothing more fits; answers how to make room again. */
function fillDisk(folder: string): () => void {
  const file = path.join(folder, "filler");
  const handle = fs.openSync(file, "w");
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) fs.writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
  fs.closeSync(handle);
  return () => fs.rmSync(file, { force: true });
}

/** Makes the database begin files of its log until there is no room for one, which it does not survive; whether that came. */
const exhaustLog = (database: string): Promise<boolean> =>
  withClient(database, async (client) => {
    for (let turn = 0; turn < 60; turn += 1) {
      await client.query("SELECT pg_logical_emit_message(true, 'drill', repeat('x', 1000000))");
      await client.query("SELECT pg_switch_wal()");
    }
    return false;
  }).catch(() => true);

/** What people met while the disk was full, and what was wrong afterwards. */
export type Full = { told: Record<string, number>; refusals: string[]; backMs: number; wrong: string[] };

/**
 * The disk that holds everything (database, uploads, logs, releases, the key of sessions) fills up under an editor, and
 * gets room again. `megabytes`: of the disk; the register that ships with its database takes about 120.
 */
export function runFullDisk(megabytes = 320): Promise<Full> {
  return withDataDir(async (dataDir) => {
    const unmount = mountDisk(dataDir, megabytes);
    const { url, child, ended } = await openRegistry(dataDir).catch((error) => {
      unmount();
      throw error;
    });
    const wrong: string[] = [];
    try {
      await statusOf(`${url}/staff`);
      const cookie = await signInEditor(await findDatabase(dataDir), dataDir, "drill-0");
      let isOver = false;
      let taken = 0;
      const back = () => waitFor(async () => (await statusOf(`${url}/readyz`)) === 200, 120_000);
      const editing = runEditor({
        url: () => url,
        cookie,
        number: 0,
        random: randomOf(1, 0),
        waitUntilUp: back,
        isOver: () => isOver,
        onTaken: () => {
          taken += 1;
        },
      });
      await waitFor(() => taken > 1, 60_000);
      // What was asked while something was published is not kept.
      for (let turn = 0; turn < 8; turn += 1) await (await fetch(`${url}/facilities`)).text();
      const form = readHtmlForm(
        await (await fetch(url + EDITED, { headers: { cookie } })).text(),
        'name="record_kind"',
      );
      const makeRoom = fillDisk(dataDir);
      const refusals: string[] = [];
      // The log of the database has some room left in files that it has made; then it has none.
      for (let turn = 0; turn < 60 && refusals.length < 3; turn += 1) {
        form.set("reason", `Typed on a full disk, ${turn} ${"x".repeat(3000)}`);
        form.set("once", crypto.randomUUID());
        form.set("intent", "draft");
        const sent = await sendForm(url + EDITED, cookie, form, 20_000);
        if (sent.came === "taken") continue;
        refusals.push(`${sent.status}`);
        if (sent.status === 0) wrong.push("a form on a full disk got no answer");
        else if (!sent.html.includes(`Typed on a full disk, ${turn}`))
          wrong.push(`what was typed was lost (${sent.status})`);
      }
      if (refusals.length === 0) wrong.push("the disk was full and nobody was told");
      if (!(await exhaustLog(await findDatabase(dataDir)))) wrong.push("the database's own log still found room");
      const known = await fetch(`${url}/facilities`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      if (known?.status !== 200) wrong.push(`a known page is ${known?.status ?? 0} on a full disk`);
      makeRoom();
      const from = Date.now();
      await back();
      const before = taken;
      await waitFor(() => taken > before, 60_000).catch(() =>
        wrong.push("nothing could be saved after there was room again"),
      );
      const backMs = Date.now() - from;
      isOver = true;
      const edits = await editing;
      wrong.push(...(await judgeEdits(await findDatabase(dataDir), edits)));
      const told: Record<string, number> = {};
      for (const edit of edits) told[edit.told] = (told[edit.told] ?? 0) + 1;
      return { told, refusals, backMs, wrong };
    } finally {
      child.kill("SIGINT");
      await ended;
      unmount();
    }
  });
}
