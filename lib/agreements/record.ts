import type { AgreementDetail } from "@/lib/agreements/detail";
import { readNamedFacilities, toAgreementRow } from "@/lib/agreements/list";
import type { AgreementDocument } from "@/lib/agreements/schema";
import { readClaimsOf } from "@/lib/claims/beside";
import type { ListedFacility } from "@/lib/facilities/queries";
import { readRecord } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import { readCitedSources } from "@/lib/sources/queries";

/** Reads one agreement as of a moment; null when that revision had none. */
export async function readAgreement(
  ref: string,
  { moment, directory }: RecordRequest,
): Promise<AgreementDetail<ListedFacility> | null> {
  const record = await readRecord<AgreementDocument>("agreement", ref, moment);
  if (!record) return null;
  const { document } = record;
  const rests = [document, ...document.citations];
  const [byRef, sources, claims] = await Promise.all([
    readNamedFacilities([document], moment),
    readCitedSources(rests, moment),
    readClaimsOf((claim) => rests.some(({ source_id }) => source_id === claim.source_id), moment),
  ]);
  return {
    record,
    row: toAgreementRow(document, byRef, directory.body, moment),
    facilities: document.facilities.flatMap((one) => byRef.get(one) ?? []),
    sources,
    claims,
  };
}
