-- The register's first schema: vocabularies, relations, history, proposals, audit.
-- The first part follows prisma/schema.prisma; what a Prisma schema cannot say stands at the end.

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('software_technology_park', 'freelancing_hub', 'school_it_centre', 'incubation_centre', 'training_centre', 'special_technology_zone', 'research_centre', 'other');

-- CreateEnum
CREATE TYPE "Shift" AS ENUM ('day', 'second', 'both');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('general', 'women', 'students', 'persons_with_disabilities', 'community', 'prisoners');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('announced', 'agreement_signed', 'notified', 'under_construction', 'ready', 'soft_launched', 'operational', 'upgrade_planned', 'stalled', 'withdrawn', 'closed');

-- CreateEnum
CREATE TYPE "StatusBasis" AS ENUM ('event_date', 'report_date', 'inferred');

-- CreateEnum
CREATE TYPE "LocationPrecision" AS ENUM ('building', 'place', 'tehsil', 'district', 'province', 'none');

-- CreateEnum
CREATE TYPE "Ownership" AS ENUM ('public', 'ppp', 'private', 'unknown');

-- CreateEnum
CREATE TYPE "BodyRole" AS ENUM ('operator', 'sponsor', 'funder', 'host', 'developer', 'executing_agency', 'regulator', 'lender', 'land_provider', 'partner', 'connectivity', 'consultant');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'ur');

-- CreateEnum
CREATE TYPE "NameType" AS ENUM ('alias', 'former', 'source_spelling', 'short');

-- CreateEnum
CREATE TYPE "Measure" AS ENUM ('covered_area_sqft', 'covered_area_sqm', 'land_area_acres', 'land_area_kanal', 'storeys', 'offices', 'seats', 'daily_users', 'companies', 'startups', 'freelancers', 'trainees', 'capacity_companies', 'capacity_startups', 'capacity_freelancers', 'capacity_people', 'jobs', 'jobs_expected', 'progress_percent', 'cost_pkr', 'cost_usd', 'allocated_pkr', 'feasibility_cost_pkr');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('exactly', 'about', 'at_least', 'up_to', 'unstated');

-- CreateEnum
CREATE TYPE "AreaLevel" AS ENUM ('province', 'division', 'district', 'tehsil', 'union_council');

-- CreateEnum
CREATE TYPE "AreaStanding" AS ENUM ('official', 'reported', 'notified_2019', 'ocha2022');

-- CreateEnum
CREATE TYPE "BodyKind" AS ENUM ('federal_ministry', 'federal_agency', 'federal_company', 'military', 'military_telecom', 'provincial_government', 'provincial_department', 'provincial_board', 'provincial_agency', 'regional_government', 'regional_department', 'regional_agency', 'local_government', 'university', 'college', 'school', 'company', 'trust', 'business_association', 'foreign_lender', 'international_organisation', 'local_organisation');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('news', 'official', 'report', 'parliament', 'reference');

-- CreateEnum
CREATE TYPE "SourceUse" AS ENUM ('cite', 'do_not_cite');

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('mou', 'letter_of_intent', 'contract', 'loan', 'understanding');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('signatory', 'party', 'named_by_some', 'contractor', 'lender', 'beneficiary', 'executing_agency', 'host');

-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('proposed', 'announced', 'in_progress', 'launched', 'completed', 'unknown');

-- CreateEnum
CREATE TYPE "FundingMeasure" AS ENUM ('allocated', 'approved_cost', 'released', 'utilised');

-- CreateEnum
CREATE TYPE "ClaimMeasure" AS ENUM ('facilities', 'coverage_percent', 'area_sqft', 'people_trained', 'people_certified', 'internships', 'people_employed', 'women_share_percent', 'companies_hosted', 'companies_certified', 'startups_incubated', 'startups_graduated', 'jobs_created', 'jobs_expected', 'freelancers_supported', 'allocated_pkr', 'approved_cost_pkr', 'utilised_pkr', 'foreign_exchange_usd', 'domestic_revenue_usd', 'export_potential_usd', 'progress_percent', 'projects_completed', 'agreements_signed', 'police_stations_digitalised');

