-- Imports: what was sent in, how its columns are read, and row by row what it would change. And the links between
-- facilities: which one took another's place, and where one moved.

-- CreateEnum
CREATE TYPE "ImportFormat" AS ENUM ('csv', 'xlsx', 'zip');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('mapping', 'comparing', 'compared', 'refused', 'submitted', 'publishing', 'published', 'discarded');

-- CreateEnum
CREATE TYPE "RowOutcome" AS ENUM ('new', 'changed', 'unchanged', 'refused', 'aside');

-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('succeeded_by', 'moved_to', 'split_into');

-- CreateTable
CREATE TABLE "import" (
    "id" BIGSERIAL NOT NULL,
    "state" "ImportState" NOT NULL,
    "format" "ImportFormat" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "headings" TEXT[],
    "columns" TEXT[],
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "faults" JSONB NOT NULL DEFAULT '[]',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "job_by" TEXT,
    "proposal_id" BIGINT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "file" TEXT,
    "row" INTEGER NOT NULL,
    "outcome" "RowOutcome" NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "key" TEXT,
    "name" TEXT,
    "base_version" INTEGER NOT NULL DEFAULT 0,
    "document" JSONB,
    "cells" JSONB NOT NULL DEFAULT '[]',
    "faults" JSONB NOT NULL DEFAULT '[]',
    "fingerprint" TEXT,
    "twins" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "facility_link" (
    "facility_ref" TEXT NOT NULL,
    "link" "LinkKind" NOT NULL,
    "to_ref" TEXT NOT NULL,
    "on" TEXT,
    "source_id" TEXT,

    CONSTRAINT "facility_link_pkey" PRIMARY KEY ("facility_ref","link","to_ref")
);

-- CreateIndex
CREATE INDEX "import_state_idx" ON "import"("state");

-- CreateIndex
CREATE INDEX "import_author_id_idx" ON "import"("author_id");

-- CreateIndex
CREATE INDEX "import_proposal_id_idx" ON "import"("proposal_id");

-- CreateIndex
CREATE INDEX "import_row_import_id_outcome_position_idx" ON "import_row"("import_id", "outcome", "position");

-- CreateIndex
CREATE INDEX "import_row_fingerprint_idx" ON "import_row"("fingerprint");

-- CreateIndex
CREATE INDEX "facility_link_to_ref_idx" ON "facility_link"("to_ref");

-- CreateIndex
CREATE INDEX "facility_link_source_id_idx" ON "facility_link"("source_id");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_link" ADD CONSTRAINT "facility_link_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_link" ADD CONSTRAINT "facility_link_to_ref_fkey" FOREIGN KEY ("to_ref") REFERENCES "facility"("ref") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_link" ADD CONSTRAINT "facility_link_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has a document says what would be published of it; what is refused says why.
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_document" CHECK (("outcome" IN ('new', 'changed')) = ("document" IS NOT NULL));
ALTER TABLE "facility_link" ADD CONSTRAINT "facility_link_on" CHECK ("on"::"partial_date" IS NOT NULL OR "on" IS NULL);
ALTER TABLE "facility_link" ADD CONSTRAINT "facility_link_other" CHECK ("to_ref" <> "facility_ref");
