/** A source of chance that gives the same numbers for the same seed, on every machine. */
export type Random = {
  /** A number from 0 up to but not including 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; the weights need not sum to anything. */
  weigh<T>(from: readonly (readonly [T, number])[]): T;
  /** Picks with a preference for the front of the list, as names and words of a language are spread (Zipf). */
  prefer<T>(from: readonly T[], strength?: number): T;
  /** A deviation around 0, about as a bell curve; hardly ever beyond 3. */
  deviate(): number;
};

/** Mixes two whole numbers into a 32-bit seed, so that neighbours have nothing in common. */
function mix(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function first<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is nothing to pick from");
  return value;
}

/** The chance of one record: it depends on the seed and the record's number alone, so that records can be made apart. */
export function randomOf(seed: number, index: number): Random {
  // Mulberry32: 32 bits of state are plenty for the hundred draws of one record.
  let state = mix(seed, index);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => first(from[Math.floor(next() * from.length)]),
    weigh: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return first(found ?? from.at(-1))[0];
    },
    prefer: (from, strength = 2) => first(from[Math.floor(next() ** strength * from.length)]),
    deviate: () => next() + next() + next() + next() + next() + next() - 3,
  };
}
