/**
 * How long something took, as far as it is known: not before `from` days and no later than `to`, both included; `to`
 * is infinite while it has not happened.
 */
export type Span = { from: number; to: number };

/** A step of a survival curve: after so many days, this share had still not happened. */
export type SurvivalStep = { days: number; waiting: number };

/** The innermost intervals that can carry weight: from a left end to the next right end with no left end between. */
function innermost(spans: readonly Span[]): Span[] {
  const ends = spans
    .flatMap(({ from, to }) => [
      { at: from, left: true },
      { at: to, left: false },
    ])
    // Spans are closed: at one point they open before they close, so that an exact span is a cell of its own.
    .toSorted((a, b) => a.at - b.at || Number(b.left) - Number(a.left));
  return ends.flatMap((end, at) => {
    const next = ends[at + 1];
    return end.left && next && !next.left ? [{ from: end.at, to: next.at }] : [];
  });
}

/** Spans that cover the same cells, `first` to `last`, and how many there are of them. */
type Cover = { first: number; last: number; spans: number };

/** Cells stand in order, so that those inside a span are neighbours. */
function coverCells(spans: readonly Span[], cells: readonly Span[]): Cover[] {
  const covers = new Map<string, Cover>();
  for (const span of spans) {
    const first = cells.findIndex((cell) => cell.from >= span.from && cell.to <= span.to);
    const last = cells.findLastIndex((cell) => cell.from >= span.from && cell.to <= span.to);
    const cover = covers.get(`${first} ${last}`) ?? { first, last, spans: 0 };
    cover.spans += 1;
    covers.set(`${first} ${last}`, cover);
  }
  return [...covers.values()];
}

/** One round of self-consistency: each span shares itself out over its cells by their weights. */
function shareOut(weights: Float64Array, covers: readonly Cover[], spans: number): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  for (const [at, weight] of weights.entries()) sums[at + 1] = (sums[at] ?? 0) + weight;
  const begins = new Float64Array(weights.length + 1);
  for (const { first, last, spans: count } of covers) {
    const mass = (sums[last + 1] ?? 0) - (sums[first] ?? 0);
    if (mass <= 0) continue;
    begins[first] = (begins[first] ?? 0) + count / mass;
    begins[last + 1] = (begins[last + 1] ?? 0) - count / mass;
  }
  let factor = 0;
  return weights.map((weight, at) => {
    factor += begins[at] ?? 0;
    return (weight * factor) / spans;
  });
}

/**
 * While somebody still waits, nothing is known after the longest wait on record: an end that may lie beyond it would
 * else be taken for the end of all who wait.
 */
function endOfKnowledge(spans: readonly Span[]): number {
  const waiting = spans.some(({ to }) => !Number.isFinite(to));
  return waiting ? spans.reduce((longest, { from }) => Math.max(longest, from), 0) : Number.POSITIVE_INFINITY;
}

const MOST_ROUNDS = 2000;
const SMALL = 1e-9;

/**
 * The survival curve of interval-censored spans: Turnbull's self-consistent estimate (B. W. Turnbull, J. Royal
 * Statistical Society B 38, 1976). With exact spans and right censoring alone it is Kaplan and Meier's. Those still
 * waiting count as waiting, so it is never the mean of the finished. It ends where the last of them is lost from sight.
 * Empty for no spans.
 */
export function estimateSurvival(spans: readonly Span[]): SurvivalStep[] {
  const cells = innermost(spans);
  if (cells.length === 0) return [];
  const covers = coverCells(spans, cells);
  let weights = new Float64Array(cells.length).fill(1 / cells.length);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = shareOut(weights, covers, spans.length);
    const moved = next.reduce((most, weight, at) => Math.max(most, Math.abs(weight - (weights[at] ?? 0))), 0);
    weights = new Float64Array(next);
    if (moved < SMALL) break;
  }
  const end = endOfKnowledge(spans);
  let waiting = 1;
  const steps: SurvivalStep[] = [{ days: 0, waiting: 1 }];
  for (const [at, cell] of cells.entries()) {
    if (!Number.isFinite(cell.to) || cell.to > end) continue;
    waiting = Math.max(0, waiting - (weights[at] ?? 0));
    steps.push({ days: cell.to, waiting: Math.round(waiting * 1e6) / 1e6 });
  }
  return steps;
}

/** The days after which at most this share was still waiting; null when the curve never falls so low. */
export function quantileDays(steps: readonly SurvivalStep[], waiting: number): number | null {
  return steps.find((step) => step.waiting <= waiting + SMALL)?.days ?? null;
}
