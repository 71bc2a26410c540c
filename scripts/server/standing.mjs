/** So long, in milliseconds, a request waits for the database to say how the register stands. */
const PATIENCE = 200;

/** For so long after its last answer, in milliseconds, a database that is late counts as busy, and not as away. */
const TRUSTED_FOR = 3000;

/** When the database answered last, by the clock of this process; at first, when it was asked for the first time. */
let answeredAt = Number.NaN;

/**
 * What the register's answers go by (lib/revisions/moment.ts): the newest revision and the day. `"away"` while the
 * database does not answer; null when nobody can tell, for nothing has been read yet or the machine is merely busy.
 *
 * @returns {Promise<string | "away" | null>}
 */
export async function readStanding() {
  const ask = globalThis.registryStanding;
  if (!ask) return null;
  // The first answer of a cold pool takes its time.
  if (Number.isNaN(answeredAt)) answeredAt = performance.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<string | null>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(performance.now() - answeredAt > TRUSTED_FOR ? "away" : null), PATIENCE);
  });
  const answer = ask().then(
    (standing) => {
      answeredAt = performance.now();
      return standing;
    },
    () => "away",
  );
  const standing = await Promise.race([answer, late]);
  clearTimeout(timer);
  return standing;
}
