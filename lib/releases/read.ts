import fs from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { isReleaseDate, RELEASE_DESCRIPTION, Release } from "@/lib/releases/schema";

/** Where the releases stand: a folder each, named by its day. */
export const releasesFolder = (): string => path.join(env.DATA_DIR, "releases");

/** One release; null when there is none of that day. */
export async function readRelease(date: string): Promise<Release | null> {
  if (!isReleaseDate(date)) return null;
  const text = await fs.readFile(path.join(releasesFolder(), date, RELEASE_DESCRIPTION), "utf8").catch(() => null);
  return text === null ? null : Release.parse(JSON.parse(text));
}

/** The days that have a release, newest first. */
export async function listReleaseDates(): Promise<string[]> {
  const names = await fs.readdir(releasesFolder()).catch(() => []);
  return names.filter(isReleaseDate).sort().reverse();
}

/** Every release, newest first. */
export async function listReleases(): Promise<Release[]> {
  const releases = await Promise.all((await listReleaseDates()).map(readRelease));
  return releases.flatMap((release) => release ?? []);
}
