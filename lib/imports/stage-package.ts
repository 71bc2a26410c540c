import fs from "node:fs/promises";
import path from "node:path";
import sql from "sql-template-tag";
import { prisma, query, transact } from "@/lib/db";
import type { FacilityDocument, StatusEvent } from "@/lib/facilities/schema";
import type { StagedRow } from "@/lib/imports/compare";
import { type Counts, type Fault, IMPORT_LIMITS, ImportRefused, shorten } from "@/lib/imports/schema";
import { Stager } from "@/lib/imports/stage";
import { unzipFiles } from "@/lib/imports/unzip";
import { type PackageRecord, toDocuments } from "@/lib/packages/documents";
import { InvalidPackage, type PackageProblem } from "@/lib/packages/problem";
import { readPackage } from "@/lib/packages/read";
import { checkReferences } from "@/lib/packages/references";
import { partRecords } from "@/lib/packages/visibility";
import { type Actor, can } from "@/lib/people/rights";
import { type Document, differenceOf } from "@/lib/records/difference";
import { findUnsourced } from "@/lib/records/evidence";
import { type AreasAbove, subjectOf } from "@/lib/records/subject";

/** A table of a package, or what describes it; alone or in one folder. A name that says more names nothing. */
const WANTED = /^(?:[^/\\]+\/)?([a-z0-9_-]+\.csv|datapackage\.json)$/;

/** The tables of an archive in a folder of their own, each by its bare name, whatever path it had. */
async function unpack(file: string, folder: string): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  for (const { path: name, bytes } of await unzipFiles(file, (one) => WANTED.test(one), IMPORT_LIMITS.packageBytes)) {
    const [, bare] = WANTED.exec(name) ?? [];
    if (bare) await fs.writeFile(path.join(folder, bare), bytes);
  }
}

const toFault = ({ file, row, column, message }: PackageProblem): Fault => ({
  fault: "package_problem",
  file,
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
  detail: shorten(message),
});

async function readRecords(file: string, folder: string): Promise<PackageRecord[]> {
  try {
    await unpack(file, folder);
    const { records, problems } = toDocuments(await readPackage(folder));
    const wrong = problems.length ? problems : checkReferences(records);
    if (wrong.length) throw new InvalidPackage(wrong);
    return records;
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    if (error instanceof InvalidPackage) throw new ImportRefused(error.problems.slice(0, 500).map(toFault));
    throw new ImportRefused([{ fault: "not_a_package" }]);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** What a package does not tell and the register keeps: when an event was first published, and the last confirmation. */
function keepOwn(document: Document, before: Document | null): Document {
  if (before === null || !Array.isArray(document.events)) return document;
  const { events, confirmed_on, synthetic, links } = before as unknown as FacilityDocument;
  const same = (one: StatusEvent, other: StatusEvent) =>
    one.status === other.status && one.on === other.on && one.source_id === other.source_id;
  const kept = (document.events as StatusEvent[]).map((event) => ({
    ...event,
    recorded_on: events.find((known) => same(known, event))?.recorded_on ?? null,
  }));
  return { ...document, events: kept, confirmed_on, synthetic, ...(links ? { links } : {}) };
}

type Current = { kind: string; key: string; number: number; state: string; document: Document | null };

const shown = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

function compareRecord(
  record: PackageRecord,
  current: Current | undefined,
  { actor, above }: { actor: Actor; above: AreasAbove },
): StagedRow {
  const origin = record.origin([]);
  const before = current?.state === "published" ? current.document : null;
  const document = keepOwn(record.document as Document, before);
  const differences = differenceOf(before, document);
  const name = document.name ?? document.title ?? document.paraphrase;
  const staged: StagedRow = {
    file: origin.file,
    row: origin.row ?? 0,
    outcome: before === null ? "new" : differences.length > 0 ? "changed" : "unchanged",
    kind: record.kind,
    key: record.key,
    name: typeof name === "string" ? name : null,
    base_version: current?.number ?? 0,
    document: null,
    cells: differences.map(({ field, before: was, after }) => ({
      column: field,
      before: shorten(shown(was)),
      after: shorten(shown(after)),
    })),
    faults: [],
    fingerprint: null,
    twins: [],
  };
  if (staged.outcome === "unchanged") return staged;
  const refuse = (fault: Fault): StagedRow => ({
    ...staged,
    outcome: "refused",
    faults: [{ ...fault, file: origin.file, row: staged.row }],
  });
  if (current && current.state !== "published")
    return refuse({ fault: current.state === "merged" ? "merged_ref" : "gone_ref", value: record.key });
  const subjects = [before, document].flatMap((one) => (one ? [subjectOf(record.kind, one, above)] : []));
  if (!subjects.every((subject) => can(actor, "import", subject)))
    return refuse({ fault: "not_yours", value: record.key });
  const bare = before === null ? [] : findUnsourced(record.kind, before, document);
  if (bare.length > 0) return refuse({ fault: "no_source", value: bare.map(({ field }) => field).join(", ") });
  return { ...staged, document };
}

/**
 * Compares a whole data package with what is published, record by record; see `stageTable`. What the package itself does not
 * publish is set aside, and so is what only such records use.
 */
export async function stagePackage(actor: Actor, id: bigint, file: string, above: AreasAbove): Promise<Counts> {
  await prisma().importRow.deleteMany({ where: { import_id: id } });
  const records = await readRecords(file, `${file}.unpacked`);
  if (records.length > IMPORT_LIMITS.rows) throw new ImportRefused([{ fault: "too_many_rows" }]);
  const open = new Set(partRecords(records).published);
  const rows = await query<Current>(sql`SELECT kind::text, key, number, state::text, document FROM record_version
    WHERE known_to = 2147483647 AND key = ANY(${records.map(({ key }) => key)})`);
  const current = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row]));
  // Areas that the package brings lie where the package says.
  const parents = new Map(
    records.flatMap(({ kind, key, document }) =>
      kind === "area" ? [[key, (document as { parent_code: string | null }).parent_code] as const] : [],
    ),
  );
  const chain: AreasAbove = (code) => {
    const parent = parents.get(code);
    return parent ? [parent, ...chain(parent)] : above(code);
  };
  const stager = new Stager(id);
  for (let at = 0; at < records.length; at += 1000) {
    const staged = records.slice(at, at + 1000).map((record): StagedRow => {
      const row = compareRecord(record, current.get(`${record.kind} ${record.key}`), { actor, above: chain });
      return open.has(record) ? row : { ...row, outcome: "aside", document: null, cells: [], faults: [], name: null };
    });
    await transact(stager.add(staged));
  }
  return stager.counts;
}
