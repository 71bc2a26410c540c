import type { ClaimRow } from "@/lib/claims/columns";
import { statusGroup } from "@/lib/facilities/status";
import { KIND_SHAPES } from "@/lib/map/shapes";

/** Several kinds counted together: a star, which is no kind's shape. */
const SEVERAL = "M0-12L3.600-3.600L12 0L3.600 3.600L0 12L-3.600 3.600L-12 0L-3.600-3.600Z";
/** A sum of ours: a cross on its point, open at the ends. */
const SUM = "M-9-9L9 9M9-9L-9 9";
const LISTED = "M-6-6H6V6H-6Z";

type Claimed = Pick<ClaimRow, "kinds" | "is_target" | "statuses">;

/** A result that counts nothing open: planned, signed or being built. */
export const isUnopened = ({ statuses }: Pick<ClaimRow, "statuses">): boolean =>
  statuses.length > 0 && !statuses.some((status) => statusGroup(status) === "open");

const shapeOf = ({ kinds }: Claimed): string => {
  const [only, ...more] = kinds;
  return only !== undefined && more.length === 0 ? KIND_SHAPES[only] : SEVERAL;
};

/** A claim as a mark: its kind by shape; hollow what is not open, and dashed what is only promised. Drawn in a box from -10 to 10. */
export function ClaimMark({ claim }: { claim: Claimed }) {
  const hollow = claim.is_target || isUnopened(claim);
  return (
    <path
      d={shapeOf(claim)}
      fill={hollow ? "var(--paper)" : "currentColor"}
      stroke="currentColor"
      strokeWidth={hollow ? 3 : 1.5}
      strokeDasharray={claim.is_target ? "4 2.500" : undefined}
      strokeLinejoin="round"
      className={claim.is_target ? "text-status-promised" : "text-ink"}
    />
  );
}

/** What the register lists of a claim's scope on its day. */
export function ListedMark() {
  return <path d={LISTED} fill="currentColor" className="text-status-open" />;
}

export function SumMark() {
  return <path d={SUM} fill="none" stroke="currentColor" strokeWidth="3" className="text-status-building" />;
}

/** Points down: lower than an earlier number for the same thing. */
export function LowerMark() {
  return <path d="M-8-5H8L0 8Z" fill="currentColor" className="text-warn" />;
}
