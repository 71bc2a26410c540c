import type { ClaimRow } from "@/lib/claims/columns";
import { findContradictions } from "@/lib/claims/contradictions";
import type { ClaimsBeside } from "@/lib/claims/detail";
import { CLAIM_LIST } from "@/lib/claims/list";
import type { Moment } from "@/lib/revisions/moment";

/** Reads the claims that some condition picks, in order of time, with every contradiction that one of them is in. */
export async function readClaimsOf(picks: (claim: ClaimRow) => boolean, moment: Moment): Promise<ClaimsBeside> {
  const all = await CLAIM_LIST.read(moment, {});
  const rows = all.filter(picks).sort((one, other) => (one.said_on ?? "9").localeCompare(other.said_on ?? "9"));
  const refs = new Set(rows.map(({ ref }) => ref));
  const found = findContradictions(all);
  return {
    rows,
    contradictions: found.filter(({ pairs }) => pairs.flat().some((ref) => refs.has(ref))),
    all: new Map(all.map((row) => [row.ref, row])),
  };
}
