import { type Field, type ParameterSchema, type Refusal, RefusedValue } from "@/lib/records/query-fields";

/** What pages and addresses hand over: the parameters of a query string, in order, repeats allowed. */
export type Parameters = Iterable<[string, string]>;

/** A query string that a machine address does not take (RFC 9457: 400, each parameter named). */
export class InvalidQuery extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ name, reason }) => `${name}: ${reason}`).join("; "));
  }
}

/** Any field, seen from outside: what it reads it can also write. */
type AnyField = { read(text: string): unknown; write(value: never): string; schema?: ParameterSchema };
type ValueOf<F> = F extends Field<infer Value> ? Value : never;

/** The value that a set of fields describes: every parameter optional, absent when nothing is said. */
export type QueryValue<F> = { [Name in keyof F]?: ValueOf<F[Name]> };

/** Writes a value so that it can stand in an address; commas, colons and slashes stay readable. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/");

/** Joins parameters to a query string, sorted by name: the one spelling of a query. Empty when there is none. */
export function writeParameters(parameters: Iterable<[string, string]>): string {
  return [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&");
}

/**
 * A family of parameters that is read and written by one declaration. Reading is forgiving (what cannot be taken
 * is named and left out); `toParameters` is lossless, so reading what was written gives the same value.
 */
export function defineQuery<const F extends Record<string, AnyField>>(fields: F) {
  type Value = QueryValue<F>;
  const entries = Object.entries(fields) as [keyof F & string, AnyField][];
  return {
    names: entries.map(([name]) => name),
    /** What each parameter takes, for descriptions of the addresses. */
    schemas: entries.map(([name, { schema }]): [string, ParameterSchema] => [name, schema ?? { type: "string" }]),

    /** Reads its own parameters and leaves the others alone; a repeated one counts as a list, its repeats once. */
    read(parameters: Parameters): { value: Value; refusals: Refusal[] } {
      const given = new Map<string, Set<string>>();
      for (const [name, text] of parameters) given.set(name, (given.get(name) ?? new Set()).add(text));
      const value: Record<string, unknown> = {};
      const refusals: Refusal[] = [];
      for (const [name, field] of entries) {
        const texts = given.get(name);
        if (texts === undefined) continue;
        const text = [...texts].filter((one) => one !== "").join(",");
        try {
          const read = field.read(text);
          if (read !== null) value[name] = read;
        } catch (error) {
          if (!(error instanceof RefusedValue)) throw error;
          refusals.push({
            name,
            value: error.value,
            reason: error.reason,
            ...(error.allowed ? { allowed: error.allowed } : {}),
          });
        }
      }
      return { value: value as Value, refusals };
    },

    /** The parameters of a value in their one spelling. */
    toParameters(value: Value): [string, string][] {
      return entries.flatMap(([name, field]) => {
        const part = value[name];
        return part === undefined ? [] : [[name, field.write(part as never)] as [string, string]];
      });
    },
  };
}

/** Names the parameters that nobody declared. */
export function findUnknown(parameters: Parameters, known: readonly string[]): Refusal[] {
  const unknown = new Map<string, string>();
  for (const [name, value] of parameters) if (!known.includes(name)) unknown.set(name, value);
  return [...unknown].map(([name, value]) => ({
    name: name.slice(0, 60),
    value: value.slice(0, 60),
    reason: "unknown_parameter" as const,
  }));
}
