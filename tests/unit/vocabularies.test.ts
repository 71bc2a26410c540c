import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AGREEMENT_KINDS, PARTY_ROLES } from "@/lib/agreements/schema";
import { AREA_LEVELS, AREA_STANDINGS } from "@/lib/areas/schema";
import { BODY_KINDS } from "@/lib/bodies/schema";
import { CLAIM_MEASURES } from "@/lib/claims/schema";
import * as facilities from "@/lib/facilities/schema";
import { RECORD_SHAPES } from "@/lib/packages/shapes";
import { FUNDING_MEASURES, PROJECT_STATUSES } from "@/lib/projects/schema";
import { RECORD_KINDS } from "@/lib/records/schema";
import { SOURCE_KINDS, SOURCE_LANGUAGES, SourceDocument } from "@/lib/sources/schema";
import { readResources } from "@/tests/support/package-tables";

/** Each vocabulary of the code, its enum in the database, and the columns of the package that are written in it. */
const VOCABULARIES: [string, readonly string[], string[]][] = [
  ["FacilityKind", facilities.FACILITY_KINDS, ["facilities.kind", "facility_functions.kind"]],
  ["Shift", facilities.SHIFTS, ["facility_functions.shift"]],
  ["Audience", facilities.AUDIENCES, ["facility_functions.audience"]],
  ["EventStatus", facilities.EVENT_STATUSES, ["status_events.status"]],
  ["StatusBasis", facilities.BASES, ["status_events.basis"]],
  ["LocationPrecision", facilities.PRECISIONS, ["facilities.location_precision"]],
  ["Ownership", facilities.OWNERSHIPS, ["facilities.ownership"]],
  ["BodyRole", facilities.BODY_ROLES, ["facility_roles.role"]],
  ["Language", facilities.LANGUAGES, ["facility_names.language"]],
  ["Language", SOURCE_LANGUAGES, ["sources.language"]],
  ["NameType", facilities.NAME_TYPES, ["facility_names.type"]],
  ["Measure", facilities.MEASURES, ["facility_measures.measure"]],
  ["Qualifier", facilities.QUALIFIERS, ["facility_measures.qualifier", "claims.qualifier"]],
  ["AreaLevel", AREA_LEVELS, ["areas.level"]],
  ["AreaStanding", AREA_STANDINGS, ["areas.status"]],
  ["BodyKind", BODY_KINDS, ["bodies.kind"]],
  ["SourceKind", SOURCE_KINDS, ["sources.kind"]],
  ["SourceUse", SourceDocument.shape.use.options, ["sources.use"]],
  ["AgreementKind", AGREEMENT_KINDS, ["agreements.kind"]],
  ["PartyRole", PARTY_ROLES, ["agreement_parties.role"]],
  ["ProjectStatus", PROJECT_STATUSES, ["projects.status"]],
  ["FundingMeasure", FUNDING_MEASURES, ["project_funding.measure"]],
  ["ClaimMeasure", CLAIM_MEASURES, ["claims.measure"]],
];

const enums = new Map(
  [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^enum (\w+) \{([^}]*)\}/gm)].map(
    ([, name = "", body = ""]) => [name, [...body.matchAll(/^\s+(\w+)/gm)].map(([, word = ""]) => word)],
  ),
);
const packageEnums = new Map<string, string[]>(
  readResources().flatMap(({ name, schema }) =>
    schema.fields.flatMap((field) =>
      field.constraints?.enum ? [[`${name}.${field.name}`, field.constraints.enum] as const] : [],
    ),
  ),
);

test("the database knows the words of the code, in the same order", () => {
  for (const [name, words] of VOCABULARIES) expect(enums.get(name), name).toEqual([...words]);
  expect(enums.get("RecordKind")).toEqual([...RECORD_KINDS]);
});

test("the package is written in the words of the code, in their order", () => {
  for (const [, words, columns] of VOCABULARIES)
    for (const column of columns) {
      const used = packageEnums.get(column) ?? [];
      expect(used.length, column).toBeGreaterThan(1);
      expect(
        words.filter((word) => used.includes(word)),
        column,
      ).toEqual(used);
    }
});

test("no column of the package has a vocabulary that nobody compared", () => {
  const compared = VOCABULARIES.flatMap(([, , columns]) => columns);
  const tables = RECORD_SHAPES.map(({ table }) => table);
  expect(packageEnums.get("citations.subject_table")?.filter((table) => !tables.includes(table))).toEqual([]);
  expect(packageEnums.get("possible_duplicates.decision")).toEqual(enums.get("DuplicateDecision"));
  const others = ["citations.subject_table", "possible_duplicates.decision"];
  expect([...packageEnums.keys()].filter((column) => !compared.includes(column) && !others.includes(column))).toEqual(
    [],
  );
});

test("the order of the statuses is the order of progress that the data's README gives", () => {
  const [, list = ""] =
    /\*\*Statuses\*\*: (.*?)\. No event/.exec(readFileSync("registry-data/README.md", "utf8")) ?? [];
  const named = [...list.matchAll(/`(\w+)`/g)].map(([, word]) => word);
  expect(named).toEqual([...facilities.EVENT_STATUSES]);
});
