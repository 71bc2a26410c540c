/** The codes that rows have, the most frequent first: what a facet offers. */
export function byFrequency(codes: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).map(([code]) => code);
}
