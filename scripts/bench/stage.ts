import type { Program } from "./programs";

/** A synthetic register that is being served. */
export type Register = { count: number; url: string; program: Program };

/** What the measures work with: the register of the size asked for, smaller ones to hold it against, and how often to look. */
export type Stage = {
  big: Register;
  /** The register of another size, served too; null when that is not smaller. */
  smaller(count: number): Promise<Register | null>;
  rounds: number;
  folder: string;
};

/** Does two things in turn, so many times, so that what else the machine does falls on both. */
export async function inTurn<Result>(
  rounds: number,
  ours: () => Promise<Result>,
  theirs: () => Promise<Result>,
): Promise<{ ours: Result[]; theirs: Result[] }> {
  const done: { ours: Result[]; theirs: Result[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const turns = [async () => done.ours.push(await ours()), async () => done.theirs.push(await theirs())];
    for (const turn of round % 2 ? turns.reverse() : turns) await turn();
  }
  return done;
}
