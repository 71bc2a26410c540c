import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateSurvival, quantileDays } from "@/lib/statistics/survival";

const FOR_EVER = Number.POSITIVE_INFINITY;

test("with exact spans and right censoring alone it is Kaplan and Meier's estimate", () => {
  // Four people at risk; one leaves unobserved after the second event: 3/4, 2/4, then 0 of the one left.
  const steps = estimateSurvival([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
    { from: 3, to: FOR_EVER },
    { from: 4, to: 4 },
  ]);
  expect(steps).toEqual([
    { days: 0, waiting: 1 },
    { days: 1, waiting: 0.75 },
    { days: 2, waiting: 0.5 },
    { days: 4, waiting: 0 },
  ]);
});

test("those still waiting keep the curve up, where a mean of the finished would forget them", () => {
  const steps = estimateSurvival([
    { from: 100, to: 100 },
    ...Array.from({ length: 9 }, () => ({ from: 1000, to: FOR_EVER })),
  ]);
  expect(steps.at(-1)).toEqual({ days: 100, waiting: 0.9 });
  expect(quantileDays(steps, 0.5)).toBeNull();
});

test("an end that may lie beyond all that was seen does not end the waiting of the others", () => {
  const waiting = Array.from({ length: 9 }, () => ({ from: 400, to: FOR_EVER }));
  expect(estimateSurvival([{ from: 100, to: 500 }, ...waiting])).toEqual([{ days: 0, waiting: 1 }]);
  // Where nobody waits any more, all have got there by the last bound.
  expect(estimateSurvival([{ from: 100, to: 500 }]).at(-1)).toEqual({ days: 500, waiting: 0 });
});

test("bounds that overlap share what they know: worked out by hand", () => {
  // Cells [2,3] and [5,6]; the middle span fits both. By symmetry of the first and last each cell has half.
  const steps = estimateSurvival([
    { from: 1, to: 3 },
    { from: 2, to: 6 },
    { from: 5, to: 7 },
  ]);
  expect(steps).toEqual([
    { days: 0, waiting: 1 },
    { days: 3, waiting: 0.5 },
    { days: 6, waiting: 0 },
  ]);
  expect(quantileDays(steps, 0.5)).toBe(3);
});

test("nothing observed gives no curve", () => {
  expect(estimateSurvival([])).toEqual([]);
  expect(quantileDays([], 0.5)).toBeNull();
});

const span = fc
  .tuple(fc.nat(1000), fc.option(fc.nat(1000)))
  .map(([from, more]) => ({ from, to: more === null ? FOR_EVER : from + more }));

test("the share still waiting never rises and stays between one and none", () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 30 }), (spans) => {
      const steps = estimateSurvival(spans);
      for (const [at, step] of steps.entries()) {
        expect(step.waiting).toBeGreaterThanOrEqual(0);
        expect(step.waiting).toBeLessThanOrEqual(steps[at - 1]?.waiting ?? 1);
      }
    }),
  );
});
