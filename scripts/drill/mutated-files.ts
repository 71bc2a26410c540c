import { type Random, randomOf } from "@/lib/synthetic/random";

/** A file as somebody might send it: mutated, and perhaps cut off on its way after so many bytes of the request. */
export type Upload = { name: string; bytes: Buffer; cut: number | null };

/** One thing that can happen to a file. */
const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.integer(0, changed.length - 1)] = random.integer(0, 255);
    return changed;
  },
  (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  (bytes, random) => {
    const [from, until] = [random.integer(0, bytes.length), random.integer(0, bytes.length)].sort(
      (one, other) => one - other,
    );
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
  },
  (bytes, random) => {
    const [at, from] = [random.integer(0, bytes.length), random.integer(0, bytes.length)];
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + 200), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = random.integer(0, bytes.length);
    const strange = random.pick(['"', "\r", "\0", "\u202e", "(clear)", "=1+1", ";;", "\ufeff", "-1", "1e309", "--b"]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(strange), bytes.subarray(at)]);
  },
];

/** The upload of a seed and a turn: the same again whenever it is asked for. Half the turns leave the file as it is or nearly. */
export function makeUpload(files: readonly { name: string; bytes: Buffer }[], seed: number, turn: number): Upload {
  const random = randomOf(seed, turn);
  const file = random.pick(files);
  let { bytes } = file;
  for (let left = random.integer(0, 3); left > 0 && bytes.length > 0; left -= 1)
    bytes = random.pick(MUTATIONS)(bytes, random);
  return { name: file.name, bytes, cut: random.integer(0, 5) === 0 ? random.integer(0, bytes.length) : null };
}

const REFS = ["PKF6FWFKE", "PKF5WF1J0", "PKF90KB3C", "PKF8HQF26", "PKFBKMAVR", "PKF93EWP1"];

/** A file that changes something as it stands, another one each turn: new numbers of seats, and a place. */
export function composeFile(turn: number): { name: string; bytes: Buffer } {
  const rows = REFS.map((ref, at) => `${ref},${1000 + turn * 10 + at},"Ward ${turn}, مرکز",URDUPT-20240207`);
  return { name: `turn-${turn}.csv`, bytes: Buffer.from(["ref,seats,place,source_ids", ...rows, ""].join("\r\n")) };
}
