/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Something went wrong that the reader can do something about: said as it is, without a stack. */
export class Complaint extends Error {}

/**
 * One line for one step: what is being done, then how long it took. A step that fails ends its line too, so that
 * what follows starts on its own.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayWhile(what, work) {
  const began = Date.now();
  process.stdout.write(`${what} ... `);
  try {
    const result = await work();
    process.stdout.write(`${formatDuration(Date.now() - began)}\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}

/** @param {number} milliseconds */
export function formatDuration(milliseconds) {
  return milliseconds < 10_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 1000)} s`;
}

/**
 * The last word of a command that cannot go on.
 *
 * @param {unknown} error
 */
export function sayFailure(error) {
  process.stderr.write(`\n${explain(error)}\n`);
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof Complaint) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (path && code && ["EACCES", "EPERM", "EROFS"].includes(code)) {
    return `${path} may not be changed by this account: start as the user to whom this folder belongs.`;
  }
  if (path && code === "ENOSPC") return `The disk is full: ${path} could not be written.`;
  return error.stack ?? error.message;
}
