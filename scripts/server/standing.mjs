/** So long, in milliseconds, a request waits for the database to say how the register stands. */
const PATIENCE = 200;

/** How often the database is asked while nobody else does. */
const BEAT = 500;

/** After so long without an answer it is away, and not merely busy. */
const SILENT = 3000;

/** An answer that takes longer is a slow one; two of these in a row, and a page of many questions would hang. */
const SLOW = 1000;

/** What time is counted in: a moment in which this process itself stood still is none in which the database was late. */
const TICK = 50;

let isAway = false;
let isWatched = false;

/**
 * What the register's answers go by (lib/revisions/moment.ts): the newest revision and the day. `"away"` while the
 * database does not answer; null when nobody can tell, for nothing has been read yet or the machine is merely busy.
 *
 * @returns {Promise<string | "away" | null>}
 */
export async function readStanding() {
  const ask = globalThis.registryStanding;
  if (!ask) return null;
  // Whoever watches it says when it is back.
  if (isAway && isWatched) return "away";
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<null>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  const answer = ask().catch(() => {
    isAway = true;
    return "away";
  });
  const standing = await Promise.race([answer, late]);
  clearTimeout(timer);
  return standing;
}

/**
 * Asks the database all the time how it is, so that a request learns at once when it is away, and what waits for one
 * that has fallen silent is broken off in the seconds after.
 *
 * @returns {() => void} ends it
 */
export function watchStanding() {
  isWatched = true;
  /** How many ticks the question that is open has waited; null: none is. @type {number | null} */
  let waited = null;
  let wasSlow = false;
  let rest = 0;
  const fall = () => {
    if (!isAway) globalThis.registryCut?.();
    isAway = true;
  };
  const look = async () => {
    const ask = globalThis.registryStanding;
    if (!ask) return;
    waited = 0;
    try {
      await ask();
      wasSlow = waited * TICK > SLOW;
      if (!wasSlow) isAway = false;
    } catch {
      isAway = true;
      wasSlow = false;
    }
    waited = null;
    rest = 0;
  };
  const clock = setInterval(() => {
    if (waited === null) {
      rest += TICK;
      if (rest >= BEAT || wasSlow) void look();
      return;
    }
    waited += 1;
    // The second slow one in a row; its end need not be waited for.
    if (wasSlow && waited * TICK > SLOW) fall();
    // Once: breaking it off ends the question, too.
    if (waited * TICK === SILENT) {
      isAway = false;
      fall();
    }
  }, TICK);
  clock.unref();
  return () => {
    clearInterval(clock);
    isWatched = false;
    isAway = false;
  };
}
