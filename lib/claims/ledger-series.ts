import type { ClaimRow } from "@/lib/claims/columns";
import { CLAIM_LIST, type ClaimFilter } from "@/lib/claims/list";
import { type ClaimSeries, toSeries } from "@/lib/claims/series";
import { type ListRequest, readList } from "@/lib/records/list";

/**
 * The claims of the ledger over time, where its filter asks for one measure of one speaker or programme: what else
 * could not be drawn as one thing. Empty otherwise.
 */
export async function readLedgerSeries(request: ListRequest<ClaimFilter>): Promise<ClaimSeries<ClaimRow>[]> {
  const { measure, body, programme } = request.filter;
  if (measure?.length !== 1 || (body?.length !== 1 && programme?.length !== 1)) return [];
  return toSeries(await readList(CLAIM_LIST, request));
}
