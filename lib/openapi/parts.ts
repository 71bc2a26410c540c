import { translator } from "@/lib/i18n/translate";
import type { ParameterSchema } from "@/lib/records/query-fields";

/** A parameter and what it takes. */
export type Named = readonly [string, ParameterSchema];

/** `<code>` belongs to pages. */
export const plain = (text: string) => text.replace(/<\/?\w+>/g, "");

type Key = Parameters<ReturnType<typeof translator>["raw"]>[0];

/** A parameter as OpenAPI has it, in the words of the page of the data. */
export function describeParameter([name, schema]: Named) {
  const t = translator("en");
  const key = `data.parameter.${name}` as Key;
  return {
    name,
    in: "query",
    ...(t.has(key) ? { description: plain(t.raw(key)) } : {}),
    ...(schema.type === "array" ? { style: "form", explode: false } : {}),
    schema,
  };
}

/** A schema of the document by its name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A problem that is answered. */
export const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
/** What any address may answer beside its own. */
export const ALWAYS = {
  "304": { description: "Unchanged since the tag that was sent" },
  "429": refused("Too many at once; Retry-After says when to ask again"),
  "503": refused("The database is away; Retry-After says when to ask again"),
};
/** An answer that holds records, with its headers. */
export const sent = (type: string, schema: object = {}) => ({
  description: "The whole result, or one page of it",
  headers: {
    "Registry-Revision": { schema: { type: "integer" } },
    "Registry-Count": { schema: { type: "integer" } },
    ETag: { schema: { type: "string" } },
    Link: { schema: { type: "string" } },
  },
  content: { [type]: { schema } },
});