-- CreateEnum
CREATE TYPE "DuplicateDecision" AS ENUM ('undecided', 'same', 'different');

-- CreateEnum
CREATE TYPE "RecordKind" AS ENUM ('facility', 'body', 'programme', 'source', 'area', 'agreement', 'project', 'claim');

-- CreateEnum
CREATE TYPE "RecordState" AS ENUM ('published', 'retracted', 'merged');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('draft', 'submitted', 'published', 'rejected', 'taken_back');

-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('received', 'proposed', 'declined');

-- CreateTable
CREATE TABLE "area" (
    "code" TEXT NOT NULL,
    "level" "AreaLevel" NOT NULL,
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "parent_code" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "aliases" TEXT[],
    "iso_code" TEXT,
    "pbs_code" TEXT,
    "ocha_pcode" TEXT,
    "map_shape_id" TEXT,
    "status" "AreaStanding" NOT NULL,
    "note" TEXT,

    CONSTRAINT "area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "body" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT,
    "name_ur" TEXT,
    "kind" "BodyKind" NOT NULL,
    "parent_code" TEXT,
    "website" TEXT,
    "note" TEXT,

    CONSTRAINT "body_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "programme" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "body_code" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "document" TEXT,
    "published_on" TEXT,
    "kind" "SourceKind" NOT NULL,
    "language" "Language" NOT NULL,
    "origin_group" TEXT,
    "use" "SourceUse" NOT NULL,
    "note" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facility" (
    "ref" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "kind" "FacilityKind" NOT NULL,
    "area_code" TEXT,
    "place" TEXT,
    "place_contested" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "location_precision" "LocationPrecision" NOT NULL,
    "host_name" TEXT,
    "host_body_code" TEXT,
    "parent_ref" TEXT,
    "ownership" "Ownership" NOT NULL,
    "area_sqft" INTEGER,
    "area_note" TEXT,
    "seats" INTEGER,
    "website" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "summary" TEXT,
    "internal_note" TEXT,
    "confirmed_on" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "facility_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "facility_name" (
    "facility_ref" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "type" "NameType" NOT NULL,
    "name" TEXT NOT NULL,
    "source_id" TEXT,

    CONSTRAINT "facility_name_pkey" PRIMARY KEY ("facility_ref","language","type","name")
);

-- CreateTable
CREATE TABLE "facility_function" (
    "facility_ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "FacilityKind" NOT NULL,
    "shift" "Shift",
    "audience" "Audience",
    "source_id" TEXT,

    CONSTRAINT "facility_function_pkey" PRIMARY KEY ("facility_ref","position")
);

-- CreateTable
CREATE TABLE "facility_role" (
    "facility_ref" TEXT NOT NULL,
    "body_code" TEXT NOT NULL,
    "role" "BodyRole" NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "source_id" TEXT,

    CONSTRAINT "facility_role_pkey" PRIMARY KEY ("facility_ref","body_code","role")
);

-- CreateTable
CREATE TABLE "facility_programme" (
    "facility_ref" TEXT NOT NULL,
    "programme_code" TEXT NOT NULL,
    "source_id" TEXT,

    CONSTRAINT "facility_programme_pkey" PRIMARY KEY ("facility_ref","programme_code")
);

-- CreateTable
CREATE TABLE "status_event" (
    "facility_ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "EventStatus" NOT NULL,
    "on" TEXT,
    "basis" "StatusBasis" NOT NULL,
    "contested" BOOLEAN NOT NULL DEFAULT false,
    "source_id" TEXT,
    "note" TEXT,
    "recorded_on" DATE NOT NULL,

    CONSTRAINT "status_event_pkey" PRIMARY KEY ("facility_ref","position")
);

