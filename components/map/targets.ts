import { isShared, isSingle, type Mark, type Member } from "@/lib/map/schema";
import { discRadius, MARK_REACH } from "./draw-mark";

/** Something on the map that can be pressed: a mark, or one facility of a fan, moved aside by `dx`, `dy` pixels. */
export type Target = {
  key: string;
  lat: number;
  lon: number;
  dx: number;
  dy: number;
  /** Whether a line leads back to the point: in a fan it does. */
  leg: boolean;
  /** Pixels from its centre to its edge. */
  radius: number;
  mark: Mark;
  /** The facility this target stands for, when it is one. */
  member: Member | null;
};

/** Up to so many facilities on one point are fanned out; more are listed. */
export const MOST_FANNED = 14;
/** From this zoom on they are fanned out without being asked. */
const FAN_ZOOM = 12;
/** Pixels that a disc may be moved off its neighbourhood's middle by each other disc. */
const MOST_MOVED = 8;
/** Distance between two facilities of a fan, in pixels along its circle. */
const FAN_STEP = 30;

/** Where everything is drawn at a zoom; `fanned` is the key of a shared point that was pressed. */
export function layOut(
  marks: Mark[],
  zoom: number,
  fanned: string | null,
  project: (lat: number, lon: number) => { x: number; y: number },
): Target[] {
  const targets = marks
    .flatMap((mark) => {
      const key = markKey(mark);
      const fans = isShared(mark) && mark.n <= MOST_FANNED && (zoom >= FAN_ZOOM || key === fanned);
      return fans ? fanOut(mark.members, mark, key) : [toTarget(mark, key)];
    })
    .sort((a, b) => a.mark.n - b.mark.n);
  return spreadApart(targets, project);
}

/**
 * Moves discs of neighbourhoods that overlap a little apart. Their middle is an average, so a few pixels say nothing
 * wrong; what stands on a known point stays on it.
 */
function spreadApart(targets: Target[], project: (lat: number, lon: number) => { x: number; y: number }): Target[] {
  const discs = targets.map((target) => ({ ...target, ...project(target.lat, target.lon) }));
  const movable = discs.filter(({ mark }) => isNeighbourhood(mark));
  for (const b of movable) {
    for (const a of discs) {
      if (a === b) continue;
      const [x, y] = [b.x + b.dx - a.x - a.dx, b.y + b.dy - a.y - a.dy];
      const distance = Math.hypot(x, y) || 1;
      const overlap = Math.min(a.radius + b.radius - distance, MOST_MOVED);
      if (overlap <= 0) continue;
      b.dx += (x / distance) * overlap;
      b.dy += (y / distance) * overlap;
    }
  }
  return discs.map(({ x: _x, y: _y, ...target }) => target);
}

function isNeighbourhood(mark: Mark): boolean {
  return !isSingle(mark) && !isShared(mark);
}

export function markKey(mark: Mark): string {
  return isSingle(mark) ? mark.ref : `${mark.lat},${mark.lon}`;
}

function toTarget(mark: Mark, key: string): Target {
  const member = isSingle(mark) ? mark : null;
  const radius = member ? MARK_REACH - 3 : discRadius(mark.n);
  return { key, lat: mark.lat, lon: mark.lon, dx: 0, dy: 0, leg: false, radius, mark, member };
}

function fanOut(members: Member[], mark: Mark, key: string): Target[] {
  const radius = Math.max(26, (members.length * FAN_STEP) / (2 * Math.PI));
  return members.map((member, index) => {
    const angle = (2 * Math.PI * index) / members.length - Math.PI / 2;
    const dx = radius * Math.cos(angle);
    const dy = radius * Math.sin(angle);
    const at = { lat: mark.lat, lon: mark.lon, dx, dy, leg: true, radius: MARK_REACH - 3 };
    return { key: `${key}/${member.ref}`, ...at, mark, member };
  });
}

/** The nearest target within reach of a finger or a pointer; `place` answers pixels of a position. */
export function findTarget(
  targets: Target[],
  at: { x: number; y: number },
  tolerance: number,
  place: (lat: number, lon: number) => { x: number; y: number },
): Target | null {
  let found: Target | null = null;
  let least = tolerance;
  for (const target of targets) {
    const { x, y } = place(target.lat, target.lon);
    const beyond = Math.hypot(at.x - x - target.dx, at.y - y - target.dy) - target.radius;
    if (beyond <= least) {
      found = target;
      least = Math.max(beyond, 0);
    }
  }
  return found;
}
