-- What a facility's page asks of all others: who shares its host, and who lies in it. Few rows have either.
CREATE INDEX "facility_version_host_idx" ON "facility_version" ("host") WHERE "host" IS NOT NULL;
CREATE INDEX "facility_version_parent_ref_idx" ON "facility_version" ("parent_ref") WHERE "parent_ref" IS NOT NULL;
CREATE INDEX "possible_duplicate_ref_b_idx" ON "possible_duplicate" ("ref_b");

-- The changes, newest first and within a revision by kind and key, as their page lists them.
DROP INDEX "record_version_known_from_kind_key_idx";
CREATE INDEX "record_version_known_from_kind_key_idx" ON "record_version" ("known_from" DESC, "kind", "key");
