import { AREA_LEVELS } from "@/lib/areas/schema";
import shipped from "@/registry-data/datapackage.json";

/** A column of a table as Table Schema describes it. */
export type TableField = {
  name: string;
  type: string;
  description?: string;
  constraints?: Record<string, unknown>;
};
export type TableReference = { fields: string[]; reference: { resource?: string; fields: string[] } };
/** A table of the data package: its name (what it is stands in the messages), its columns in order, its keys. */
export type PackageTable = {
  name: string;
  fields: TableField[];
  primaryKey: string[];
  foreignKeys: TableReference[];
};

/** What is for editors only, or said by being published: no export has it. */
const LEFT_OUT = new Set(["facilities.publish", "facilities.internal_note"]);
const WITHOUT = new Set(["possible_duplicates"]);

/** What the register knows beyond the package that ships, and an export must not lose. */
const ADDED: Record<string, TableField[]> = {
  facilities: [
    { name: "place_contested", type: "boolean", description: "Sources place it differently" },
    { name: "confirmed_on", type: "string", description: "Day on which it was last confirmed without a change" },
    { name: "synthetic", type: "boolean", description: "Made up for a load test, never a real place" },
  ],
  status_events: [
    { name: "recorded_on", type: "string", description: "Day on which the register first published the observation" },
  ],
  agreements: [
    { name: "due_on", type: "string", description: "By when it was to be done" },
    { name: "area_codes", type: "string", description: "Areas it was promised for, separated by ;" },
  ],
};

const names = (fields: unknown): string[] => [fields].flat().map(String);

function fieldsOf(table: string, fields: readonly object[]): TableField[] {
  const own = fields as readonly TableField[];
  const kept = own.filter(({ name }) => !LEFT_OUT.has(`${table}.${name}`));
  const levels = (field: TableField): TableField =>
    table === "areas" && field.name === "level"
      ? { ...field, constraints: { ...field.constraints, enum: [...AREA_LEVELS] } }
      : field;
  return [...kept.map(levels), ...(ADDED[table] ?? [])];
}

type Keyed = {
  primaryKey?: unknown;
  foreignKeys?: readonly { fields: unknown; reference: { resource: string; fields: unknown } }[];
};

/** The public tables, as the package that ships describes them: same tables, same columns, same order. */
export const PACKAGE_TABLES: readonly PackageTable[] = shipped.resources
  .filter(({ name }) => !WITHOUT.has(name))
  .map(({ name, schema }) => {
    const { primaryKey = [], foreignKeys = [] } = schema as Keyed;
    return {
      name,
      fields: fieldsOf(name, schema.fields),
      primaryKey: names(primaryKey),
      foreignKeys: foreignKeys.map(({ fields, reference }) => ({
        fields: names(fields),
        // A table that names itself leaves its name out (Data Package 2.0).
        reference: { ...(reference.resource ? { resource: reference.resource } : {}), fields: names(reference.fields) },
      })),
    };
  });

/** What the package is as a whole. */
export const PACKAGE_ABOUT = {
  name: shipped.name,
  licenses: shipped.licenses,
  sources: shipped.sources,
};
