import { z } from "zod";
import { DICTIONARY } from "@/lib/dictionary/lists";
import type { DictionaryList } from "@/lib/dictionary/words";
import { LISTS } from "@/lib/paths";
import type { ColumnType } from "@/lib/records/columns";
import { Release } from "@/lib/releases/schema";
import { DIFFERENCE_COLUMNS } from "@/lib/revisions/difference-columns";

/** What a cell of a type holds in JSON. */
const CELLS: Record<ColumnType, z.ZodType> = {
  text: z.string(),
  integer: z.int(),
  number: z.number(),
  boolean: z.boolean(),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  time: z.iso.datetime(),
  list: z.array(z.string()),
  url: z.string(),
  json: z.record(z.string(), z.unknown()),
};

/** One record of a list: a property a column; with `columns` some are left out. */
const columnsSchema = (columns: readonly { name: string; type: ColumnType }[]) =>
  z.strictObject(Object.fromEntries(columns.map(({ name, type }) => [name, CELLS[type].nullable().optional()])));
const rowSchema = (list: DictionaryList) => columnsSchema(DICTIONARY[list]);

const Removal = z.strictObject({
  key: z.string(),
  reason: z.enum(["retracted", "merged", "unlisted"]),
  successor: z.string().nullable(),
});

const head = {
  total: z.int().min(0),
  revision: z.int().min(0),
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  filter: z.string(),
  next: z.string().nullable(),
  licence: z.url(),
  citation: z.string(),
};

const pageSchema = (list: DictionaryList) =>
  z.strictObject({ ...head, removed: z.array(Removal).optional(), [list]: z.array(rowSchema(list)) });

const Point = z.strictObject({ type: z.literal("Point"), coordinates: z.tuple([z.number(), z.number()]) });

const Features = z.strictObject({
  type: z.literal("FeatureCollection"),
  revision: z.int(),
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  filter: z.string(),
  title: z.string(),
  licence: z.url(),
  citation: z.string(),
  numberMatched: z.int(),
  numberReturned: z.int(),
  features: z.array(
    z.strictObject({
      type: z.literal("Feature"),
      id: z.string(),
      geometry: Point.nullable(),
      properties: rowSchema("facilities"),
    }),
  ),
});

/** What the file of a single record says before the record itself. */
const RECORD_HEAD = {
  revision: z.int(),
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  licence: z.url(),
  citation: z.string(),
  version: z.int(),
  updated_at: z.iso.datetime(),
};

const Facility = z.strictObject({
  ...RECORD_HEAD,
  facility: rowSchema("facilities").nullable(),
  document: z.record(z.string(), z.unknown()),
  sources: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ field: z.string(), detail: z.string() })).optional(),
});

const End = z.strictObject({ revision: z.int(), as_of: z.iso.date() });

const Differences = z.strictObject({
  total: z.int().min(0),
  from: End,
  to: End,
  filter: z.string(),
  licence: z.url(),
  citation: z.string(),
  differences: z.array(columnsSchema(DIFFERENCE_COLUMNS)),
});

const refs = z.array(z.string()).nullable();
const Claim = z.looseObject({
  ...RECORD_HEAD,
  rule: z.strictObject({ counted: z.string(), status: z.array(z.string()), programme: z.string() }),
  claim: rowSchema("claims").extend({ facilities: refs, facilities_today: refs }),
});

const Releases = z.strictObject({ releases: z.array(Release) });
const Ready = z.strictObject({ status: z.string(), revision: z.int().optional() });

const PAGES = Object.fromEntries([...LISTS, "statistics" as const].map((list) => [`${list}Page`, pageSchema(list)]));

/** Every answer in JSON, by the name that the description gives it. */
const NAMED = { ...PAGES, Features, Facility, Claim, Differences, Releases, Ready, Problem };

/** The name of a list's page among the schemas. */
export const pageName = (list: DictionaryList): string => `${list}Page`;

/** The answers as JSON Schema (2020-12), as OpenAPI 3.1 takes them. */
export const describeSchemas = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries(NAMED).map(([name, schema]) => {
      const { $schema: _dialect, ...rest } = z.toJSONSchema(schema as z.ZodType, { target: "draft-2020-12" });
      return [name, rest];
    }),
  );
