import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { answerFile } from "@/lib/files/answer";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import { translator } from "@/lib/i18n/translate";
import { answerPackage } from "@/lib/packages/answer";
import { absoluteUrl, filePath, packagePath, releasePath } from "@/lib/paths";
import { citeWork } from "@/lib/records/cite";
import { writeParameters } from "@/lib/records/query";
import { listReleaseDates, readRelease, releasesFolder } from "@/lib/releases/read";
import { RELEASE_DESCRIPTION, RELEASE_SUMS, type Release, type ReleaseFile } from "@/lib/releases/schema";
import type { Moment } from "@/lib/revisions/clock";
import { resolveMoment } from "@/lib/revisions/moment";

/** What came of it: a release, or why there is none. */
export type Made = { release: Release; made: boolean };

const MAKING = ".making-";

/** Writes a file and waits until it is on the disk, for a release that is there must be whole. */
async function writeFile(folder: string, name: string, response: Response): Promise<ReleaseFile> {
  if (!response.ok || !response.body) throw new Error(`${name} was answered with ${response.status}`);
  const hash = createHash("sha256");
  const file = await fs.open(path.join(folder, name), "wx");
  let bytes = 0;
  try {
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      hash.update(part.value);
      bytes += part.value.length;
      await file.write(part.value);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const count = response.headers.get("Registry-Count");
  const type = response.headers.get("Content-Type") ?? "text/plain; charset=utf-8";
  const records = count === null ? null : Number(count);
  return { name, bytes, sha256: hash.digest("hex"), media_type: type, records };
}

const asResponse = (text: string, type: string) => new Response(text, { headers: { "Content-Type": type } });

/** Asks for a file as anybody would, of the moment of the release. */
const ask = (
  list: "facilities" | "changes",
  format: "csv" | "geojson" | "xlsx" | "parquet",
  parameters: [string, string][],
) =>
  answerFile(
    new Request(absoluteUrl(env.PUBLIC_URL, filePath(list, format, writeParameters(parameters)))),
    list,
    format,
  );

/** The first moment after the release before; every change since then belongs to this one. */
const since = (previous: Release | null): [string, string][] =>
  previous ? [["updated_since", new Date(Date.parse(previous.published_at) + 1).toISOString()]] : [];

async function countChanges(after: number, upTo: number): Promise<Record<string, number>> {
  const rows = await query<{ action: string; n: number }>(sql`
    SELECT CASE WHEN state <> 'published' THEN state::text WHEN number = 1 THEN 'added' ELSE 'changed' END AS action, count(*) AS n
    FROM record_version WHERE known_from > ${after} AND known_from <= ${upTo} GROUP BY 1 ORDER BY 1`);
  return Object.fromEntries(rows.map(({ action, n }) => [action, n]));
}

function describeChanges({ date, revision, previous, changes }: Omit<Release, "files">): string {
  const t = translator("en");
  const counted = Object.entries(changes).map(([action, n]) => `- ${t(`action.${action as "added"}`)}: ${n}`);
  const start = previous === null ? "The first release." : `Since the release of ${previous}:`;
  return `# Release of ${date}, revision ${revision}\n\n${start}\n\n${counted.join("\n")}\n\nEach change stands in changes.csv.\n`;
}

async function fill(folder: string, moment: Moment, previous: Release | null): Promise<Release> {
  const at: [string, string][] = [
    ["as_of", moment.day],
    ["known_at", String(moment.revision)],
  ];
  const whole = new Request(absoluteUrl(env.PUBLIC_URL, packagePath(`known_at=${moment.revision}`)));
  const files = [await writeFile(folder, "registry.zip", await answerPackage(whole))];
  for (const format of ["csv", "geojson", "parquet"] as const)
    files.push(await writeFile(folder, `facilities.${format}`, await ask("facilities", format, at)));
  if ((files.at(-1)?.records ?? 0) <= XLSX_ROWS)
    files.push(await writeFile(folder, "facilities.xlsx", await ask("facilities", "xlsx", at)));
  const known: [string, string] = ["known_at", String(moment.revision)];
  files.push(await writeFile(folder, "changes.csv", await ask("changes", "csv", [known, ...since(previous)])));
  const [newest] = await query<{ hash: string }>(sql`SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1`);
  const url = absoluteUrl(env.PUBLIC_URL, releasePath(moment.today, RELEASE_DESCRIPTION));
  const title = `Release of ${moment.today}`;
  const state = `revision ${moment.revision}, ${files[0]?.records ?? 0} records`;
  const about = {
    date: moment.today,
    revision: moment.revision,
    published_at: moment.publishedAt,
    previous: previous?.date ?? null,
    changes: await countChanges(previous?.revision ?? 0, moment.revision),
    audit_hash: newest?.hash ?? null,
    licence: DATA_LICENCE,
    citation: citeWork({ title, state, revision: moment.revision, day: moment.day, url }).text,
  };
  files.push(await writeFile(folder, "CHANGES.md", asResponse(describeChanges(about), "text/markdown; charset=utf-8")));
  const sums = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
  await writeFile(folder, RELEASE_SUMS, asResponse(sums, "text/plain; charset=utf-8"));
  const release: Release = { ...about, files };
  await writeFile(folder, RELEASE_DESCRIPTION, asResponse(`${JSON.stringify(release, null, 2)}\n`, "application/json"));
  return release;
}

/** Takes away what a process that is gone has left half made. */
async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await fs.readdir(folder)) {
    const [, pid] = /^\.making-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      await fs.rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, "r");
  // Some systems do not let a folder be synced; what is in it was.
  await handle.sync().catch(() => {});
  await handle.close();
}

/**
 * Makes the release of today: a folder of files that is there whole or not at all, wherever the process ends, and is
 * never changed. A day has one release, and what was released already is not released again.
 */
export async function makeRelease(): Promise<Made> {
  const moment = await resolveMoment({});
  if (moment.revision === 0) throw new Error("The register is empty: there is nothing to release.");
  const home = releasesFolder();
  await fs.mkdir(home, { recursive: true });
  await clearUnfinished(home);
  const [newest] = await listReleaseDates();
  const previous = newest === undefined ? null : await readRelease(newest);
  if (previous && (previous.date >= moment.today || previous.revision === moment.revision))
    return { release: previous, made: false };
  const folder = path.join(home, `${MAKING}${process.pid}-${randomBytes(4).toString("hex")}`);
  await fs.mkdir(folder);
  try {
    const release = await fill(folder, moment, previous);
    await syncFolder(folder);
    // A folder that holds files is not replaced: whoever comes second finds the first's.
    await fs.rename(folder, path.join(home, release.date));
    await syncFolder(home);
    return { release, made: true };
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true });
    const other = await readRelease(moment.today);
    if (other) return { release: other, made: false };
    throw error;
  }
}
