import { checkCharacter } from "@/lib/facilities/ref";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Four characters of 32 each; the fifth is chosen so that the check character is one that refs may have. */
const MASK = 2 ** 20 - 1;
/** Of the 32 fifth characters at least so many lead to a check character that is allowed. */
const FIFTHS = 16;

/** How many distinct refs there are to give. */
export const MOST_REFS = (MASK + 1) * FIFTHS;

/** Spreads numbers over the whole space, no two to one place: each step can be undone. */
function scatter(seed: number, index: number): number {
  let value = (index ^ Math.imul(seed, 0x9e3779b1)) & MASK;
  for (const factor of [0x2c1b3c6d, 0x297a2d39]) {
    value = Math.imul(value, factor) & MASK;
    value ^= value >>> 10;
  }
  return value;
}

/** The ref of the facility with a number: opaque as real ones are, distinct for distinct numbers, with its check character. */
export function composeRef(seed: number, index: number): string {
  const value = scatter(seed, index & MASK);
  const four = [15, 10, 5, 0].map((shift) => DIGITS.charAt((value >>> shift) & 31)).join("");
  let left = Math.floor(index / (MASK + 1));
  for (let at = 0; at < DIGITS.length; at += 1) {
    const five = four + DIGITS.charAt((at + value) % DIGITS.length);
    const ref = `PKF${five}${checkCharacter(five)}`;
    if (!DIGITS.includes(ref.slice(-1))) continue;
    if (left === 0) return ref;
    left -= 1;
  }
  throw new Error(`There is no ref for the facility ${index}`);
}
