/** Says whether two plain values (of JSON) are the same; the order of an object's fields does not matter. */
export function isDeepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [Object.entries(one), Object.entries(other)];
  return (
    a.length === b.length &&
    a.every(
      ([name, value]) => Object.hasOwn(other, name) && isDeepEqual(value, (other as Record<string, unknown>)[name]),
    )
  );
}
