/** What came of one race: whether exactly one of those who ran it won, and what went wrong besides losing. */
export type Outcome = { winners: number; failures: string[] };

/** A drill: a race that is run again and again, each time from a state of its own. */
export type Drill = {
  name: string;
  /** Prepares what is raced for and runs it. `round` is the seed: a round run again is the same race. */
  run(round: number): Promise<Outcome>;
  /** Holds the log and the tables against what was won, after all rounds; says what does not fit. */
  check(won: number): Promise<string[]>;
};

/** Runs all of something at once; losing is an error of one of the `expected` names, anything else a failure. */
export async function race(
  runners: readonly (() => Promise<unknown>)[],
  expected: readonly string[],
): Promise<Outcome> {
  const settled = await Promise.allSettled(runners.map((run) => run()));
  const failures = settled.flatMap((one) => {
    if (one.status === "fulfilled") return [];
    const name = one.reason instanceof Error ? one.reason.constructor.name : "";
    return expected.includes(name) ? [] : [String(one.reason)];
  });
  return { winners: settled.filter(({ status }) => status === "fulfilled").length, failures };
}

/** Runs a drill so many times; answers what was wrong, nothing when each round had exactly one winner. */
export async function runDrill(drill: Drill, rounds: number, from = 0): Promise<string[]> {
  const wrong: string[] = [];
  for (let round = from; round < from + rounds; round += 1) {
    const { winners, failures } = await drill.run(round);
    if (winners !== 1) wrong.push(`${drill.name}, round ${round}: ${winners} winners`);
    wrong.push(...failures.map((failure) => `${drill.name}, round ${round}: ${failure}`));
  }
  return [...wrong, ...(await drill.check(rounds))];
}
