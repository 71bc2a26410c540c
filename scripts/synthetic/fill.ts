import pg from "pg";
import type { AreaDocument } from "@/lib/areas/schema";
import { env } from "@/lib/env";
import { type FlattenContext, flattenFacility } from "@/lib/facilities/flatten";
import { vocabularyOf } from "@/lib/facilities/public-rows";
import { spellingVariants } from "@/lib/search/fold";
import { composeFacility } from "@/lib/synthetic/facility";
import { areaChain, composeSources, gatherSurroundings } from "@/lib/synthetic/surroundings";
import { type Copying, copyInto } from "./copy";
import type { SyntheticRevision } from "./settle";

/** A share of the facilities, to be made and copied by a process of its own. */
export type Share = { seed: number; from: number; to: number; count: number; revisions: SyntheticRevision[] };

const STILL_KNOWN = 2147483647;
const VERSION_COLUMNS = ["kind", "key", "number", "known_from", "known_to", "state", "document"];

async function readDocuments<Document>(client: pg.Client, kind: string): Promise<Document[]> {
  const { rows } = await client.query<{ document: Document }>(
    'SELECT document FROM record_version WHERE kind = $1::"RecordKind" AND known_to = $2 ORDER BY key',
    [kind, STILL_KNOWN],
  );
  return rows.map(({ document }) => document);
}

async function readSurroundings(client: pg.Client, seed: number) {
  const areas = await readDocuments<AreaDocument>(client, "area");
  const bodies = await readDocuments<{ code: string; name: string; short_name: string | null; name_ur: string | null }>(
    client,
    "body",
  );
  const programmes = await readDocuments<{ code: string }>(client, "programme");
  const code = (one: { code: string }) => one.code;
  const surroundings = gatherSurroundings(areas, bodies.map(code), programmes.map(code), composeSources(seed));
  const names = new Map(bodies.map((body) => [body.code, [body.name, body.short_name, body.name_ur]]));
  const context: Pick<FlattenContext, "areasOf" | "source" | "bodyNames"> = {
    areasOf: (area) => areaChain(surroundings.areas, area),
    source: (id) => surroundings.sources.get(id),
    bodyNames: (body) => names.get(body) ?? [],
  };
  return { surroundings, context };
}

/** Makes a share of the facilities and copies their versions, their public rows and the words they bring. */
async function fillShare(open: () => Promise<pg.Client>, { seed, from, to, count, revisions }: Share): Promise<void> {
  const [reader, versions, flats] = await Promise.all([open(), open(), open()]);
  const { surroundings, context } = await readSurroundings(reader, seed);
  const versionRows = copyInto(versions, "record_version", VERSION_COLUMNS);
  let flatRows: Copying | undefined;
  const terms = new Map<string, number>();
  for (let index = from; index < to; index += 1) {
    const revision = revisions[Math.floor((index * revisions.length) / count)];
    if (!revision) throw new Error(`The facility ${index} has no revision`);
    const known = { known_from: revision.number, known_to: STILL_KNOWN };
    const document = composeFacility(seed, index, revision.day, surroundings);
    await versionRows.add({ kind: "facility", key: document.ref, number: 1, ...known, state: "published", document });
    const rows = flattenFacility(document, {
      ...context,
      version: 1,
      updatedAt: revision.published_at,
      firstPublished: revision.day,
    });
    for (const row of rows) {
      flatRows ??= copyInto(flats, "facility_version", [...Object.keys(known), ...Object.keys(row)]);
      await flatRows.add({ ...row, ...known });
    }
    for (const term of rows[0] ? vocabularyOf(rows[0]) : []) if (!terms.has(term)) terms.set(term, revision.number);
  }
  await Promise.all([versionRows.end(), flatRows?.end()]);
  const termRows = copyInto(reader, "synthetic_term", ["term", "variants", "known_from"]);
  for (const [term, known_from] of terms) await termRows.add({ term, variants: spellingVariants(term), known_from });
  await termRows.end();
}

const opened: pg.Client[] = [];

async function open(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    options: "-c timezone=UTC -c synchronous_commit=off",
  });
  await client.connect();
  opened.push(client);
  return client;
}

try {
  await fillShare(open, JSON.parse(process.argv[2] ?? "") as Share);
} finally {
  await Promise.all(opened.map((client) => client.end()));
}
