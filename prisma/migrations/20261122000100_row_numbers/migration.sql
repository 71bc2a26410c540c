-- A number for each public row, so that sets of rows can be kept as bits (lib/facilities/row-table.ts).
ALTER TABLE "facility_version" ADD COLUMN "id" SERIAL NOT NULL;
CREATE UNIQUE INDEX "facility_version_id_key" ON "facility_version"("id");

-- The order of the list, with the numbers: read whole without touching the rows.
DROP INDEX "facility_version_name_idx";
CREATE INDEX "facility_version_name_idx" ON "facility_version" ("name", "ref", "id");

-- What a revision closed.
CREATE INDEX "facility_version_closed_idx" ON "facility_version" ("known_to") WHERE "known_to" < 2147483647;
