import { answerMissing } from "@/lib/files/record-response";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import { translator } from "@/lib/i18n/translate";
import { describeOgcApi } from "@/lib/ogc/api";
import {
  describeCollection,
  describeCollections,
  describeConformance,
  describeLanding,
  GEOJSON_TYPE,
  type Link,
  OPENAPI_TYPE,
  ogcUrl,
  selfLinks,
} from "@/lib/ogc/documents";
import { OGC_POLICY, writeOgcPage } from "@/lib/ogc/html";
import { findFeature, pageFeatures } from "@/lib/ogc/items";
import { type Collection, formQuery, isCollection, readItemsQuery } from "@/lib/ogc/items-query";
import { ogcPath } from "@/lib/paths";
import { kindOfList } from "@/lib/records/page-standing";
import { findUnknown, InvalidQuery, writeParameters } from "@/lib/records/query";
import { type Moment, resolveMoment } from "@/lib/revisions/moment";

type Given = [string, string][];
type Content = { title: string; content: object & { links?: readonly Link[] }; type?: string };

/** Whether a page is asked for: by `f`, or by what a browser says it takes. */
function asksForPage(request: Request, form: "json" | "html" | undefined): boolean {
  if (form) return form === "html";
  const accepted = request.headers.get("Accept") ?? "";
  const at = (type: RegExp) => accepted.search(type);
  return at(/text\/html/) >= 0 && (at(/json/) < 0 || at(/text\/html/) < at(/json/));
}

/** Sends an answer in the form asked for. Without `f` the form hangs on the asker, so nobody may keep it for another. */
function send(
  request: Request,
  given: Given,
  moment: Moment,
  { title, content, type = "application/json" }: Content,
): Response {
  const { value } = formQuery.read(given);
  const page = asksForPage(request, value.f);
  const address = ogcPath(new URL(request.url).pathname.replace(/^\/ogc\/?/, ""));
  const tag = entityTag(`${address}?${writeParameters(given)} ${page}`, moment);
  const headers = {
    "Content-Type": page ? "text/html; charset=utf-8" : type,
    "Content-Language": value.lang ?? "en",
    ETag: tag,
    Vary: "Accept",
    "Cache-Control": value.f ? "public, max-age=0, must-revalidate" : "no-cache",
    "Registry-Revision": String(moment.revision),
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": page ? OGC_POLICY : "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const { links = [], ...rest } = content;
  const body = page
    ? writeOgcPage(value.lang ?? "en", { title, links, content: rest })
    : `${JSON.stringify(content)}\n`;
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

async function answerItems(request: Request, given: Given, collection: Collection): Promise<Response> {
  const asked = readItemsQuery(collection, given, (await resolveMoment({})).today);
  const { features, matched, next, moment } = await pageFeatures(collection, asked);
  const rest = `collections/${collection}/items`;
  const others = given.filter(([name]) => !["f", "after"].includes(name));
  // Who reads a page goes on to a page.
  const page = asksForPage(request, formQuery.read(given).value.f);
  const address = (more: Given) => ogcUrl(rest, writeParameters([...others, ...more]));
  const links: Link[] = [
    { href: address([["f", "json"]]), rel: "self", type: GEOJSON_TYPE },
    { href: address([["f", "html"]]), rel: "alternate", type: "text/html" },
    { href: ogcUrl(`collections/${collection}`), rel: "collection", type: "application/json" },
    ...(next === null
      ? []
      : [
          {
            href: address([
              ["after", next],
              ["f", page ? "html" : "json"],
            ]),
            rel: "next",
            type: page ? "text/html" : GEOJSON_TYPE,
          },
        ]),
  ];
  const head = { type: "FeatureCollection", links, timeStamp: moment.publishedAt, numberMatched: matched };
  const content = { ...head, numberReturned: features.length, features };
  const title = translator(asked.asked.lang ?? "en")(`list.${collection}`);
  return send(request, given, moment, { title, content, type: GEOJSON_TYPE });
}

async function answerItem(request: Request, given: Given, collection: Collection, id: string): Promise<Response> {
  const asked = readItemsQuery(collection, given, (await resolveMoment({})).today);
  const found = /^[\w.-]{1,64}$/.test(id) ? await findFeature(collection, id, asked) : null;
  const rest = `collections/${collection}/items`;
  const kind = kindOfList(collection);
  if (!found || !kind)
    return kind
      ? answerMissing({ kind, ref: id, moved: (successor) => ogcPath(`${rest}/${successor}`) })
      : problem(404, `There is no ${id}`);
  const links = [
    ...selfLinks(`${rest}/${id}`, GEOJSON_TYPE),
    { href: ogcUrl(`collections/${collection}`), rel: "collection", type: "application/json" },
  ];
  const { feature, moment } = found;
  const title = String(feature.properties.name ?? id);
  return send(request, given, moment, { title, content: { ...feature, links }, type: GEOJSON_TYPE });
}

function describe(path: readonly string[], lang: "en" | "ur"): Content | null {
  const t = translator(lang);
  const [first, collection = "", ...rest] = path;
  if (first === undefined) return { title: t("site.name"), content: describeLanding(lang) };
  if (path.length === 1 && first === "api")
    return { title: "OpenAPI 3.0", content: describeOgcApi(), type: OPENAPI_TYPE };
  if (path.length === 1 && first === "conformance")
    return { title: t("ogc.conformance"), content: describeConformance() };
  if (first !== "collections" || rest.length > 0) return null;
  if (path.length === 1) return { title: t("ogc.collections"), content: describeCollections(lang) };
  if (!isCollection(collection)) return null;
  return { title: t(`list.${collection}`), content: describeCollection(collection, lang) };
}

/** Answers `/ogc/...`: OGC API Features 1.0 (core, GeoJSON, OpenAPI 3.0, HTML) over the same lists and filters as the pages. */
export async function answerOgc(request: Request, path: readonly string[]): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const [first, collection = "", items, id] = path;
  if (first === "collections" && items === "items" && path.length <= 4 && isCollection(collection))
    return id === undefined ? answerItems(request, given, collection) : answerItem(request, given, collection, id);
  const { value, refusals } = formQuery.read(given);
  const found = describe(path, value.lang ?? "en");
  if (!found) return problem(404, "There is no such collection or address");
  const named = [...refusals, ...findUnknown(given, formQuery.names)];
  if (named.length) throw new InvalidQuery(named);
  return send(request, given, await resolveMoment({}), found);
}
