import { z } from "zod";

const REF_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The check character of five characters of a ref: ISO/IEC 7064 MOD 37,36. */
export function checkCharacter(five: string): string {
  let product = 36;
  for (const character of five) {
    const sum = (product + REF_VALUES.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return REF_VALUES[(37 - product) % 36] ?? "";
}

/** `PKF`, five Crockford base32 characters and a check character. */
export const FacilityRef = z
  .string()
  .regex(/^PKF[0-9A-HJKMNP-TV-Z]{6}$/, "must be PKF and six characters")
  .refine((ref) => checkCharacter(ref.slice(3, 8)) === ref[8], "has a wrong check character");
