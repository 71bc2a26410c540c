import { randomInt } from "node:crypto";
import { z } from "zod";

/** Crockford's base32: no letter that is taken for another, in print or on the telephone. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A number for a suggestion, that nobody guesses: `S-7K3M9-QX2ZD`. */
export function drawReference(): string {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return `S-${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** A reference as people type it: any case, with or without its hyphens. Null when it can be none. */
export function readReference(text: string): string | null {
  const signs = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^S(?=.{10}$)/, "");
  const plain = signs.replace(/O/g, "0").replace(/[IL]/g, "1");
  return z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    .safeParse(plain).success
    ? `S-${plain.slice(0, 5)}-${plain.slice(5)}`
    : null;
}
