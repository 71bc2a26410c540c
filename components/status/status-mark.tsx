import type { FacilityKind } from "@/lib/facilities/schema";
import type { StatusGroup } from "@/lib/facilities/status";
import { KIND_SHAPES, SHAPE_VIEW_BOX } from "@/lib/map/shapes";

export const GROUP_COLOURS = {
  open: "text-status-open",
  ready: "text-status-ready",
  building: "text-status-building",
  promised: "text-status-promised",
  stopped: "text-status-stopped",
  unknown: "text-status-unknown",
} as const satisfies Record<StatusGroup, string>;

type Props = { kind: FacilityKind; group: StatusGroup; hollow: boolean; size?: number };

/** Kind by shape, status by colour, hollow when the point is not the building. Words stand beside it, never in it. */
export function StatusMark({ kind, group, hollow, size = 16 }: Props) {
  return (
    <svg
      viewBox={SHAPE_VIEW_BOX}
      width={size}
      height={size}
      aria-hidden="true"
      className={`mark inline-block shrink-0 ${GROUP_COLOURS[group]}`}
    >
      <path
        d={KIND_SHAPES[kind]}
        fill={hollow ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={hollow ? 3.5 : 2}
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A status without a kind: a short bar, which is no kind's shape. */
export function StatusSwatch({ group }: { group: StatusGroup }) {
  return (
    <svg
      viewBox="0 0 14 6"
      width="14"
      height="6"
      aria-hidden="true"
      className={`mark inline-block shrink-0 ${GROUP_COLOURS[group]}`}
    >
      <path d="M0 0H14V6H0Z" fill="currentColor" />
    </svg>
  );
}

/** The shape of a kind in plain ink, for legends and filters. */
export function KindMark({ kind, size = 14 }: { kind: FacilityKind; size?: number }) {
  return (
    <svg
      viewBox={SHAPE_VIEW_BOX}
      width={size}
      height={size}
      aria-hidden="true"
      className="mark inline-block shrink-0 text-soft"
    >
      <path d={KIND_SHAPES[kind]} fill="currentColor" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}
