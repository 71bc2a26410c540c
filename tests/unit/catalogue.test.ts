import { expect, test } from "vitest";
import { describeCatalogue } from "@/lib/dictionary/catalogue";
import { formatsOf } from "@/lib/dictionary/lists";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";

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
const catalogue = describeCatalogue({
  moment: { revision: 11, publishedAt: "2026-11-22T07:00:00Z", day: "2026-11-22" },
  firstDay: "2003-01-01",
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
