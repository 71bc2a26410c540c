import { expect, test } from "vitest";
import { buildCiter } from "@/components/facility/cite";
import type { FacilityRow } from "@/lib/facilities/columns";
import { describeForSearch, writeScriptJson } from "@/lib/facilities/json-ld";
import { listUnknowns } from "@/lib/facilities/unknowns";
import type { SourceDocument } from "@/lib/sources/schema";
import { event, makeFacility } from "@/tests/support/documents";

const source = (id: string, origin: string | null = null): SourceDocument => ({
  id,
  title: id,
  publisher: "A paper",
  url: null,
  document: null,
  published_on: "2024-11-12",
  kind: "news",
  language: "en",
  origin_group: origin,
  use: "cite",
  note: null,
});

const citation = (field: string, source_id: string, phrase: string | null = null) => ({
  field,
  source_id,
  phrase,
  note: null,
});

const document = makeFacility({
  events: [event("operational", "2025", { source_id: "B-1" }), event("announced", "2024", { source_id: "A-1" })],
  citations: [citation("name", "A-1"), citation("kind", "C-1", "a park"), citation("record", "B-2")],
});
const sources = Object.fromEntries(
  [source("A-1", "release"), source("B-1"), source("B-2", "release"), source("C-1")].map((one) => [one.id, one]),
);
const cite = buildCiter(document, sources, (field) => field);

test("sources are numbered as the page first leans on them", () => {
  expect(cite.sources.map(({ number, id }) => `${number} ${id}`)).toEqual(["1 A-1", "2 B-1", "3 C-1", "4 B-2"]);
});

test("a field rests on the sources that name it, with their phrase, else on those of the whole record", () => {
  expect(cite.field("kind")).toMatchObject({ rests: "sources", sources: [{ number: 3, phrase: "a park" }] });
  expect(cite.field("seats")).toMatchObject({ rests: "record", sources: [{ id: "B-2" }] });
  expect(cite.row("B-1", "status")).toMatchObject({ rests: "sources", sources: [{ id: "B-1" }] });
  expect(cite.row(null, "status")).toMatchObject({ rests: "record" });
});

test("sources of one release are one witness, and said to be", () => {
  expect(cite.witnesses).toBe(3);
  expect(cite.sameOrigin).toEqual([[1, 4]]);
});

test("each source says what it is cited for", () => {
  const supports = Object.fromEntries(cite.sources.map(({ id, supports }) => [id, supports]));
  expect(supports).toEqual({ "A-1": "name · status", "B-1": "status", "B-2": "record", "C-1": "kind" });
});

const row: FacilityRow = {
  ref: "PKF6FWFKE",
  name: "A <park> & more",
  name_ur: "ایک پارک",
  main_kind: "software_technology_park",
  kinds: ["software_technology_park"],
  functions: ["software_technology_park//"],
  status: "operational",
  status_on: "2024-06",
  status_basis: "inferred",
  contested: false,
  stalled_inferred: false,
  announced_on: null,
  opened_on: "2024-06",
  opened_basis: "inferred",
  province_code: "PK-JK",
  province: "Azad Jammu & Kashmir",
  district_code: "PK-JK-MIRPUR",
  district: "Mirpur",
  tehsil_code: null,
  tehsil: null,
  place: "Mirpur",
  address: null,
  latitude: 33.1,
  longitude: 73.7,
  location_precision: "place",
  host: null,
  parent_ref: null,
  operators: ["SCO"],
  sponsors: [],
  funders: [],
  other_bodies: [],
  programmes: [],
  ownership: "public",
  covered_area_sqft: 4000,
  seats: null,
  website: null,
  phone: null,
  email: null,
  summary: null,
  source_ids: [],
  source_count: 0,
  last_confirmed_on: null,
  updated_at: "2026-11-22T00:00:00.000Z",
  version: 1,
  url: "https://registry.example/facilities/PKF6FWFKE",
};

test("a record says what it does not know", () => {
  const silent = ["openedDay", "building", "address", "hours", "fee", "audience", "contact", "seats"];
  expect(listUnknowns(row)).toEqual(silent);
  const told = { ...row, opened_on: "2024-06-03", opened_basis: "event_date", phone: "1", functions: ["other//women"] };
  expect(listUnknowns(told)).toEqual(["building", "address", "hours", "fee", "seats"]);
  expect(listUnknowns({ ...row, status: "announced" })).not.toContain("hours");
});

const surroundings = {
  alternateNames: ["Park"],
  origin: "https://registry.example",
  registry: "Registry",
  licence: "x",
};

test("search engines get a point only where it is a place, and no blank", () => {
  const said = describeForSearch(row, surroundings);
  expect(said).toMatchObject({ "@type": "Place", geo: { latitude: 33.1 }, alternateName: ["ایک پارک", "Park"] });
  expect(said).not.toHaveProperty("description");
  for (const precision of ["tehsil", "district"])
    expect(describeForSearch({ ...row, location_precision: precision }, surroundings)).not.toHaveProperty("geo");
});

test("what stands in a script cannot end it", () => {
  const text = writeScriptJson({ name: "</script><!-- & -->" });
  expect(text).not.toMatch(/[<>&]/);
  expect(JSON.parse(text)).toEqual({ name: "</script><!-- & -->" });
});
