import { env } from "@/lib/env";
import { COLLECTIONS, type Collection, filterOf, formQuery, itemsQuery } from "@/lib/ogc/items-query";
import { absoluteUrl, ogcPath } from "@/lib/paths";
import type { ParameterSchema } from "@/lib/records/query-fields";

type Named = readonly [string, ParameterSchema];

/** A list is one parameter with commas between its values. */
const parameter = ([name, schema]: Named) => ({
  name,
  in: "query",
  required: false,
  ...(schema.type === "array" ? { style: "form", explode: false } : {}),
  schema,
});

const PROBLEM = {
  description: "What is wrong",
  content: { "application/problem+json": { schema: { type: "object" } } },
};
const answer = (type: string, schema: object) => ({
  description: "The answer",
  content: { [type]: { schema }, "text/html": { schema: { type: "string" } } },
});
const object = { type: "object" };

// These two are written out as the standard has them, for clients that read them here.
const BBOX = {
  ...parameter(["bbox", { type: "array" }]),
  schema: { type: "array", items: { type: "number" }, minItems: 4, maxItems: 6 },
};
const own = itemsQuery.schemas.filter(([name]) => !["bbox", "f", "lang"].includes(name));
const forms = formQuery.schemas.map(parameter);

function operation(id: string, summary: string, type: string, schema: object, parameters: object[] = forms) {
  return {
    get: {
      operationId: id,
      summary,
      parameters,
      responses: { "200": answer(type, schema), "400": PROBLEM, "404": PROBLEM },
    },
  };
}

const collectionPaths = (collection: Collection) => {
  const items = `/collections/${collection}/items`;
  const taken = [...forms, BBOX, ...own.map(parameter), ...filterOf(collection).map(parameter)];
  const collectionObject = { type: "object", required: ["type", "features"], properties: { type: { type: "string" } } };
  const id = { name: "featureId", in: "path", required: true, schema: { type: "string" } };
  return {
    [`/collections/${collection}`]: operation(`describe_${collection}`, "One collection", "application/json", object),
    [items]: operation(`get_${collection}`, "Its items", "application/geo+json", collectionObject, taken),
    [`${items}/{featureId}`]: operation(`get_${collection}_one`, "One item", "application/geo+json", object, [
      id,
      ...forms,
    ]),
  };
};

/** The API of `/ogc` as OpenAPI 3.0 (`/ogc/api`). */
export function describeOgcApi() {
  return {
    openapi: "3.0.3",
    info: { title: "IT Facilities Registry: OGC API Features", version: "1.0.0", license: { name: "CC BY 4.0" } },
    servers: [{ url: absoluteUrl(env.PUBLIC_URL, ogcPath()) }],
    paths: {
      "/": operation("landing", "What there is", "application/json", object),
      "/conformance": operation("conformance", "What it conforms to", "application/json", object),
      "/api": operation("api", "This description", "application/vnd.oai.openapi+json;version=3.0", object),
      "/collections": operation("collections", "The collections", "application/json", object),
      ...Object.assign({}, ...COLLECTIONS.map(collectionPaths)),
    },
  };
}
