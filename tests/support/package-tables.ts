import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** The data that ships, as it stands in the repository. */
export const PACKAGE_FOLDER = "registry-data";

/** A row of the package as plain text; blank stays "". */
export type Row = Record<string, string>;

/** One table of the package, read without the code of the register: what a test holds it against. */
export function readTable(name: string, folder = PACKAGE_FOLDER): Row[] {
  return parse(readFileSync(`${folder}/${name}.csv`), { columns: true });
}

type Field = { name: string; constraints?: { enum?: string[] } };
type Resource = { name: string; title: string; description: string; path: string; schema: { fields: Field[] } };

/** The tables that the package describes, with their fields. */
export function readResources(folder = PACKAGE_FOLDER): Resource[] {
  const descriptor = JSON.parse(readFileSync(`${folder}/datapackage.json`, "utf8")) as { resources: Resource[] };
  return descriptor.resources;
}
