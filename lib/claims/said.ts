import type { ClaimDocument } from "@/lib/claims/schema";
import { type Day, firstDay } from "@/lib/dates/partial-date";
import type { SourceDocument } from "@/lib/sources/schema";

/** What claims are compared by: what was said, by whom, and who bears witness to it. */
export type Said = Pick<
  ClaimDocument,
  | "ref"
  | "speaker_body_code"
  | "programme_code"
  | "measure"
  | "kinds"
  | "area_codes"
  | "statuses"
  | "value"
  | "qualifier"
  | "as_of"
  | "is_target"
  | "source_id"
> & {
  /** Reports of one release share it (`origin_group`); else the source alone. */
  witness: string;
  /** The day by which a promise was to be kept, where it was said. */
  due_on: Day | null;
};

/** Where a number was said: copies of one release are one witness. */
export const witnessOf = (source: Pick<SourceDocument, "id" | "origin_group">): string =>
  source.origin_group ?? source.id;

const list = (codes: readonly string[]) => codes.toSorted().join(";");

/** Where and under which programme: claims of one place may be parts of each other, or follow one another in time. */
export const placeKey = ({ measure, programme_code, area_codes }: Said): string =>
  [measure, programme_code ?? "", list(area_codes)].join("|");

/** Everything that says what is counted; two results of one scope are numbers for one thing. */
export const scopeKey = (said: Said): string =>
  [placeKey(said), list(said.kinds), list(said.statuses), said.is_target].join("|");

/** The numbers that a claim leaves open, both ends inside: 'about' a tenth to either side, 'at least' and 'up to' one-sided. */
export function spanOf({ value, qualifier }: Pick<Said, "value" | "qualifier">): [least: number, most: number] {
  const said = value ?? 0;
  if (qualifier === "about") return [said * 0.9, said * 1.1];
  if (qualifier === "at_least") return [said, Number.POSITIVE_INFINITY];
  if (qualifier === "up_to") return [0, said];
  return [said, said];
}

/** A claim with a number and a date: it has a place in time. */
export type Dated<S extends Said = Said> = { said: S; value: number; day: Day };

/** Claims with a number and a date, in order of time. */
export function inTime<S extends Said>(claims: readonly S[]): Dated<S>[] {
  return claims
    .flatMap((said) =>
      said.as_of === null || said.value === null ? [] : [{ said, value: said.value, day: firstDay(said.as_of) }],
    )
    .sort((one, other) => one.day.localeCompare(other.day) || one.said.ref.localeCompare(other.said.ref));
}

/** The refs of claims that repeat another's number from the same release, with the ref of the first: one witness. */
export function findCopies(claims: readonly Said[]): Map<string, string> {
  const first = new Map<string, string>();
  const copies = new Map<string, string>();
  for (const said of claims.toSorted((one, other) => one.ref.localeCompare(other.ref))) {
    if (said.value === null) continue;
    const key = [scopeKey(said), said.value, said.witness].join("|");
    const original = first.get(key);
    if (original === undefined) first.set(key, said.ref);
    else copies.set(said.ref, original);
  }
  return copies;
}

/** Things with the same key, in the order in which they come. */
export function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Thing[][] {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return [...groups.values()];
}
