import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { PACKAGE_FOLDER, type Row, readTable } from "@/tests/support/package-tables";

/** A copy of the shipped package to change; the rows it gives are as the file has them, row 2 of the file first. */
export type PackageCopy = {
  folder: string;
  /** Rewrites a table; rows that `change` alters in place need not be returned. */
  edit(table: string, change: (rows: Row[]) => Row[] | undefined): void;
  /** Sets a cell of the first row that fits, and gives the row's number in the file. */
  set(table: string, fits: (row: Row) => boolean, column: string, value: string): number;
  /** Changes the bytes of a file. */
  rewrite(file: string, change: (text: string) => string | Buffer): void;
  remove(): void;
};

/** Copies the package into a temporary folder. */
export function copyPackage(): PackageCopy {
  const folder = mkdtempSync(join(tmpdir(), "registry-package-"));
  cpSync(PACKAGE_FOLDER, folder, { recursive: true });
  const edit: PackageCopy["edit"] = (table, change) => {
    const rows = readTable(table, folder);
    const columns = Object.keys(rows[0] ?? {});
    const changed = change(rows) ?? rows;
    writeFileSync(join(folder, `${table}.csv`), stringify(changed, { header: true, columns }));
  };
  return {
    folder,
    edit,
    set(table, fits, column, value) {
      let at = -1;
      edit(table, (rows) => {
        at = rows.findIndex(fits);
        const row = rows[at];
        if (!row || !(column in row)) throw new Error(`No row of ${table} with ${column} fits`);
        row[column] = value;
        return rows;
      });
      return at + 2;
    },
    rewrite(file, change) {
      writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
