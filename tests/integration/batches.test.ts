import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { query, transact } from "@/lib/db";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { type Change, publishBatches } from "@/lib/records/publish";
import { freshDatabase } from "@/tests/support/database";
import { makeFacility, refOf } from "@/tests/support/documents";

// One batch is written while the next is made: nothing may be lost by that, nor stay.

await freshDatabase({ template: "registry" });

const refs = Array.from({ length: 30 }, (_, at) => refOf(`7Z${String(at).padStart(3, "0")}`));
const [PARENT = "", CHILD = "", BEFORE = "", BROKEN = "", LATER = ""] = refs;

const bring = (ref: string, parts: Partial<FacilityDocument> = {}): Change => ({
  kind: "facility",
  key: ref,
  baseVersion: 0,
  document: { ...makeFacility({ ref, slug: ref.toLowerCase(), name: `Facility ${ref}`, ...parts }) },
});

const publishAll = (batches: AsyncIterable<Change[]> | Change[][]) =>
  transact((tx) => publishBatches(tx, { actor: "a test", note: "in batches" }, batches));

async function countAll(): Promise<unknown> {
  return query(sql`SELECT (SELECT count(*) FROM facility) AS facilities, (SELECT count(*) FROM facility_version) AS rows,
    (SELECT count(*) FROM record_version) AS versions, (SELECT count(*) FROM search_term) AS terms,
    (SELECT count(*) FROM revision) AS revisions, (SELECT count(*) FROM audit_entry) AS audited`);
}

test("what is in one batch can rest on what is in the one before it, and on areas that come with it", async () => {
  const area: Change = {
    kind: "area",
    key: "PK-GB-NEW",
    baseVersion: 0,
    document: {
      ...{ code: "PK-GB-NEW", level: "district", name: "New District", name_ur: null, parent_code: "PK-GB" },
      ...{ lat: null, lon: null, aliases: [], iso_code: null, pbs_code: null, ocha_pcode: null, map_shape_id: null },
      ...{ status: "official", note: null },
    },
  };
  const child = bring(CHILD, { parent_ref: PARENT, area_code: "PK-GB-NEW" });
  const number = await publishAll([[area], [bring(PARENT)], [child]]);
  expect(await query(sql`SELECT parent_ref, district, known_from FROM facility_version WHERE ref = ${CHILD}`)).toEqual([
    { parent_ref: PARENT, district: "New District", known_from: number },
  ]);
  // The area is called otherwise after facilities of the same revision were made: their rows say what it is called at last.
  const renamed = { ...area, baseVersion: 1, document: { ...area.document, name: "Renamed District" } };
  const again = { ...child, baseVersion: 1, document: { ...child.document, name: "Second name" } };
  const next = await publishAll([[again], [renamed]]);
  expect(
    await query(
      sql`SELECT name, district, known_from FROM facility_version WHERE ref = ${CHILD} AND known_to = 2147483647`,
    ),
  ).toEqual([{ name: "Second name", district: "Renamed District", known_from: next }]);
});

test("a batch that the database refuses takes those before and behind it along", async () => {
  const before = await countAll();
  const batches = [
    [bring(BEFORE)],
    [bring(BROKEN, { area_code: "NO-SUCH-AREA" })],
    refs.slice(4).map((ref) => bring(ref)),
  ];
  await expect(publishAll(batches)).rejects.toThrow("facility_area_code_fkey");
  expect(await countAll()).toEqual(before);
});

test("when making a batch fails while another is written, nothing of either stays", async () => {
  const rows = await query<{ kind: "body" | "facility"; key: string; number: number; document: Change["document"] }>(
    sql`SELECT kind::text, key, number, document FROM record_version
      WHERE key IN ('SCO', 'PKF6FWFKE') AND known_to = 2147483647`,
  );
  const renamed = rows.map(({ number, document, ...record }) => ({
    ...record,
    baseVersion: number,
    document: { ...document, name: "Half written" },
  }));
  const before = await countAll();
  async function* batches() {
    yield renamed;
    // Its writing has begun, and is not waited for.
    yield await Promise.reject(new Error("the file ends here"));
  }
  await expect(publishAll(batches())).rejects.toThrow("the file ends here");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await countAll()).toEqual(before);
  expect(await query(sql`SELECT name FROM facility WHERE name = 'Half written'`)).toEqual([]);
});

test("signs that mean something to the database arrive as they are", async () => {
  const strange = 'a \\N back\\slash, a "quote", {braces}, a\nsecond line\\.';
  const names = [{ language: "en" as const, type: "alias" as const, name: strange, source_id: null }];
  await publishAll([[bring(LATER, { name: strange, summary: "\\N", names })]]);
  const [row] = await query(
    sql`SELECT f.name, f.summary, n.name AS alias, v.terms @> ARRAY['slash', 'braces'] AS found,
      r.document->>'name' AS said FROM facility f JOIN facility_name n ON n.facility_ref = f.ref
      JOIN facility_version v ON v.ref = f.ref JOIN record_version r ON r.key = f.ref WHERE f.ref = ${LATER}`,
  );
  expect(row).toEqual({ name: strange, summary: "\\N", alias: strange, found: true, said: strange });
});
