const encoder = new TextEncoder();

/** A part of a body: text, or bytes as they are. */
export type Part = string | Uint8Array<ArrayBuffer>;

/** A part as bytes. */
export const toBytes = (part: Part): Uint8Array<ArrayBuffer> =>
  typeof part === "string" ? encoder.encode(part) : part;

/**
 * So many parts of files are made at a time, however many files are being read. Twenty readers of a format that packs
 * its rows small ask for more than the machine can make: they wait for each other, and nobody else for them.
 */
const AT_ONCE = 2;

/** So long a part waits for visitors who have no answer yet, in milliseconds; on a busy day files go on, slowly. */
const PATIENCE = 50;

declare global {
  /** The parts that are being made, and who waits to make one: one count a process, for all bundles of it. */
  var registryParts: { making: number; waiting: (() => void)[] } | undefined;
  /** Requests whose answer has not begun (scripts/server/observe.mjs). */
  var registryUnanswered: number | undefined;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets those go first who have asked and have no answer yet. */
async function letVisitorsPass(): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (globalThis.registryUnanswered && performance.now() < until) await wait(2);
}

async function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  globalThis.registryParts ??= { making: 0, waiting: [] };
  const parts = globalThis.registryParts;
  if (parts.making < AT_ONCE) parts.making += 1;
  else await new Promise<void>((resolve) => parts.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = parts.waiting.shift();
    // What others have asked meanwhile comes first.
    if (next) setImmediate(next);
    else parts.making -= 1;
  }
}

/**
 * A body that is made as it is read: the next part is asked for only when the reader wants more, so a slow one costs
 * neither memory nor a connection. It stops when the reader goes; a failure breaks the transfer off, so that a cut
 * file cannot be taken for a whole one.
 */
export function streamText(parts: AsyncGenerator<Part>): ReadableStream<Uint8Array> {
  // The first part was made before the answer began, and keeps nobody waiting.
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await takeTurn(async () => {
          if (begun) await letVisitorsPass();
          begun = true;
          return parts.next();
        });
        if (done) controller.close();
        else controller.enqueue(toBytes(value));
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Makes the first part before anything is sent, so that what is refused or fails there still gets an answer of its own. */
export async function startText(parts: AsyncGenerator<Part>): Promise<AsyncGenerator<Part>> {
  const first = await takeTurn(() => parts.next());
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* parts;
  })();
}

/** Makes one part while the one before it is being sent, and no more than that one. */
export async function* readAhead(parts: AsyncGenerator<Part>): AsyncGenerator<Part> {
  let next = parts.next();
  try {
    for (let part = await next; !part.done; part = await next) {
      next = parts.next();
      // Whoever asks for it hears of its failure; when nobody asks any more, nobody needs to.
      next.catch(() => {});
      yield part.value;
    }
  } finally {
    await parts.return(undefined);
  }
}
