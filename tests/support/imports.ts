import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { prisma } from "@/lib/db";
import { csvRecord } from "@/lib/files/csv";
import { openPlace } from "@/lib/imports/files";
import { runImport } from "@/lib/imports/job";
import { mapColumns, receiveImport } from "@/lib/imports/receive";
import type { Actor, Membership } from "@/lib/people/rights";
import { askText } from "./answers";

export type Person = Extract<Actor, { kind: "person" }>;

/** A folder of its own for the files that a test file sends in. */
export async function freshDataFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "registry-imports-"));
  process.env.DATA_DIR = folder;
  afterAll(async () => {
    delete process.env.DATA_DIR;
    await fs.rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Somebody with memberships that the database knows too. */
export async function createPerson(id: string, ...memberships: Partial<Membership>[]): Promise<Person> {
  const whole: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  const held = memberships.map((part) => ({ ...whole, ...part }));
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org`, twoFactorEnabled: true } });
  await prisma().membership.createMany({
    data: held.map(({ bodies, areas, ...rest }) => ({
      id: randomUUID(),
      person_id: id,
      bodies: [...bodies],
      areas: [...areas],
      ...rest,
    })),
  });
  return { kind: "person", id, name: id, office: null, memberships: held };
}

/** Sends a file in, as the upload does once it has arrived. */
export async function sendIn(actor: Person, content: string | Uint8Array, name = "file.csv"): Promise<bigint> {
  const place = await openPlace(randomUUID());
  await fs.writeFile(place, content);
  return receiveImport(actor, place, name);
}

/** Has an import compared with the columns that were guessed. */
export async function compareImport(actor: Person, id: bigint, columns?: string[]) {
  const { columns: guessed } = await prisma().import.findUniqueOrThrow({ where: { id } });
  await mapColumns(actor, id, columns ?? guessed);
  await runImport(id);
  return readImport(id);
}

/** An import and its rows, in order. */
export async function readImport(id: bigint) {
  const found = await prisma().import.findUniqueOrThrow({ where: { id } });
  const rows = await prisma().importRow.findMany({ where: { import_id: id }, orderBy: { position: "asc" } });
  return {
    ...found,
    counts: found.counts as Record<string, number>,
    faults: found.faults as Record<string, unknown>[],
    rows,
  };
}

/** A CSV file from its heading and rows. */
export const csvFile = (headings: string[], ...rows: (string | number)[][]): string =>
  [headings, ...rows].map(csvRecord).join("");

/** The file that the register offers of all its facilities. */
export const exportCsv = (query = ""): Promise<string> => askText(`/facilities.csv${query && `?${query}`}`);
