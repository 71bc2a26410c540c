import { z } from "zod";
import { PartialDate } from "@/lib/dates/partial-date";
import { FacilityRef } from "@/lib/facilities/ref";
import { Citation, Code, Link, Text } from "@/lib/records/schema";

export const FACILITY_KINDS = [
  "software_technology_park",
  "freelancing_hub",
  "school_it_centre",
  "incubation_centre",
  "training_centre",
  "special_technology_zone",
  "research_centre",
  "other",
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

export const SHIFTS = ["day", "second", "both"] as const;
export const AUDIENCES = [
  "general",
  "women",
  "students",
  "persons_with_disabilities",
  "community",
  "prisoners",
] as const;
export const BASES = ["event_date", "report_date", "inferred"] as const;
export const PRECISIONS = ["building", "place", "tehsil", "district", "province", "none"] as const;
export type LocationPrecision = (typeof PRECISIONS)[number];
export const OWNERSHIPS = ["public", "ppp", "private", "unknown"] as const;
export const LANGUAGES = ["en", "ur"] as const;
export const NAME_TYPES = ["alias", "former", "source_spelling", "short"] as const;
export const QUALIFIERS = ["exactly", "about", "at_least", "up_to", "unstated"] as const;

/** In the order of progress: the later of two equally dated events is the one further along. */
export const EVENT_STATUSES = [
  "announced",
  "agreement_signed",
  "notified",
  "under_construction",
  "ready",
  "soft_launched",
  "operational",
  "upgrade_planned",
  "stalled",
  "withdrawn",
  "closed",
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const BODY_ROLES = [
  "operator",
  "sponsor",
  "funder",
  "host",
  "developer",
  "executing_agency",
  "regulator",
  "lender",
  "land_provider",
  "partner",
  "connectivity",
  "consultant",
] as const;
export type BodyRole = (typeof BODY_ROLES)[number];

export const MEASURES = [
  "covered_area_sqft",
  "covered_area_sqm",
  "land_area_acres",
  "land_area_kanal",
  "storeys",
  "offices",
  "seats",
  "daily_users",
  "companies",
  "startups",
  "freelancers",
  "trainees",
  "capacity_companies",
  "capacity_startups",
  "capacity_freelancers",
  "capacity_people",
  "jobs",
  "jobs_expected",
  "progress_percent",
  "cost_pkr",
  "cost_usd",
  "allocated_pkr",
  "feasibility_cost_pkr",
] as const;
export type Measure = (typeof MEASURES)[number];

/** What became of a facility; the other's page shows it turned round (predecessor, moved from, split from). */
export const LINK_KINDS = ["succeeded_by", "moved_to", "split_into"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const source_id = Code.nullable();

export const StatusEvent = z.strictObject({
  status: z.enum(EVENT_STATUSES),
  on: PartialDate.nullable(),
  basis: z.enum(BASES),
  contested: z.boolean(),
  source_id,
  note: Text.nullable(),
  /** The day the registry first published it; set when it is published, never by hand. */
  recorded_on: z.iso.date().nullable().default(null),
});
export type StatusEvent = z.output<typeof StatusEvent>;

export const FacilityMeasure = z.strictObject({
  measure: z.enum(MEASURES),
  value: z.number(),
  qualifier: z.enum(QUALIFIERS),
  as_of: PartialDate.nullable(),
  source_id: Code,
});
export type FacilityMeasure = z.output<typeof FacilityMeasure>;

/** The largest whole number that a column of the database holds. */
const LARGEST = 2_147_483_647;
/** Where nothing nearer than these is known there is no point to draw. */
const WITHOUT_POINT: readonly string[] = ["province", "none"] satisfies LocationPrecision[];

/** One facility as a whole document: what is proposed, reviewed, published and kept as a version. */
export const FacilityDocument = z
  .strictObject({
    ref: FacilityRef,
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens"),
    name: Text,
    name_ur: Text.nullable(),
    kind: z.enum(FACILITY_KINDS),
    area_code: Code.nullable(),
    place: Text.nullable(),
    /** Sources place it differently; the place shown is the better supported one. */
    place_contested: z.boolean().default(false),
    address: Text.nullable(),
    lat: z.number().min(-90).max(90).nullable(),
    lon: z.number().min(-180).max(180).nullable(),
    location_precision: z.enum(PRECISIONS),
    host_name: Text.nullable(),
    host_body_code: Code.nullable(),
    parent_ref: FacilityRef.nullable(),
    ownership: z.enum(OWNERSHIPS),
    area_sqft: z.int().min(0).max(LARGEST).nullable(),
    area_note: Text.nullable(),
    seats: z.int().min(0).max(LARGEST).nullable(),
    website: Link.nullable(),
    phone: Text.nullable(),
    email: z.email().nullable(),
    summary: Text.max(280).nullable(),
    internal_note: Text.nullable(),
    /** The day somebody last confirmed the record without changing it. */
    confirmed_on: z.iso.date().nullable().default(null),
    /** Made by the load-test generator, never a real place. */
    synthetic: z.boolean().default(false),
    names: z.array(z.strictObject({ name: Text, language: z.enum(LANGUAGES), type: z.enum(NAME_TYPES), source_id })),
    functions: z
      .array(
        z.strictObject({
          kind: z.enum(FACILITY_KINDS),
          shift: z.enum(SHIFTS).nullable(),
          audience: z.enum(AUDIENCES).nullable(),
          source_id,
        }),
      )
      .min(1, "must have at least one function"),
    roles: z.array(
      z.strictObject({
        body_code: Code,
        role: z.enum(BODY_ROLES),
        from: PartialDate.nullable(),
        to: PartialDate.nullable(),
        source_id,
      }),
    ),
    programmes: z.array(z.strictObject({ programme_code: Code, source_id })),
    events: z.array(StatusEvent),
    measures: z.array(FacilityMeasure),
    /** Not there when there are none, as in every version from before there were links. */
    links: z
      .array(z.strictObject({ link: z.enum(LINK_KINDS), to_ref: FacilityRef, on: PartialDate.nullable(), source_id }))
      .min(1, "must not be an empty list")
      .optional(),
    citations: z.array(Citation),
  })
  .refine(({ lat, lon }) => (lat === null) === (lon === null), {
    error: "must come with the other coordinate",
    path: ["lat"],
  })
  .refine(({ lat, location_precision }) => lat === null || !WITHOUT_POINT.includes(location_precision), {
    error: "must be nearer than a province where there is a point",
    path: ["location_precision"],
  });
export type FacilityDocument = z.output<typeof FacilityDocument>;
