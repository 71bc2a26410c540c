import { FacilityRef } from "@/lib/facilities/ref";
import { spellingVariants } from "@/lib/search/fold";

const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 9;

/** Says whether refs begin as a folded word does. */
export const beginsRef = (word: string): boolean =>
  "pkf".startsWith(word) || new RegExp(`^pkf[${SIGNS}]{1,6}$`).test(word);

/** A word as it is, or with the one letter that it lacks, if that can make a ref of it. */
function completeRef(word: string): string[] {
  if (word.length === LENGTH) return [word];
  if (word.length !== LENGTH - 1) return [];
  if (!word.startsWith("pkf")) return /^(pk|pf|kf)/.test(word) ? [`pkf${word.slice(2)}`] : [];
  return Array.from({ length: LENGTH - 3 }, (_, at) => at + 3).flatMap((at) =>
    [...SIGNS].map((sign) => word.slice(0, at) + sign + word.slice(at)),
  );
}

/**
 * The refs that are one slip away from a folded word, as `spellingVariants` has it for all other words. Of some thousand
 * ways to put it right the check character leaves a few dozen, so that refs need not be kept with all their variants.
 */
export function refsNear(word: string): string[] {
  const near = new Set(spellingVariants(word).flatMap(completeRef));
  return [...near].map((ref) => ref.toUpperCase()).filter((ref) => FacilityRef.safeParse(ref).success);
}
