-- The words of a row as a text search index has them: it finds by the beginning of a word without listing all words.
DROP INDEX "facility_version_terms_idx";
CREATE INDEX "facility_version_terms_idx" ON "facility_version" USING gin (array_to_tsvector("terms"));
