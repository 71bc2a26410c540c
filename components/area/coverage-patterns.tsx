import type { ShapeState } from "@/lib/areas/choropleth";

/** What fills a shape; one map of districts stands on a page, so that its patterns have plain names. */
export type Filling = Exclude<ShapeState, "counted"> | "disputed" | number;
export const fillOf = (filling: Filling): string => `url(#coverage-${filling})`;

/** A tile in units of the drawing: about eight pixels. */
const TILE = 16;

/** The fillings of the map: a step of the ramp and a pattern each, told apart without colour. */
export function CoveragePatterns() {
  return (
    <defs>
      <Pattern filling={0} ground="shade-0">
        <circle cx="8" cy="8" r="1.6" className="pattern-dot" />
      </Pattern>
      <Pattern filling={1} ground="shade-1">
        <path d="M0 16L16 0" className="pattern-line" />
      </Pattern>
      <Pattern filling={2} ground="shade-2">
        <path d="M0 8L8 0M0 16L16 0M8 16L16 8" className="pattern-line" />
      </Pattern>
      <Pattern filling={3} ground="shade-3">
        <path d="M0 8L8 0M0 16L16 0M8 16L16 8M8 0L16 8M0 0L16 16M0 8L8 16" className="pattern-cross" />
      </Pattern>
      <Pattern filling={4} ground="shade-4">
        {null}
      </Pattern>
      <Pattern filling="coming" ground="shade-none">
        <path d="M0 5H10M8 13H16M0 13H2" className="pattern-coming" />
      </Pattern>
      <Pattern filling="perhaps" ground="shade-none">
        <circle cx="8" cy="8" r="3" className="pattern-ring" />
      </Pattern>
      <Pattern filling="none" ground="shade-none">
        {null}
      </Pattern>
      <Pattern filling="no_data" ground="shade-no-data">
        <path d="M5 5L11 11M11 5L5 11" className="pattern-ring" />
      </Pattern>
      <Pattern filling="disputed" ground="shade-disputed">
        <path d="M-4 4L4-4M0 16L16 0M12 20L20 12" className="pattern-hatch" />
      </Pattern>
    </defs>
  );
}

function Pattern({ filling, ground, children }: { filling: Filling; ground: string; children: React.ReactNode }) {
  return (
    <pattern id={`coverage-${filling}`} width={TILE} height={TILE} patternUnits="userSpaceOnUse">
      <rect width={TILE} height={TILE} className={ground} />
      {children}
    </pattern>
  );
}
