import type { FacilityKind } from "@/lib/facilities/schema";

/**
 * One outline for each kind of facility, as SVG path data in a box from -10 to 10, its weight centred on 0,0.
 * The map draws them with Path2D, the legend, the table and the lists as `<path>`: one shape, everywhere.
 * They differ in outline, not in detail, so that they can be told apart at 12 px and without colour.
 */
export const KIND_SHAPES = {
  /** A block. */
  software_technology_park: "M-7.5-7.5H7.5V7.5H-7.5Z",
  /** A round table. */
  freelancing_hub: "M-8.5 0A8.5 8.5 0 1 1 8.5 0A8.5 8.5 0 1 1-8.5 0Z",
  /** A roof. */
  school_it_centre: "M0-9.5L10 7.5H-10Z",
  /** A block on its corner. */
  incubation_centre: "M0-10.5L10.5 0L0 10.5L-10.5 0Z",
  /** A roof upside down. */
  training_centre: "M0 9.5L10-7.5H-10Z",
  /** A plot of land seen aslant. */
  special_technology_zone: "M-4.5-7H11L4.5 7H-11Z",
  /** A plus. */
  research_centre: "M-3.6-10H3.6V-3.6H10V3.6H3.6V10H-3.6V3.6H-10V-3.6H-3.6Z",
  /** A dome. */
  other: "M-10 5.5A10 10.5 0 0 1 10 5.5Z",
} as const satisfies Record<FacilityKind, string>;

/** The viewBox that holds every shape with room for a stroke of 2 units. */
export const SHAPE_VIEW_BOX = "-13 -13 26 26";
