import { expect, test } from "vitest";
import { countImprecise, readNearestOpen, tallyKinds, tallyWithoutTehsil } from "@/lib/areas/coverage";
import type { AreaDocument } from "@/lib/areas/schema";
import { countFacilities } from "@/lib/facilities/queries";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { readRecords } from "@/lib/records/documents";
import { resolveMoment } from "@/lib/revisions/moment";
import { freshDatabase } from "../support/database";

await freshDatabase({ template: "registry" });

test("each count of a kind and status group in a province is the total of the list that asks for the three", async () => {
  const moment = await resolveMoment({});
  const tally = (await tallyKinds(moment)).get("PK-GB") ?? {};
  for (const kind of FACILITY_KINDS)
    for (const group of STATUS_GROUP_NAMES)
      expect(tally[kind]?.[group] ?? 0).toBe(
        await countFacilities({ area: ["PK-GB"], kind: [kind], status: [group] }, moment),
      );
});

test("the nearest open facility of a tehsil is open, of that kind, and known to the town at least", async () => {
  const moment = await resolveMoment({});
  const areas = (await readRecords<AreaDocument>("area", moment)).map(({ document }) => document);
  const nearest = await readNearestOpen("tehsil", areas, moment);
  const dadyal = nearest.get("PK-JK-MIRPUR-T-DADYAL") ?? [];
  // The park in Dadyal itself is known to the tehsil only, so the nearest is the one in Mirpur city, 25.6 km away.
  const park = dadyal.find(({ kind }) => kind === "software_technology_park");
  expect(park).toMatchObject({ ref: "PKF6FWFKE" });
  expect(park?.km).toBeCloseTo(25.6, 1);
  expect((await countImprecise(moment)).get("software_technology_park")).toBeGreaterThan(0);
});

test("the facilities of a district without a tehsil are those that its tehsils do not account for", async () => {
  const moment = await resolveMoment({});
  const district = "PK-JK-MIRPUR";
  const areas = (await readRecords<AreaDocument>("area", moment)).map(({ document }) => document);
  const tehsils = areas.filter(({ parent_code }) => parent_code === district).map(({ code }) => code);
  const rest =
    (await countFacilities({ area: [district] }, moment)) - (await countFacilities({ area: tehsils }, moment));
  expect((await tallyWithoutTehsil(moment)).get(district) ?? 0).toBe(rest);
});
