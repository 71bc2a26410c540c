import { expect, test } from "vitest";
import { describeCatalogue } from "@/lib/dictionary/catalogue";
import { describeDataset } from "@/lib/dictionary/dataset";
import { formatsOf } from "@/lib/dictionary/lists";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";
import type { FileSizes } from "@/lib/files/file-sizes";
import { translator } from "@/lib/i18n/translate";

const release = {
  date: "2026-11-01",
  revision: 9,
  published_at: "2026-11-01T08:00:00Z",
  previous: null,
  changes: {},
  audit_hash: null,
  licence: "",
  citation: "",
  files: [{ name: "registry.zip", bytes: 10, sha256: "0".repeat(64), media_type: "application/zip", records: null }],
};
const known = (bytes: number) => ({ bytes, exact: true });
const sizes: FileSizes = {
  csv: known(212_345),
  json: known(90_000),
  geojson: known(310_000),
  ndjson: { bytes: 1_200_000, exact: false },
  xlsx: null,
  kml: known(480_000),
  parquet: known(60_000),
};
const moment = { revision: 11, publishedAt: "2026-11-22T07:00:00Z", day: "2026-11-22" };
const catalogue = describeCatalogue({
  moment,
  firstDay: "2003-01-01",
  sizes,
  releases: [release],
  origin: "https://registry.example",
});
const sets = catalogue["dcat:dataset"];

test("every list is a data set with every format, beside the whole and each release", () => {
  const wanted = DICTIONARY_LISTS.reduce((sum, list) => sum + formatsOf(list).length, 2);
  expect(sets).toHaveLength(DICTIONARY_LISTS.length + 2);
  expect(sets.flatMap((set) => set["dcat:distribution"])).toHaveLength(wanted);
});

test("each data set says its licence, its revision, its time, and where its files are", () => {
  for (const set of sets) {
    expect(set["dct:license"]["@id"]).toMatch(/^https:\/\/creativecommons\.org\//);
    expect(set["dcat:version"]).toMatch(/^(9|11)$/);
    expect(set).toHaveProperty(["dct:temporal", "dcat:startDate", "@value"], "2003-01-01");
    for (const file of set["dcat:distribution"]) {
      expect(file["dcat:downloadURL"]["@id"]).toMatch(/^https:\/\/registry\.example\//);
      expect(file["dcat:mediaType"]["@id"]).toMatch(/media-types\/[a-z]+\/[\w.+-]+$/);
    }
  }
});

test("each data set is described in both languages: title, what it holds, and words to find it by", () => {
  for (const set of sets)
    for (const term of ["dct:title", "dct:description", "dcat:keyword"] as const) {
      const said = set[term];
      for (const language of ["en", "ur"]) {
        const own = said.filter((one) => one["@language"] === language);
        expect(own.length, `${term} ${language}`).toBeGreaterThan(term === "dcat:keyword" ? 10 : 0);
        for (const { "@value": value } of own)
          expect(/[\u0600-\u06FF]/.test(value), `${term} ${value}`).toBe(language === "ur");
      }
    }
  const descriptions = sets.flatMap((set) => set["dct:description"].map((one) => one["@value"]));
  expect(new Set(descriptions).size).toBe(descriptions.length);
  expect(Math.min(...descriptions.map(({ length }) => length))).toBeGreaterThan(50);
});

test("each data set says who publishes it, in which languages, and the place that it is about", () => {
  for (const set of sets) {
    expect(set["dct:publisher"]["@id"]).toBe(catalogue["dct:publisher"]["@id"]);
    expect(set["dct:language"]).toHaveLength(2);
    expect(set["dct:spatial"]["dcat:bbox"]["@value"]).toMatch(/^POLYGON\(\((-?[\d.]+ -?[\d.]+(, )?){5}\)\)$/);
  }
});

test("the length of a file is said where it is known to the byte, and nowhere else", () => {
  const facilities = sets.find((set) => set["@id"].endsWith("#facilities"));
  const lengths = facilities?.["dcat:distribution"].map((file) => [
    file["@id"].split(".").at(-1),
    (file as { "dcat:byteSize"?: { "@value": string } })["dcat:byteSize"]?.["@value"],
  ]);
  expect(Object.fromEntries(lengths ?? [])).toEqual({
    csv: "212345",
    json: undefined,
    geojson: "310000",
    ndjson: undefined,
    xlsx: undefined,
    kml: "480000",
    parquet: "60000",
  });
});

test("the page of the data says the same to search engines, in its own language", () => {
  for (const locale of ["en", "ur"] as const) {
    const t = translator(locale);
    const about = { ...moment, today: moment.day, knownAt: null, asOf: null };
    const set = describeDataset(about, {
      t,
      locale,
      firstDay: "2003-01-01",
      origin: "https://registry.example",
      sizes,
    });
    expect([set.name, set.temporalCoverage, set.publisher.name]).toEqual([
      t("site.name"),
      "2003-01-01/2026-11-22",
      "IT Facilities Registry",
    ]);
    // What search engines take for a description (Google: 50 to 5,000 characters).
    expect(set.description.length).toBeGreaterThan(50);
    expect(set.keywords.length).toBeGreaterThan(10);
    expect(set.url).toBe(`https://registry.example${locale === "ur" ? "/ur" : ""}/data`);
    const csv = set.distribution.find(({ name }) => name === "/facilities.csv");
    expect(csv).toMatchObject({ encodingFormat: "text/csv", contentSize: "212 kB" });
  }
});
