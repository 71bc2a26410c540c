import { facilitiesPath, mapFilePath } from "@/lib/paths";
import { DEFAULT_PAGE_SIZE } from "@/lib/records/view";
import { ask, isServed, timeAll } from "./client";
import { composeExtents, composeFilters, readChoices } from "./questions";
import { atMost, type Finding, median, percentile } from "./report";
import { inTurn, type Register, type Stage } from "./stage";

const SMALL = 10_000;
const PROBES = 40;
/** Of fewer the slowest twentieth is what else the machine did just then. */
const MAP_PROBES = 200;
const MOST_BYTES = 200 * 1024;

const at = ({ program }: Register, paths: readonly string[]) => timeAll(paths.map((path) => program.origin + path));

/** How long a table page took, and whether it has as many rows as a page may have. */
async function askTable(address: string): Promise<{ took: number; full: boolean }> {
  const { took, body } = await ask(address);
  return { took, full: (body.match(/<tr\b/g)?.length ?? 0) > DEFAULT_PAGE_SIZE };
}

/**
 * The table page as the register grows: filters that nobody asked before, and the page that everybody opens. A filter
 * finds a hundred times as many in the large register: two rows or fifty are not the same page, so that those whose
 * page is full in both are held against each other, and all of them shown beside.
 */
export async function measureGrowth({ big, smaller, rounds }: Stage): Promise<Finding[]> {
  const small = await smaller(SMALL);
  if (!small || !(await isServed(big.program.origin + facilitiesPath("en")))) return [];
  const paths = composeFilters(await readChoices(big.url), PROBES * 3 * rounds, 21).map((query) =>
    facilitiesPath("en", query),
  );
  const pages: { ours: number; theirs: number; full: boolean }[] = [];
  for (const path of paths) {
    const [ours, theirs] = [await askTable(big.program.origin + path), await askTable(small.program.origin + path)];
    pages.push({ ours: ours.took, theirs: theirs.took, full: ours.full && theirs.full });
  }
  const grown = (some: typeof pages) => median(some.map(({ ours }) => ours)) / median(some.map(({ theirs }) => theirs));
  const home = Array.from({ length: PROBES }, () => facilitiesPath("en"));
  await Promise.all([at(big, home), at(small, home)]);
  const again = await inTurn(
    rounds,
    () => at(big, home),
    () => at(small, home),
  );
  const yardstick = `the same at ${SMALL}`;
  const full = pages.filter((page) => page.full);
  return [
    atMost(`list page, a new filter each time, ${full.length} full pages`, yardstick, grown(full), 1.5),
    { what: "list page, a new filter each time, of any length", yardstick, ratio: grown(pages), aim: null, met: null },
    atMost("list page without a filter", yardstick, median(again.ours.flat()) / median(again.theirs.flat()), 1.5),
  ];
}

/** The map's answers at any extent and filter, none asked before: how long they take and how big they get. */
export async function measureMap({ big, smaller, rounds }: Stage): Promise<Finding[]> {
  const filters = composeFilters(await readChoices(big.url), MAP_PROBES * rounds, 31);
  const extents = composeExtents(MAP_PROBES * rounds, 32);
  // Every third one without a filter: then all points of the extent take part.
  const paths = extents.map((extent, index) => mapFilePath(index % 3 ? `${extent}&${filters[index]}` : extent));
  const small = await smaller(SMALL);
  let [round, other] = [0, 0];
  const part = (from: number) => paths.slice(from * MAP_PROBES, (from + 1) * MAP_PROBES);
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