-- CreateTable
CREATE TABLE "facility_measure" (
    "facility_ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "measure" "Measure" NOT NULL,
    "value" DECIMAL(65,30) NOT NULL,
    "qualifier" "Qualifier" NOT NULL,
    "as_of" TEXT,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "facility_measure_pkey" PRIMARY KEY ("facility_ref","position")
);

-- CreateTable
CREATE TABLE "agreement" (
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "AgreementKind" NOT NULL,
    "signed_on" TEXT,
    "scope" TEXT,
    "promised_kinds" "FacilityKind"[],
    "promised_count" INTEGER,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "agreement_party" (
    "agreement_ref" TEXT NOT NULL,
    "body_code" TEXT NOT NULL,
    "role" "PartyRole" NOT NULL,

    CONSTRAINT "agreement_party_pkey" PRIMARY KEY ("agreement_ref","body_code")
);

-- CreateTable
CREATE TABLE "agreement_facility" (
    "agreement_ref" TEXT NOT NULL,
    "facility_ref" TEXT NOT NULL,

    CONSTRAINT "agreement_facility_pkey" PRIMARY KEY ("agreement_ref","facility_ref")
);

-- CreateTable
CREATE TABLE "project" (
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lead_body_code" TEXT,
    "status" "ProjectStatus" NOT NULL,
    "start_on" TEXT,
    "end_on" TEXT,
    "outputs" TEXT,
    "is_aggregate" BOOLEAN NOT NULL,
    "parent_ref" TEXT,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "project_funding" (
    "project_ref" TEXT NOT NULL,
    "fiscal_year_from" TEXT NOT NULL,
    "fiscal_year_to" TEXT,
    "measure" "FundingMeasure" NOT NULL,
    "amount_pkr" BIGINT NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "project_funding_pkey" PRIMARY KEY ("project_ref","fiscal_year_from","measure","source_id")
);

-- CreateTable
CREATE TABLE "project_facility" (
    "project_ref" TEXT NOT NULL,
    "facility_ref" TEXT NOT NULL,

    CONSTRAINT "project_facility_pkey" PRIMARY KEY ("project_ref","facility_ref")
);

-- CreateTable
CREATE TABLE "claim" (
    "ref" TEXT NOT NULL,
    "speaker_body_code" TEXT,
    "programme_code" TEXT,
    "measure" "ClaimMeasure" NOT NULL,
    "kinds" "FacilityKind"[],
    "statuses" "EventStatus"[],
    "value" DECIMAL(65,30),
    "value_text" TEXT,
    "qualifier" "Qualifier" NOT NULL,
    "as_of" TEXT,
    "is_target" BOOLEAN NOT NULL,
    "source_id" TEXT NOT NULL,
    "paraphrase" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "claim_area" (
    "claim_ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "area_code" TEXT NOT NULL,

    CONSTRAINT "claim_area_pkey" PRIMARY KEY ("claim_ref","area_code")
);

-- CreateTable
CREATE TABLE "citation" (
    "record_kind" "RecordKind" NOT NULL,
    "record_key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "phrase" TEXT,
    "note" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("record_kind","record_key","field","source_id")
);

-- CreateTable
CREATE TABLE "possible_duplicate" (
    "ref_a" TEXT NOT NULL,
    "ref_b" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decision" "DuplicateDecision" NOT NULL,

    CONSTRAINT "possible_duplicate_pkey" PRIMARY KEY ("ref_a","ref_b")
);

-- CreateTable
CREATE TABLE "revision" (
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "record_version" (
    "kind" "RecordKind" NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "known_from" INTEGER NOT NULL,
    "known_to" INTEGER NOT NULL DEFAULT 2147483647,
    "state" "RecordState" NOT NULL DEFAULT 'published',
    "successor" TEXT,
    "document" JSONB,
    "proposal_id" BIGINT,

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("kind","key","number")
);

-- CreateTable
CREATE TABLE "facility_version" (
    "ref" TEXT NOT NULL,
    "known_from" INTEGER NOT NULL,
    "known_to" INTEGER NOT NULL DEFAULT 2147483647,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "main_kind" TEXT NOT NULL,
    "kinds" TEXT[],
    "functions" TEXT[],
    "status" TEXT NOT NULL,
    "status_on" TEXT,
    "status_basis" TEXT,
    "contested" BOOLEAN NOT NULL,
    "stalled_inferred" BOOLEAN NOT NULL,
    "announced_on" TEXT,
    "opened_on" TEXT,
    "opened_basis" TEXT,
    "province_code" TEXT,
    "province" TEXT,
    "district_code" TEXT,
    "district" TEXT,
    "tehsil_code" TEXT,
    "tehsil" TEXT,
    "place" TEXT,
    "address" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "location_precision" TEXT NOT NULL,
    "host" TEXT,
    "parent_ref" TEXT,
    "operators" TEXT[],
    "sponsors" TEXT[],
    "funders" TEXT[],
    "other_bodies" TEXT[],
    "programmes" TEXT[],
    "ownership" TEXT NOT NULL,
    "covered_area_sqft" INTEGER,
    "seats" INTEGER,
    "website" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "summary" TEXT,
    "source_ids" TEXT[],
    "source_count" INTEGER NOT NULL,
    "last_confirmed_on" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "province_ur" TEXT,
    "district_ur" TEXT,
    "tehsil_ur" TEXT,
    "status_group" TEXT NOT NULL,
    "status_day" DATE,
    "announced_day" DATE,
    "opened_day" DATE,
    "confirmed_day" DATE,
    "quiet_since" DATE,
    "area_codes" TEXT[],
    "function_tokens" TEXT[],
    "role_tokens" TEXT[],
    "terms" TEXT[],
    "csv" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "mercator_x" DOUBLE PRECISION,
    "mercator_y" DOUBLE PRECISION,
    "point" point,

    CONSTRAINT "facility_version_pkey" PRIMARY KEY ("ref","known_from","valid_from")
);

-- CreateTable
CREATE TABLE "search_term" (
    "term" TEXT NOT NULL,
    "variants" TEXT[],
    "known_from" INTEGER NOT NULL,

    CONSTRAINT "search_term_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" BIGSERIAL NOT NULL,
    "state" "ProposalState" NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT,
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_change" (
    "proposal_id" BIGINT NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "key" TEXT NOT NULL,
    "base_version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "proposal_change_pkey" PRIMARY KEY ("proposal_id","kind","key")
);

-- CreateTable
CREATE TABLE "proposal_comment" (
    "id" BIGSERIAL NOT NULL,
    "proposal_id" BIGINT NOT NULL,
    "origin" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" BIGSERIAL NOT NULL,
    "facility_ref" TEXT,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "state" "SuggestionState" NOT NULL DEFAULT 'received',
    "public_reason" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposal_id" BIGINT,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "revision" INTEGER,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prior_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_parent_code_idx" ON "area"("parent_code");

-- CreateIndex
CREATE INDEX "body_parent_code_idx" ON "body"("parent_code");

-- CreateIndex
CREATE UNIQUE INDEX "facility_slug_key" ON "facility"("slug");

-- CreateIndex
CREATE INDEX "facility_area_code_idx" ON "facility"("area_code");

-- CreateIndex
CREATE INDEX "facility_parent_ref_idx" ON "facility"("parent_ref");

-- CreateIndex
CREATE INDEX "facility_host_body_code_idx" ON "facility"("host_body_code");

-- CreateIndex
CREATE INDEX "facility_name_source_id_idx" ON "facility_name"("source_id");

-- CreateIndex
CREATE INDEX "facility_function_source_id_idx" ON "facility_function"("source_id");

-- CreateIndex
CREATE INDEX "facility_role_body_code_role_idx" ON "facility_role"("body_code", "role");

-- CreateIndex
CREATE INDEX "facility_role_source_id_idx" ON "facility_role"("source_id");

-- CreateIndex
CREATE INDEX "facility_programme_programme_code_idx" ON "facility_programme"("programme_code");

-- CreateIndex
CREATE INDEX "facility_programme_source_id_idx" ON "facility_programme"("source_id");

-- CreateIndex
CREATE INDEX "status_event_source_id_idx" ON "status_event"("source_id");

-- CreateIndex
CREATE INDEX "facility_measure_source_id_idx" ON "facility_measure"("source_id");

-- CreateIndex
CREATE INDEX "agreement_source_id_idx" ON "agreement"("source_id");

-- CreateIndex
CREATE INDEX "agreement_party_body_code_idx" ON "agreement_party"("body_code");

-- CreateIndex
CREATE INDEX "agreement_facility_facility_ref_idx" ON "agreement_facility"("facility_ref");

-- CreateIndex
CREATE INDEX "project_source_id_idx" ON "project"("source_id");

-- CreateIndex
CREATE INDEX "project_parent_ref_idx" ON "project"("parent_ref");

-- CreateIndex
CREATE INDEX "project_funding_source_id_idx" ON "project_funding"("source_id");

-- CreateIndex
CREATE INDEX "project_facility_facility_ref_idx" ON "project_facility"("facility_ref");

-- CreateIndex
CREATE INDEX "claim_speaker_body_code_idx" ON "claim"("speaker_body_code");

-- CreateIndex
CREATE INDEX "claim_programme_code_idx" ON "claim"("programme_code");

-- CreateIndex
CREATE INDEX "claim_source_id_idx" ON "claim"("source_id");

-- CreateIndex
CREATE INDEX "claim_area_area_code_idx" ON "claim_area"("area_code");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "revision_published_at_idx" ON "revision"("published_at");

-- CreateIndex
CREATE INDEX "record_version_known_from_kind_key_idx" ON "record_version"("known_from", "kind", "key");

-- CreateIndex
CREATE INDEX "record_version_proposal_id_idx" ON "record_version"("proposal_id");

-- CreateIndex
CREATE INDEX "facility_version_known_from_idx" ON "facility_version"("known_from");

-- CreateIndex
CREATE INDEX "facility_version_area_codes_idx" ON "facility_version" USING GIN ("area_codes");

-- CreateIndex
CREATE INDEX "facility_version_function_tokens_idx" ON "facility_version" USING GIN ("function_tokens");

-- CreateIndex
CREATE INDEX "facility_version_role_tokens_idx" ON "facility_version" USING GIN ("role_tokens");

-- CreateIndex
CREATE INDEX "facility_version_programmes_idx" ON "facility_version" USING GIN ("programmes");

-- CreateIndex
CREATE INDEX "facility_version_source_ids_idx" ON "facility_version" USING GIN ("source_ids");

-- CreateIndex
CREATE INDEX "facility_version_terms_idx" ON "facility_version" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "search_term_variants_idx" ON "search_term" USING GIN ("variants");

-- CreateIndex
CREATE INDEX "proposal_state_submitted_at_idx" ON "proposal"("state", "submitted_at");

-- CreateIndex
CREATE INDEX "proposal_change_kind_key_idx" ON "proposal_change"("kind", "key");

-- CreateIndex
CREATE INDEX "proposal_comment_proposal_id_idx" ON "proposal_comment"("proposal_id");

-- CreateIndex
CREATE INDEX "suggestion_state_received_at_idx" ON "suggestion"("state", "received_at");

-- CreateIndex
CREATE INDEX "suggestion_proposal_id_idx" ON "suggestion"("proposal_id");

-- CreateIndex
CREATE INDEX "audit_entry_revision_idx" ON "audit_entry"("revision");

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility" ADD CONSTRAINT "facility_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility" ADD CONSTRAINT "facility_host_body_code_fkey" FOREIGN KEY ("host_body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility" ADD CONSTRAINT "facility_parent_ref_fkey" FOREIGN KEY ("parent_ref") REFERENCES "facility"("ref") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_name" ADD CONSTRAINT "facility_name_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_name" ADD CONSTRAINT "facility_name_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_function" ADD CONSTRAINT "facility_function_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_function" ADD CONSTRAINT "facility_function_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_role" ADD CONSTRAINT "facility_role_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_role" ADD CONSTRAINT "facility_role_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_role" ADD CONSTRAINT "facility_role_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_programme" ADD CONSTRAINT "facility_programme_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_programme" ADD CONSTRAINT "facility_programme_programme_code_fkey" FOREIGN KEY ("programme_code") REFERENCES "programme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_programme" ADD CONSTRAINT "facility_programme_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_event" ADD CONSTRAINT "status_event_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_event" ADD CONSTRAINT "status_event_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_measure" ADD CONSTRAINT "facility_measure_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_measure" ADD CONSTRAINT "facility_measure_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_ref_fkey" FOREIGN KEY ("agreement_ref") REFERENCES "agreement"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_facility" ADD CONSTRAINT "agreement_facility_agreement_ref_fkey" FOREIGN KEY ("agreement_ref") REFERENCES "agreement"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_facility" ADD CONSTRAINT "agreement_facility_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_lead_body_code_fkey" FOREIGN KEY ("lead_body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_parent_ref_fkey" FOREIGN KEY ("parent_ref") REFERENCES "project"("ref") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_project_ref_fkey" FOREIGN KEY ("project_ref") REFERENCES "project"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_facility" ADD CONSTRAINT "project_facility_project_ref_fkey" FOREIGN KEY ("project_ref") REFERENCES "project"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_facility" ADD CONSTRAINT "project_facility_facility_ref_fkey" FOREIGN KEY ("facility_ref") REFERENCES "facility"("ref") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_speaker_body_code_fkey" FOREIGN KEY ("speaker_body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_programme_code_fkey" FOREIGN KEY ("programme_code") REFERENCES "programme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_area" ADD CONSTRAINT "claim_area_claim_ref_fkey" FOREIGN KEY ("claim_ref") REFERENCES "claim"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_area" ADD CONSTRAINT "claim_area_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_known_from_fkey" FOREIGN KEY ("known_from") REFERENCES "revision"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_version" ADD CONSTRAINT "facility_version_known_from_fkey" FOREIGN KEY ("known_from") REFERENCES "revision"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_change" ADD CONSTRAINT "proposal_change_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what a Prisma schema cannot say

-- Names sort as people read them, in both scripts, whatever the server's locale; search terms sort as bytes, for prefixes.
ALTER TABLE "facility_version" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "search_term" ALTER COLUMN "term" TYPE TEXT COLLATE "C";

ALTER TABLE "facility_version" DROP COLUMN "point";
ALTER TABLE "facility_version" ADD COLUMN "point" point GENERATED ALWAYS AS (point("longitude", "latitude")) STORED;
CREATE INDEX "facility_version_point_idx" ON "facility_version" USING gist ("point");
CREATE INDEX "facility_version_name_idx" ON "facility_version" ("name", "ref");
CREATE INDEX "facility_version_updated_idx" ON "facility_version" ("updated_at");

-- One current version of a record, and intervals that are not empty.
CREATE UNIQUE INDEX "record_version_current_idx" ON "record_version" ("kind", "key") WHERE "known_to" = 2147483647;
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_interval" CHECK ("known_from" < "known_to");
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_document" CHECK (("state" = 'published') = ("document" IS NOT NULL));
ALTER TABLE "facility_version" ADD CONSTRAINT "facility_version_intervals" CHECK ("known_from" < "known_to" AND "valid_from" < "valid_to");
ALTER TABLE "revision" ADD CONSTRAINT "revision_number" CHECK ("number" > 0);

-- Dates at the precision that is known: YYYY, YYYY-MM or YYYY-MM-DD.
CREATE DOMAIN "partial_date" AS TEXT CHECK (VALUE ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');
ALTER TABLE "source" ADD CONSTRAINT "source_published_on" CHECK ("published_on"::"partial_date" IS NOT NULL OR "published_on" IS NULL);
ALTER TABLE "status_event" ADD CONSTRAINT "status_event_on" CHECK ("on"::"partial_date" IS NOT NULL OR "on" IS NULL);
ALTER TABLE "facility_role" ADD CONSTRAINT "facility_role_dates" CHECK (("from"::"partial_date" IS NOT NULL OR "from" IS NULL) AND ("to"::"partial_date" IS NOT NULL OR "to" IS NULL));
ALTER TABLE "facility_measure" ADD CONSTRAINT "facility_measure_as_of" CHECK ("as_of"::"partial_date" IS NOT NULL OR "as_of" IS NULL);
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_signed_on" CHECK ("signed_on"::"partial_date" IS NOT NULL OR "signed_on" IS NULL);
ALTER TABLE "project" ADD CONSTRAINT "project_dates" CHECK (("start_on"::"partial_date" IS NOT NULL OR "start_on" IS NULL) AND ("end_on"::"partial_date" IS NOT NULL OR "end_on" IS NULL));
ALTER TABLE "claim" ADD CONSTRAINT "claim_as_of" CHECK ("as_of"::"partial_date" IS NOT NULL OR "as_of" IS NULL);

ALTER TABLE "facility" ADD CONSTRAINT "facility_ref" CHECK ("ref" ~ '^PKF[0-9A-HJKMNP-TV-Z]{6}$');
ALTER TABLE "facility" ADD CONSTRAINT "facility_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "facility" ADD CONSTRAINT "facility_point" CHECK (("lat" IS NULL) = ("lon" IS NULL) AND "lat" BETWEEN -90 AND 90 AND "lon" BETWEEN -180 AND 180);
ALTER TABLE "facility" ADD CONSTRAINT "facility_precision" CHECK ("lat" IS NULL OR "location_precision" NOT IN ('province', 'none'));
ALTER TABLE "facility" ADD CONSTRAINT "facility_sizes" CHECK ("area_sqft" >= 0 AND "seats" >= 0);
ALTER TABLE "facility" ADD CONSTRAINT "facility_summary" CHECK (char_length("summary") <= 280);
ALTER TABLE "facility" ADD CONSTRAINT "facility_not_own_parent" CHECK ("parent_ref" <> "ref");
ALTER TABLE "area" ADD CONSTRAINT "area_not_own_parent" CHECK ("parent_code" <> "code");
ALTER TABLE "body" ADD CONSTRAINT "body_not_own_parent" CHECK ("parent_code" <> "code");
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_years" CHECK ("fiscal_year_from" ~ '^\d{4}-\d{2}$' AND "fiscal_year_to" ~ '^\d{4}-\d{2}$' AND "amount_pkr" >= 0);
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_promised_count" CHECK ("promised_count" >= 0);
ALTER TABLE "claim" ADD CONSTRAINT "claim_paraphrase" CHECK (char_length("paraphrase") <= 160);
ALTER TABLE "possible_duplicate" ADD CONSTRAINT "possible_duplicate_pair" CHECK ("ref_a" <> "ref_b");

-- The audit chain: each row is hashed with the one before it, one writer at a time, and none is changed or removed.
CREATE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(72707371);
  NEW.prior_hash := coalesce((SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1), '');
  NEW.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));
  NEW.at := clock_timestamp();
  NEW.hash := encode(sha256(convert_to(concat_ws(E'\x1f', NEW.prior_hash, NEW.id, NEW.at, NEW.actor, NEW.action, coalesce(NEW.revision, 0), NEW.subject, NEW.detail), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_chain" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "audit_chain"();

CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
