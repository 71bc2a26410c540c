import { facilitiesPath, mapFilePath } from "@/lib/paths";
import { ask, isServed, timeAll } from "./client";
import { composeExtents, composeFilters, readChoices } from "./questions";
import { atMost, type Finding, median, percentile } from "./report";
import { inTurn, type Register, type Stage } from "./stage";

const SMALL = 10_000;
const PROBES = 40;
const MOST_BYTES = 200 * 1024;

const at = ({ program }: Register, paths: readonly string[]) => timeAll(paths.map((path) => program.origin + path));

/** The table page as the register grows: filters that nobody asked before, and the page that everybody opens. */
export async function measureGrowth({ big, smaller, rounds }: Stage): Promise<Finding[]> {
  const small = await smaller(SMALL);
  if (!small || !(await isServed(big.program.origin + facilitiesPath("en")))) return [];
  const filters = composeFilters(await readChoices(big.url), PROBES * rounds, 21);
  let [round, other] = [0, 0];
  const pages = (from: number) =>
    filters.slice(from * PROBES, (from + 1) * PROBES).map((query) => facilitiesPath("en", query));
  const first = await inTurn(
    rounds,
    () => at(big, pages(round++)),
    () => at(small, pages(other++)),
  );
  const home = Array.from({ length: PROBES }, () => facilitiesPath("en"));
  await Promise.all([at(big, home), at(small, home)]);
  const again = await inTurn(
    rounds,
    () => at(big, home),
    () => at(small, home),
  );
  const yardstick = `the same at ${SMALL}`;
  return [
    atMost(
      "list page, a new filter each time",
      yardstick,
      median(first.ours.flat()) / median(first.theirs.flat()),
      1.5,
    ),
    atMost("list page without a filter", yardstick, median(again.ours.flat()) / median(again.theirs.flat()), 1.5),
  ];
}

/** The map's answers at any extent and filter, none asked before: how long they take and how big they get. */
export async function measureMap({ big, smaller, rounds }: Stage): Promise<Finding[]> {
  const filters = composeFilters(await readChoices(big.url), PROBES * rounds, 31);
  const extents = composeExtents(PROBES * rounds, 32);
  // Every third one without a filter: then all points of the extent take part.
  const paths = extents.map((extent, index) => mapFilePath(index % 3 ? `${extent}&${filters[index]}` : extent));
  const small = await smaller(SMALL);
  let [round, other] = [0, 0];
  const part = (from: number) => paths.slice(from * PROBES, (from + 1) * PROBES);
  const times =
    small &&
    (await inTurn(
      rounds,
      () => at(big, part(round++)),
      () => at(small, part(other++)),
    ));
  // After the times: what is asked twice is kept, and would have been known to one of the two only.
  let largest = 0;
  for (const path of [...paths, mapFilePath(), mapFilePath("extent=60,23,81,38&zoom=14")]) {
    largest = Math.max(largest, (await ask(big.program.origin + path)).bytes);
  }
  const size: Finding = {
    what: "map, largest answer",
    yardstick: "",
    ratio: null,
    value: `${Math.ceil(largest / 1024)} KB`,
    aim: `<= ${MOST_BYTES / 1024} KB`,
    met: largest <= MOST_BYTES,
  };
  if (!times) return [size];
  const yardstick = `the same at ${SMALL}`;
  return [
    atMost("map, any extent and filter, median", yardstick, median(times.ours.flat()) / median(times.theirs.flat()), 2),
    atMost(
      "map, any extent and filter, p95",
      yardstick,
      percentile(times.ours.flat(), 95) / percentile(times.theirs.flat(), 95),
      2,
    ),
    size,
  ];
}
