import type { FacilityDocument } from "@/lib/facilities/schema";
import { isDeepEqual } from "@/lib/records/equal";
import { withoutRepeats } from "@/lib/records/repeated";

/** The fields with one value, in the order in which a page says them. */
export const SINGLE_FIELDS = [
  "name",
  "name_ur",
  "kind",
  "summary",
  "area_code",
  "place",
  "address",
  "lat",
  "lon",
  "location_precision",
  "host_name",
  "host_body_code",
  "parent_ref",
  "ownership",
  "area_sqft",
  "area_note",
  "seats",
  "website",
  "phone",
  "email",
  "internal_note",
  "confirmed_on",
  "place_contested",
] as const satisfies readonly (keyof FacilityDocument)[];
export type SingleField = (typeof SINGLE_FIELDS)[number];

/** The lists whose entries move from one record to the other. */
export const MOVED_LISTS = ["names", "functions", "roles", "programmes", "events", "measures"] as const;
export type MovedList = (typeof MOVED_LISTS)[number];

/** A point is one value in three fields: half of one and half of another is nowhere. */
const POINT: readonly SingleField[] = ["lat", "lon", "location_precision"];

/** What a merge asks and shows: each field on which the two differ, and each entry that moves. */
export type MergePlan = {
  /** `kept` is what stays until the other is chosen: the survivor's, or the other's where the survivor has none. */
  fields: { field: SingleField; survivor: unknown; other: unknown; kept: Side }[];
  entries: { list: MovedList; at: number; entry: Record<string, unknown> }[];
};
export type Side = "survivor" | "other";

/** What was chosen: a side for a field, and the entries that stay behind, as `list.at`. */
export type MergeChoices = { fields: Partial<Record<SingleField, Side>>; left: ReadonlySet<string> };

const isBlank = (value: unknown) => value === null || value === undefined || value === false;
const signOf = (list: MovedList, entry: object): string => {
  const { source_id: _source, recorded_on: _recorded, note: _note, ...said } = entry as Record<string, unknown>;
  return JSON.stringify([list, said]);
};

/** Holds two records against each other. */
export function planMerge(survivor: FacilityDocument, other: FacilityDocument): MergePlan {
  const fields = SINGLE_FIELDS.flatMap((field): MergePlan["fields"] => {
    const [mine, theirs] = [survivor[field] ?? null, other[field] ?? null];
    if (isDeepEqual(mine, theirs) || (isBlank(mine) && isBlank(theirs))) return [];
    const filled = isBlank(mine) && !(POINT.includes(field) && survivor.lat !== null);
    return [{ field, survivor: mine, other: theirs, kept: filled ? "other" : "survivor" }];
  });
  const entries = MOVED_LISTS.flatMap((list) => {
    const known = new Set(survivor[list].map((entry) => signOf(list, entry)));
    return other[list].flatMap((entry, at): MergePlan["entries"] =>
      known.has(signOf(list, entry)) ? [] : [{ list, at, entry: entry as Record<string, unknown> }],
    );
  });
  return { fields, entries };
}

/** The source that a value rests on: the one that is named for it, or one that supports the record as a whole. */
function sourceOf({ citations, events, functions, roles }: FacilityDocument, field: string): string | null {
  const cited = (name: string) => citations.find((one) => one.field === name)?.source_id;
  const own = [...events, ...functions, ...roles].find(({ source_id }) => source_id !== null)?.source_id;
  return cited(field) ?? cited("record") ?? citations[0]?.source_id ?? own ?? null;
}

/** Citations for values of the other record that none names there: they rest on what the record as a whole rests on. */
function citeMoved(other: FacilityDocument, fields: readonly string[]): FacilityDocument["citations"] {
  return fields.flatMap((field) => {
    const source_id = other.citations.some((one) => one.field === field) ? null : sourceOf(other, field);
    return source_id === null ? [] : [{ field, source_id, phrase: null, note: null }];
  });
}

/** The names of the record that goes, as names of the one that stays: nobody who looks for the old one finds nothing. */
function oldNames(
  other: FacilityDocument,
  kept: Pick<FacilityDocument, "name" | "name_ur">,
): FacilityDocument["names"] {
  const source_id = sourceOf(other, "name");
  const english =
    other.name === kept.name ? [] : [{ name: other.name, language: "en" as const, type: "alias" as const, source_id }];
  const isNew = other.name_ur !== null && other.name_ur !== kept.name_ur;
  return isNew ? [...english, { name: other.name_ur ?? "", language: "ur", type: "alias", source_id }] : english;
}

/**
 * The record that stays, with what was chosen of the other: values, entries that move, both records' citations, and the other's
 * names as further names. Where the point is the other's, its precision is too.
 */
export function composeMerge(
  survivor: FacilityDocument,
  other: FacilityDocument,
  { fields, left }: MergeChoices,
): FacilityDocument {
  const plan = planMerge(survivor, other);
  const merged: Record<string, unknown> = { ...survivor };
  const taken: string[] = [];
  const pointSide = fields.lat ?? plan.fields.find(({ field }) => field === "lat")?.kept;
  for (const { field, kept } of plan.fields) {
    const side = (POINT.includes(field) ? pointSide : undefined) ?? fields[field] ?? kept;
    if (side !== "other") continue;
    merged[field] = other[field];
    if (other[field] !== null) taken.push(field);
  }
  const moved = (list: MovedList) =>
    plan.entries.filter((one) => one.list === list && !left.has(`${list}.${one.at}`)).map(({ entry }) => entry);
  for (const list of MOVED_LISTS) merged[list] = withoutRepeats(list, [...survivor[list], ...moved(list)]);
  const result = merged as FacilityDocument;
  const links = withoutRepeats("links", [...(survivor.links ?? []), ...(other.links ?? [])]);
  return {
    ...result,
    ...(links.length > 0 ? { links: links as NonNullable<FacilityDocument["links"]> } : {}),
    names: withoutRepeats("names", [...result.names, ...oldNames(other, result)]) as FacilityDocument["names"],
    citations: withoutRepeats("citations", [
      ...survivor.citations,
      ...other.citations,
      ...citeMoved(other, taken),
    ]) as FacilityDocument["citations"],
  };
}

/** A document that names a record which goes, made to name the one that stays; the same object when it names none. */
export function renameIn(document: Record<string, unknown>, from: string, to: string): Record<string, unknown> {
  const next: Record<string, unknown> = { ...document };
  if (document.parent_ref === from && "slug" in document) next.parent_ref = to;
  if (Array.isArray(document.facilities))
    next.facilities = [...new Set((document.facilities as string[]).map((ref) => (ref === from ? to : ref)))];
  if (Array.isArray(document.links)) {
    const links = (document.links as { to_ref: string }[]).map((link) =>
      link.to_ref === from ? { ...link, to_ref: to } : link,
    );
    const kept = withoutRepeats("links", links).filter((link) => (link as { to_ref: string }).to_ref !== document.ref);
    if (kept.length > 0) next.links = kept;
    else delete next.links;
  }
  return next;
}
