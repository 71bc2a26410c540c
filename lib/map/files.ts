import { existsSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MapSources } from "@/lib/map/schema";

/** Levels whose built boundaries an imported file replaces (`tehsil` has no built ones and only adds lines). */
export const BOUNDARY_LEVELS = ["province", "district", "tehsil"] as const;
export type BoundaryLevel = (typeof BOUNDARY_LEVELS)[number];

/** One imported boundary file, as `DATA_DIR/geo/manifest.json` keeps it. */
export type ImportedBoundary = {
  /** Name under `DATA_DIR/geo`, with a hash of its content in it. */
  file: string;
  attribution: string;
  /** Name and SHA-256 of the file that was given. */
  source: string;
  sha256: string;
  /** RFC 3339. */
  imported_at: string;
  features: number;
};
export type ImportedManifest = Partial<Record<BoundaryLevel, ImportedBoundary>>;

type BuiltLayer = "base" | "districts" | "places";

type BuiltManifest = { files: Record<BuiltLayer, string>; attribution: Record<BuiltLayer, string> };

const BUILT = join("public", "geo", "manifest.json");
const kept = new Map<string, { changed: number; content: unknown }>();

/**
 * Which files the map is drawn from and whom to credit: the built ones, or what an operator imported in their place.
 * Throws when the base map has not been built.
 */
export function readMapSources(dataDir: string): MapSources {
  const built = readJson(BUILT) as BuiltManifest | null;
  if (!built) throw new Error("The base map has not been built: run node --import tsx scripts/build-geo.ts");
  const imported = readImported(dataDir);
  const { base, districts, places } = built.attribution;
  const credits = [
    imported.province?.attribution,
    imported.district?.attribution ?? districts,
    imported.tehsil?.attribution,
    base,
    places,
  ];
  return {
    files: {
      base: built.files.base,
      districts: imported.district?.file ?? built.files.districts,
      places: built.files.places,
      provinces: imported.province?.file ?? null,
      tehsils: imported.tehsil?.file ?? null,
    },
    attribution: [...new Set(credits.filter((credit) => credit !== undefined))],
  };
}

export function readImported(dataDir: string): ImportedManifest {
  return (readJson(join(dataDir, "geo", "manifest.json")) ?? {}) as ImportedManifest;
}

/** The bytes of an imported file that is in use; null for any other name, whatever it looks like. */
export async function readBoundaryFile(dataDir: string, name: string): Promise<Buffer | null> {
  const inUse = Object.values(readImported(dataDir)).some((boundary) => boundary.file === name);
  return inUse ? readFile(join(dataDir, "geo", name)) : null;
}

/** Read again only when the file has changed; null when there is none. */
function readJson(path: string): unknown {
  if (!existsSync(path)) return null;
  const changed = statSync(path).mtimeMs;
  const known = kept.get(path);
  if (known?.changed === changed) return known.content;
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  kept.set(path, { changed, content });
  return content;
}
