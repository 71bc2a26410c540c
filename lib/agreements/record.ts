import type { AgreementDetail } from "@/lib/agreements/detail";
import { readNamedFacilities, toAgreementRow } from "@/lib/agreements/list";
import type { AgreementDocument } from "@/lib/agreements/schema";
import { readClaimsOf } from "@/lib/claims/beside";
import type { ClaimRow } from "@/lib/claims/columns";
import type { ListedFacility } from "@/lib/facilities/queries";
import { readRecord } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import { readCitedSources } from "@/lib/sources/queries";

/** Whether a claim may be about what an agreement promises: its number, or its kinds of facility. */
function isOfPromise({ promised_kinds, promised_count }: AgreementDocument, { value, kinds }: ClaimRow): boolean {
  if (promised_kinds.length === 0 || kinds.length === 0) return true;
  return value === promised_count || kinds.some((kind) => promised_kinds.includes(kind));
}

/** Reads one agreement as of a moment; null when that revision had none. */
export async function readAgreement(
  ref: string,
  { moment, directory }: RecordRequest,
): Promise<AgreementDetail<ListedFacility> | null> {
  const record = await readRecord<AgreementDocument>("agreement", ref, moment);
  if (!record) return null;
  const { document } = record;
  const rests = [document, ...document.citations];
  const restsOn = new Set(rests.map(({ source_id }) => source_id));
  const [byRef, sources, claims] = await Promise.all([
    readNamedFacilities([document], moment),
    readCitedSources(rests, moment),
    readClaimsOf((claim) => restsOn.has(claim.source_id) && isOfPromise(document, claim), moment),
  ]);
  return {
    record,
    row: toAgreementRow(document, byRef, directory.body, moment),
    facilities: document.facilities.flatMap((one) => byRef.get(one) ?? []),
    sources,
    claims,
  };
}
