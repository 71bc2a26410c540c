import { type Dated, findCopies, groupBy, inTime, type Said, scopeKey, spanOf } from "@/lib/claims/said";
import { findSums } from "@/lib/claims/sums";
import { daysBetween } from "@/lib/dates/partial-date";

/** How claims do not go together. */
export const CONTRADICTIONS = [
  /** A result lower than an earlier one for the same thing. */
  "falls",
  /** Two numbers for the same thing on the same day. */
  "same_day",
  /** A result at least twice an earlier one within half a year. */
  "jumps",
  /** Parts that make more than the whole. */
  "parts_exceed",
  /** One number of one source under two kinds. */
  "two_names",
  /** One number of one source under two statuses: upgraded, or created. */
  "two_acts",
  /** A promise of the same number for other places. */
  "places_changed",
  /** Promises of different numbers for the same thing. */
  "promises_differ",
] as const;
export type ContradictionKind = (typeof CONTRADICTIONS)[number];

/** Claims that do not go together. */
export type Contradiction = {
  kind: ContradictionKind;
  /** All that were said of the same thing, in order of time, so that the odd ones stand in their row. */
  refs: string[];
  /** Those of them that do not go together, two by two. */
  pairs: [earlier: string, later: string][];
  /** What parts make together, where we added them up. */
  sum: number | null;
};

/** What is below nine tenths of an earlier number is lower even where 'over' leaves room above. */
const CLEARLY_LOWER = 0.9;
const JUMP = { times: 2, days: 180, least: 10 };

const list = (codes: readonly string[]) => codes.toSorted().join(";");
const unlikeSources = (one: Dated, other: Dated) => one.said.source_id !== other.said.source_id;

/** Later is lower than earlier: no reading of both makes it otherwise, or it is so by far. */
export function isLower(earlier: Dated, later: Dated): boolean {
  const [, most] = spanOf(later.said);
  const [least] = spanOf(earlier.said);
  const lower = most < least || later.value < earlier.value * CLEARLY_LOWER;
  return unlikeSources(earlier, later) && earlier.day < later.day && lower;
}

function isJump(earlier: Dated, later: Dated): boolean {
  const soon = earlier.day < later.day && daysBetween(earlier.day, later.day) <= JUMP.days;
  const grown = earlier.value >= JUMP.least && later.value >= earlier.value * JUMP.times;
  return unlikeSources(earlier, later) && soon && grown;
}

/** Two numbers that no reading makes one. */
function isUnlike(one: Dated, other: Dated): boolean {
  const [[low, high], [from, to]] = [spanOf(one.said), spanOf(other.said)];
  return unlikeSources(one, other) && (high < from || to < low);
}

const isDoubled = (one: Dated, other: Dated) => one.day === other.day && isUnlike(one, other);

const pairsOf = <Thing>(things: readonly Thing[]): [Thing, Thing][] =>
  things.flatMap((one, at) => things.slice(at + 1).map((other): [Thing, Thing] => [one, other]));

/** The contradiction of the claims of a group that do not go together by a rule; none when they all do. */
function compareGroup(
  kind: ContradictionKind,
  group: readonly Dated[],
  clash: (one: Dated, other: Dated) => boolean,
): Contradiction[] {
  const pairs = pairsOf(group).filter(([one, other]) => clash(one, other));
  if (pairs.length === 0) return [];
  const refs = group.map(({ said }) => said.ref);
  return [{ kind, refs, pairs: pairs.map(([one, other]) => [one.said.ref, other.said.ref]), sum: null }];
}

/** What the results for one thing come to. A claim without a programme is held against its speaker's own. */
function findInResults(results: readonly Dated[]): Contradiction[] {
  const key = ({ said }: Dated) => [scopeKey(said), said.programme_code ?? said.speaker_body_code].join("|");
  return groupBy(results, key).flatMap((group) => [
    ...compareGroup("falls", group, isLower),
    ...compareGroup("same_day", group, isDoubled),
    ...compareGroup("jumps", group, isJump),
  ]);
}

function findExcess(claims: readonly Said[]): Contradiction[] {
  return findSums(claims).flatMap(({ refs, value, qualifier, whole }): Contradiction[] => {
    const total = claims.find(({ ref }) => ref === whole);
    const [least] = spanOf({ value, qualifier });
    if (!total || least <= spanOf(total)[1]) return [];
    return [
      { kind: "parts_exceed", refs: [...refs, total.ref], pairs: refs.map((ref) => [ref, total.ref]), sum: value },
    ];
  });
}

const isWithin = (areas: readonly string[], others: readonly string[]) =>
  areas.every((code) => others.some((above) => code === above || code.startsWith(`${above}-`)));

function doubleOf(one: Said, other: Said): ContradictionKind | null {
  if (!isWithin(one.area_codes, other.area_codes) && !isWithin(other.area_codes, one.area_codes)) return null;
  if (!one.kinds.some((kind) => other.kinds.includes(kind))) return "two_names";
  const sameKinds = list(one.kinds) === list(other.kinds);
  return sameKinds && list(one.statuses) !== list(other.statuses) ? "two_acts" : null;
}

/** One number, one release, one programme, said twice of what cannot both be meant. */
function findDoubles(claims: readonly Said[]): Contradiction[] {
  const counted = claims.filter(
    ({ measure, value, programme_code }) => measure === "facilities" && value !== null && programme_code !== null,
  );
  const key = (said: Said) =>
    [said.witness, said.speaker_body_code, said.programme_code, said.value, said.is_target].join("|");
  return groupBy(counted, key).flatMap((group) =>
    pairsOf(group).flatMap(([one, other]): Contradiction[] => {
      const kind = doubleOf(one, other);
      return kind === null ? [] : [{ kind, refs: [one.ref, other.ref], pairs: [[one.ref, other.ref]], sum: null }];
    }),
  );
}

/** The same number promised again, of places that are partly others. */
function isMoved(one: Dated, other: Dated): boolean {
  const [before, after] = [one.said.area_codes, other.said.area_codes];
  const shared = before.filter((code) => after.includes(code)).length;
  const moved = shared > 0 && shared < before.length && shared < after.length;
  return one.value === other.value && unlikeSources(one, other) && moved;
}

/** What was promised under one programme: other numbers for one thing, or one number for other places. */
function findInPromises(promises: readonly Dated[]): Contradiction[] {
  const counted = promises.filter(({ said }) => said.programme_code !== null);
  // With a day set, they may be stages of one plan.
  const unset = counted.filter(({ said }) => said.due_on === null);
  const alike = ({ said }: Dated) =>
    [said.measure, said.programme_code, list(said.kinds), list(said.statuses)].join("|");
  const moved = groupBy(counted, alike).flatMap((group) =>
    pairsOf(group).flatMap((pair) => compareGroup("places_changed", pair, isMoved)),
  );
  return [
    ...moved,
    ...groupBy(unset, ({ said }) => scopeKey(said)).flatMap((group) =>
      compareGroup("promises_differ", group, isUnlike),
    ),
  ];
}

/** Every contradiction among some claims, by kind. Copies of one release speak once. */
export function findContradictions(all: readonly Said[]): Contradiction[] {
  const copies = findCopies(all);
  const claims = all.filter(({ ref }) => !copies.has(ref));
  const dated = inTime(claims);
  const found = [
    ...findInResults(dated.filter(({ said }) => !said.is_target)),
    ...findExcess(claims),
    ...findDoubles(claims),
    ...findInPromises(dated.filter(({ said }) => said.is_target)),
  ];
  return found.sort((one, other) => CONTRADICTIONS.indexOf(one.kind) - CONTRADICTIONS.indexOf(other.kind));
}
