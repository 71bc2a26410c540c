import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { groupLockedLicences, readDirectLicences, writeNotices } from "@/scripts/licences.mjs";

const doc = readFileSync("docs/licences.md", "utf8");

/** The packages of the doc's tables with the licence that stands beside them. */
function readTables(): Map<string, string> {
  const rows = doc.split("\n").flatMap((line) => {
    const [, names, licence] = line.split("|").map((cell) => cell.trim());
    if (!names || !licence || names === "package" || names.startsWith("--")) return [];
    return names.split(", ").map((name) => [name, licence] as const);
  });
  return new Map(rows);
}

test("the doc names every direct dependency with its licence, and no other", () => {
  const stated = readDirectLicences().map(({ name, licence }) => [name, licence] as const);
  expect([...readTables()].sort()).toEqual(stated.toSorted());
});

test("the doc speaks of every licence that asks for more than a notice, whoever brings it along", () => {
  const permissive = /^(MIT|ISC|BSD|0BSD|Apache|CC0|Zlib)/;
  const offersChoice = (licence: string) => / or /i.test(licence);
  const named = [...groupLockedLicences().keys()].filter((licence) => !offersChoice(licence));
  const demanding = named
    .flatMap((licence) => licence.replace(/[()]/g, "").split(/ and /i))
    .filter((one) => !permissive.test(one));
  for (const licence of demanding) expect(doc).toContain(`**${licence}**`);
});

test("the licences that visitors are sent are those of the packages installed", () => {
  expect(readFileSync("public/licences.txt", "utf8")).toBe(writeNotices());
});
