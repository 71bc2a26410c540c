/** A word beside a point: its middle, how wide it is, and how much it matters (the most first). */
export type Label = { key: string; x: number; y: number; text: string; weight: number };
export type PlacedLabel = Label & { top: number };

const LETTER = 6.6;
const HEIGHT = 13;
/** Above the point, below it, and further off. */
const TRIES = [-10, 19, -23, 32];

type Box = { from: number; to: number; top: number; bottom: number };
const boxOf = ({ x, text }: Label, top: number): Box => {
  const half = (text.length * LETTER) / 2;
  return { from: x - half, to: x + half, top: top - HEIGHT, bottom: top };
};
const meet = (one: Box, other: Box) =>
  one.from < other.to && other.from < one.to && one.top < other.bottom && other.top < one.bottom;

/**
 * Finds room for labels near their points, so that none covers another or a point; one without room is left out, for
 * the table has it. `floor` and `ceiling` are the ends of the drawing.
 */
export function placeLabels(
  labels: readonly Label[],
  { ceiling, floor, dots }: { ceiling: number; floor: number; dots: readonly { x: number; y: number }[] },
): PlacedLabel[] {
  const taken: Box[] = dots.map(({ x, y }) => ({ from: x - 5, to: x + 5, top: y - 5, bottom: y + 5 }));
  const placed: PlacedLabel[] = [];
  for (const label of labels.toSorted((one, other) => other.weight - one.weight)) {
    const tops = TRIES.map((off) => label.y + off).filter((top) => top - HEIGHT >= ceiling && top <= floor);
    const top = tops.find((at) => !taken.some((box) => meet(box, boxOf(label, at))));
    if (top === undefined) continue;
    taken.push(boxOf(label, top));
    placed.push({ ...label, top });
  }
  return placed;
}
