/** Kind, shift and audience of one function, as far as they are known or asked for. */
export type FunctionParts = { kind?: string | null; shift?: string | null; audience?: string | null };

const token = (parts: [string, string | null | undefined][]) =>
  parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join("&");

/** The token that a question about one function asks for. */
export function functionToken({ kind, shift, audience }: FunctionParts): string {
  return token([
    ["kind", kind],
    ["shift", shift],
    ["audience", audience],
  ]);
}

/**
 * Every question that one of the functions answers: kind, shift and audience must hold of **one** function
 * (design 3.3), so each function gives the tokens of all its combinations, and a filter looks up one token.
 */
export function functionTokens(functions: readonly FunctionParts[]): string[] {
  const tokens = new Set<string>();
  for (const { kind, shift, audience } of functions)
    for (let mask = 1; mask < 8; mask += 1) {
      const text = functionToken({
        kind: (mask & 1 && kind) || null,
        shift: (mask & 2 && shift) || null,
        audience: (mask & 4 && audience) || null,
      });
      if (text) tokens.add(text);
    }
  return [...tokens];
}

/** The tokens of the role rows: the body, the role, and the two together of one row. */
export function roleTokens(roles: readonly { body_code: string; role: string }[]): string[] {
  return [...new Set(roles.flatMap(({ body_code, role }) => [body_code, `:${role}`, `${body_code}:${role}`]))];
}

/** The token that a question about one role row asks for. */
export function roleToken(body: string | null, role: string | null): string {
  return `${body ?? ""}${role ? `:${role}` : ""}`;
}
