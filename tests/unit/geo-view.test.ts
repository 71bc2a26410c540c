import { expect, test } from "vitest";
import { clampExtent, readView, setParameter, writeExtent, writeView } from "@/lib/map/view";

test("a view reads what it writes", () => {
  const view = { lat: 33.1478, lon: 73.7519, zoom: 9.5 };
  expect(writeView(view)).toBe("33.1478,73.7519,9.5");
  expect(readView(writeView(view))).toEqual(view);
  expect(writeView({ lat: 30, lon: 70.00001, zoom: 5.64 })).toBe("30,70,5.75");
});

test("anything but a place on the map is no view", () => {
  for (const text of [
    null,
    undefined,
    "",
    "33,73",
    "33,73,9,1",
    "a,b,c",
    "99,73,9",
    "33,181,9",
    "33,73,1e9",
    "33,,9",
  ]) {
    expect(readView(text)).toBeNull();
  }
  expect(readView("33,73,22")?.zoom).toBe(14);
  expect(readView("33,73,1")?.zoom).toBe(4.5);
});

test("an extent is written outwards and stays on the world", () => {
  expect(writeExtent({ west: 60.12345, south: 23.00001, east: 80.12341, north: 37 })).toBe("60.1234,23,80.1235,37");
  expect(clampExtent({ west: -200, south: -90, east: 200, north: 90 })).toEqual({
    west: -180,
    south: -85,
    east: 180,
    north: 85,
  });
});

test("setting a parameter keeps the others, sorted, with readable commas", () => {
  expect(setParameter("status=open&area=PK-JK", "bbox", "73,33,74,34")).toBe("area=PK-JK&bbox=73,33,74,34&status=open");
  expect(setParameter("bbox=1,2,3,4&q=a%20b", "bbox", null)).toBe("q=a%20b");
  expect(setParameter("", "view", null)).toBe("");
});
