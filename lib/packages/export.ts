import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { writeZip, type ZipEntry } from "@/lib/files/zip";
import { type Part, toBytes } from "@/lib/http/stream";
import { LOCALES } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { readPublicRecords } from "@/lib/packages/public-records";
import { writeTable } from "@/lib/packages/rows";
import { PACKAGE_ABOUT, PACKAGE_TABLES, type PackageTable, type TableField } from "@/lib/packages/tables";
import type { Moment } from "@/lib/revisions/moment";

type Key = Parameters<Translate["raw"]>[0];
type Measured = { table: PackageTable; bytes: number; hash: string };
const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
/**
 * What a table, or the `package`, is called in both languages. Data Package 2.0 knows one language and lets further
 * properties stand beside its own, so Urdu has the suffix that it has everywhere in the register.
 */
function sayBoth(name: string) {
  const [en, ur] = [translator("en"), translator("ur")].map((t) => ({
    title: t.raw(`packageTables.${name}.title` as Key),
    description: t.raw(`packageTables.${name}.description` as Key),
  }));
  return { ...en, title_ur: ur?.title, description_ur: ur?.description };
}
/** The same as values with their language, as CSV on the Web has it (JSON-LD). */
function sayInLanguages(name: string) {
  const { title, title_ur, description, description_ur } = sayBoth(name);
  const both = (en: unknown, ur: unknown) => [
    { "@value": en, "@language": "en" },
    { "@value": ur, "@language": "ur" },
  ];
  return { "dc:title": both(title, title_ur), "dc:description": both(description, description_ur) };
}
const fileOf = ({ name }: PackageTable) => `${name}.csv`;

/** A Frictionless Data Package, version 2: every table with its length, its hash, its columns and its keys. */
function describePackage(measured: readonly Measured[], created: string): string {
  const resources = measured.map(({ table, bytes, hash }) => ({
    name: table.name,
    type: "table",
    path: fileOf(table),
    ...sayBoth(table.name),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
    bytes,
    hash: `sha256:${hash}`,
    schema: {
      fields: table.fields,
      missingValues: [""],
      ...(table.primaryKey.length ? { primaryKey: table.primaryKey } : {}),
      ...(table.foreignKeys.length ? { foreignKeys: table.foreignKeys } : {}),
    },
  }));
  const about = {
    ...PACKAGE_ABOUT,
    ...sayBoth("package"),
    languages: LOCALES,
    homepage: env.PUBLIC_URL,
    version: created,
    created,
  };
  return json({ $schema: "https://datapackage.org/profiles/2.0/datapackage.json", ...about, resources });
}

const CSVW_TYPES: Record<string, string> = { integer: "integer", number: "number", boolean: "boolean" };
const csvwColumn = ({ name, type, description, constraints }: TableField) => ({
  name,
  titles: name,
  datatype: CSVW_TYPES[type] ?? "string",
  ...(description ? { "dc:description": description } : {}),
  ...(constraints?.required ? { required: true } : {}),
});

/** The same as CSV on the Web (W3C, 2015): under this name a reader of any of the tables finds it by itself. */
function describeCsvw(created: string): string {
  const tables = PACKAGE_TABLES.map((table) => ({
    url: fileOf(table),
    ...sayInLanguages(table.name),
    dialect: { lineTerminators: ["\n"] },
    tableSchema: {
      columns: table.fields.map(csvwColumn),
      ...(table.primaryKey.length ? { primaryKey: table.primaryKey } : {}),
      foreignKeys: table.foreignKeys.map(({ fields, reference }) => ({
        columnReference: fields,
        reference: { resource: `${reference.resource ?? table.name}.csv`, columnReference: reference.fields },
      })),
    },
  }));
  return json({
    "@context": "http://www.w3.org/ns/csvw",
    ...sayInLanguages("package"),
    "dc:language": LOCALES,
    "dc:license": { "@id": PACKAGE_ABOUT.licenses[0]?.path },
    "dc:modified": created,
    tables,
  });
}

function writeReadme(created: string): string {
  const { title, description, title_ur, description_ur } = sayBoth("package");
  return `# ${title}

${description}

As published at ${created} by ${env.PUBLIC_URL}. Licence: ${PACKAGE_ABOUT.licenses[0]?.title}.

\`datapackage.json\` describes the tables (Data Package 2.0), \`csv-metadata.json\` says the same for CSV on the Web, both in
English and Urdu. The tables are CSV in UTF-8: blank is unknown, dates are as exact as they are known, lists are separated by
semicolons. Where a value rested on a record that is not public, it is blank.

# ${title_ur}

${description_ur}
`;
}

/**
 * The whole register of a revision as an archive, made as it is read: every public table, what describes them, a note.
 * The same revision gives the same bytes, and so does a register into which it was loaded.
 */
export async function exportPackage(moment: Moment): Promise<{ count: number; parts: AsyncGenerator<Part> }> {
  const records = await readPublicRecords(moment);
  const created = moment.publishedAt;
  const measured: Measured[] = [];
  const measure = async function* (table: PackageTable): AsyncGenerator<Part> {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const part of writeTable(table, records)) {
      const written = toBytes(part);
      hash.update(written);
      bytes += written.length;
      yield written;
    }
    measured.push({ table, bytes, hash: hash.digest("hex") });
  };
  const descriptor = async function* () {
    yield describePackage(measured, created);
  };
  const entries: ZipEntry[] = [
    ...PACKAGE_TABLES.map((table) => ({ name: fileOf(table), parts: measure(table) })),
    { name: "csv-metadata.json", parts: [describeCsvw(created)] },
    { name: "README.md", parts: [writeReadme(created)] },
    // Last, for it holds the lengths and hashes of the tables.
    { name: "datapackage.json", parts: descriptor() },
  ];
  return { count: records.count, parts: writeZip(entries) };
}
