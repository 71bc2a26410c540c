import type { ClaimRow } from "@/lib/claims/columns";
import { findContradictions } from "@/lib/claims/contradictions";
import { reconcileClaim, type Surroundings } from "@/lib/claims/reconcile";
import { findCopies, groupBy, type Said, witnessOf } from "@/lib/claims/said";
import type { ClaimDocument } from "@/lib/claims/schema";
import { type CountingRule, dueDay, saidOn } from "@/lib/claims/scope";
import { dayOf, firstDay } from "@/lib/dates/partial-date";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { directoryAt } from "@/lib/records/directory";
import { type Published, readRecords } from "@/lib/records/documents";
import { type Directory, type Named, namesBehind } from "@/lib/records/named";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";

/** A claim with all that it is held against. One that rests on a source not to be cited is never among them. */
export type SourcedClaim = { claim: Published<ClaimDocument>; around: Surroundings };

/** Every public claim with its source, whenever it was said. */
export async function readAllClaims(moment: Moment): Promise<SourcedClaim[]> {
  const [claims, sources, firstRecord] = await Promise.all([
    readRecords<ClaimDocument>("claim", moment),
    readRecords<SourceDocument>("source", moment),
    firstRecordDay(moment),
  ]);
  const byId = new Map(sources.map(({ key, document }) => [key, document]));
  const bySource = new Map(
    groupBy(claims, ({ document }) => document.source_id).map((of) => [of[0]?.document.source_id ?? "", of]),
  );
  return claims.flatMap((claim) => {
    const source = byId.get(claim.document.source_id);
    if (!source) return [];
    const siblings = (bySource.get(source.id) ?? []).map(({ document }) => document);
    return [{ claim, around: { source, said: saidOn(claim.document, source, siblings), firstRecord } }];
  });
}

/**
 * Every public claim as of a moment: one that was said later is not among them, and an undated one counts from the
 * day on which the register published it.
 */
export async function readClaims(moment: Moment): Promise<SourcedClaim[]> {
  const all = await readAllClaims(moment);
  return all.filter(({ claim, around: { said } }) => {
    const since = said === null ? dayOf(new Date(claim.updated_at)) : firstDay(said);
    return since <= moment.day;
  });
}

/** A claim as it is compared with others. */
export function toSaid({ claim: { document }, around: { source, said } }: SourcedClaim): Said {
  const { citations: _citations, value_text: _text, paraphrase: _paraphrase, ...rest } = document;
  return { ...rest, witness: witnessOf(source), due_on: dueDay(document, said) };
}

/** An area's code and those of all above it. */
function pathOf(code: string, areas: ReadonlyMap<string, Named>): string[] {
  const parent = areas.get(code)?.parent;
  return parent ? [code, ...pathOf(parent, areas)] : [code];
}

/** The names of a claim's speaker, programme and areas, in both languages. */
function namesOf(
  { speaker_body_code, programme_code, area_codes }: Omit<ClaimDocument, "citations">,
  directory: Directory,
): string[] {
  return [
    ...namesBehind(directory.body, [speaker_body_code]),
    ...namesBehind(directory.programme, [programme_code]),
    ...namesBehind(directory.area, area_codes),
  ];
}

/** The refs that each claim does not go together with. */
function opponentsOf(claims: readonly Said[]): (ref: string) => string[] {
  const pairs = findContradictions(claims).flatMap((found) => found.pairs);
  return (ref) => {
    const others = pairs.flatMap(([one, other]) => (one === ref ? [other] : other === ref ? [one] : []));
    return [...new Set(others)].sort();
  };
}

/** Claims counted at once: fewer than there are connections, so that nobody else waits for one. */
const AT_ONCE = 4;

async function inTurns<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < things.length; at += AT_ONCE)
    results.push(...(await Promise.all(things.slice(at, at + AT_ONCE).map(work))));
  return results;
}

/** Claims as rows of the ledger, counted by a rule. `all` are those that they are compared with. */
export async function toClaimRows(
  claims: readonly SourcedClaim[],
  all: readonly SourcedClaim[],
  moment: Moment,
  rule: CountingRule,
): Promise<ClaimRow[]> {
  const directory = await directoryAt(moment.revision);
  const said = all.map(toSaid);
  const copies = findCopies(said);
  const opponents = opponentsOf(said);
  return inTurns(claims, async ({ claim, around }) => {
    const { citations: _citations, ...document } = claim.document;
    const { on, on_basis, due, ...held } = await reconcileClaim(claim.document, around, moment, rule);
    return {
      ...document,
      ...held,
      compared_on: on,
      compared_basis: on_basis,
      due_on: due,
      said_on: around.said,
      witness: witnessOf(around.source),
      copy_of: copies.get(document.ref) ?? null,
      contradicts: opponents(document.ref),
      area_path: [...new Set(document.area_codes.flatMap((code) => pathOf(code, directory.area)))],
      names: namesOf(document, directory),
    };
  });
}
