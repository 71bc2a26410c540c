import { expect, test } from "vitest";
import type { MapColours } from "@/components/map/colours";
import { fillIn } from "@/components/map/fill-in";
import { placeCaptions } from "@/components/map/place-captions";
import { findTarget, layOut } from "@/components/map/targets";
import { groupMarks } from "@/lib/map/group";
import { countGroups, type ListedMember, type Mark } from "@/lib/map/schema";
import { buildPlaces } from "@/scripts/geo/build-places";
import { readAreas } from "@/scripts/geo/read-registry";

/** Mercator pixels at a zoom, as Leaflet has them. */
function projectAt(zoom: number) {
  const size = 256 * 2 ** zoom;
  return (lat: number, lon: number) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return { x: (lon / 360 + 0.5) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
  };
}

function facility(ref: string, lat: number, lon: number): ListedMember {
  return {
    ref,
    name: ref,
    name_ur: null,
    kind: "freelancing_hub",
    status: "operational",
    group: "open",
    status_on: null,
    contested: false,
    precision: "place",
    place: null,
    district_ur: null,
    lat,
    lon,
  };
}

const shared = groupMarks(["A", "B", "C"].map((ref) => facility(ref, 33, 73)));
const names = buildPlaces(readAreas());
const cluster: Mark = { lat: 33.5, lon: 73.5, n: 40, groups: { open: 30, promised: 10 } };

test("facilities on one point become one mark, which counts their groups", () => {
  const marks = groupMarks([facility("A", 33, 73), facility("B", 33, 73), facility("C", 34, 73)]);
  expect(marks.map((mark) => mark.n)).toEqual([2, 1]);
  expect(marks.map(countGroups)).toEqual([{ open: 2 }, { open: 1 }]);
  expect(countGroups(cluster)).toEqual({ open: 30, promised: 10 });
});

test("a shared point fans out when it is pressed or near, and never covers one of its own", () => {
  const project = projectAt(9);
  expect(layOut(shared, 9, null, project)).toHaveLength(1);
  for (const targets of [layOut(shared, 9, "33,73", project), layOut(shared, 12, null, projectAt(12))]) {
    expect(targets.map(({ member }) => member?.ref).sort()).toEqual(["A", "B", "C"]);
    for (const a of targets) {
      for (const b of targets) {
        if (a !== b) expect(Math.hypot(a.dx - b.dx, a.dy - b.dy)).toBeGreaterThan(a.radius + b.radius);
      }
    }
  }
});

test("a press takes the nearest mark within reach, and nothing beyond it", () => {
  const project = projectAt(9);
  const targets = layOut([...shared, cluster], 9, null, project);
  const at = project(33, 73);
  expect(findTarget(targets, { x: at.x + 5, y: at.y }, 3, project)?.mark.n).toBe(3);
  expect(findTarget(targets, { x: at.x + 27, y: at.y }, 3, project)).toBeNull();
  expect(findTarget(targets, { x: at.x + 27, y: at.y }, 14, project)?.mark.n).toBe(3);
});

test("overlapping neighbourhoods move a little apart; a known point stays where it is", () => {
  const project = projectAt(5);
  const near: Mark = { ...cluster, lat: 33.6, lon: 73.6, n: 7 };
  const [a, b] = layOut([cluster, near], 5, null, project);
  expect(Math.hypot((a?.dx ?? 0) - (b?.dx ?? 0), (a?.dy ?? 0) - (b?.dy ?? 0))).toBeGreaterThan(5);
  const kept = layOut([cluster, ...shared], 5, null, project).find(({ mark }) => mark.n === 3);
  expect([kept?.dx, kept?.dy]).toEqual([0, 0]);
});

test.each([
  ["en", 5],
  ["en", 7.5],
  ["ur", 6],
  ["ur", 9],
] as const)("names in %s at zoom %d keep clear of each other and of discs", (locale, zoom) => {
  const project = projectAt(zoom);
  const obstacles = [{ lat: 33.7, lon: 73.05, dx: 0, dy: 0, radius: 20 }];
  const captions = placeCaptions(names, {
    locale,
    zoom,
    colours: {} as MapColours,
    obstacles,
    project,
    measure: (text) => text.length * 7,
  });
  expect(captions.length).toBeGreaterThan(10);
  const written = captions.flatMap(({ lat, lon, draw }) =>
    readLines(draw).map((line) => ({ ...line, ...project(lat, lon) })),
  );
  const middles = written.map(({ text, dx, dy, x, y }) => ({ text, x: x + dx, y: y + dy, half: text.length * 3.5 }));
  const clashes = middles.flatMap((a, index) =>
    middles
      .slice(index + 1)
      .filter((b) => Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < 10)
      .map((b) => `${a.text} and ${b.text}`),
  );
  expect(clashes).toEqual([]);
});

test("texts are filled in by name, and what is not given stays to be seen", () => {
  expect(fillIn("{n} of {m}", { n: "3", m: "12" })).toBe("3 of 12");
  expect(fillIn("{n} of {m}", { n: "3" })).toBe("3 of {m}");
});

/** What a drawing writes, and where from its point. */
function readLines(draw: (context: CanvasRenderingContext2D) => void): { text: string; dx: number; dy: number }[] {
  const lines: { text: string; dx: number; dy: number }[] = [];
  const ignore = () => undefined;
  const context = {
    beginPath: ignore,
    arc: ignore,
    fill: ignore,
    stroke: ignore,
    strokeText: ignore,
    fillText: (text: string, dx: number, dy: number) => lines.push({ text, dx, dy }),
  };
  draw(context as unknown as CanvasRenderingContext2D);
  return lines;
}
