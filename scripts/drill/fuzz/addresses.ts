import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Random } from "@/lib/synthetic/random";
import { encode, FOREIGN_PATHS, poison, poisonInAddress } from "./poison";

/** An address with places to fill (`/facilities/{ref}.json`), and the parameters that it takes. */
export type Address = { template: string; parameters: Parameter[] };
type Parameter = { name: string; values: string[] };

const Schema = z.looseObject({ enum: z.array(z.coerce.string()).optional() });
const Document = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        parameters: z
          .array(
            z.looseObject({
              name: z.string().optional(),
              in: z.string().optional(),
              schema: Schema.extend({ items: Schema.optional() }).optional(),
            }),
          )
          .optional(),
      }),
    }),
  ),
});

/** Codes that are there, one of each kind, and cursors and moments as clients send them. */
const KNOWN = [
  "PKF6FWFKE",
  "SCO",
  "PK-GB",
  "PK-JK-MIRPUR",
  "SCOMIRPUR-20241112",
  "openings",
  "growth",
  "2026-01-01",
  "index.json",
  "facilities",
  "35.9,74.3,50",
  "60,23,80,37",
  "2023..2024",
  "1",
  "-name",
  "name,status",
  "ur",
  "eyJhIjoxfQ",
];

/** What the register says of its own addresses. */
export function readDocument(document: unknown): Address[] {
  return Object.entries(Document.parse(document).paths).map(([template, { get }]) => ({
    template,
    parameters: (get.parameters ?? []).flatMap(({ name, in: place, schema }) =>
      name && place === "query" ? [{ name, values: schema?.enum ?? schema?.items?.enum ?? KNOWN }] : [],
    ),
  }));
}

/** Every page and handler as it stands on disk, so that none is left out: `/staff/people/{id}`. */
export function listRoutes(root: string): Address[] {
  const app = path.join(root, "app");
  const files = fs.readdirSync(app, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => ({
      template: `/${path.dirname(file)}`
        .replace(/\/\.$|\/\[locale\]|\/\(.*?\)/g, "")
        .replace(/\[+(?:\.\.\.)?(\w+)\]+/g, "{$1}"),
      parameters: [
        "q",
        "status",
        "area",
        "near",
        "bbox",
        "as_of",
        "known_at",
        "after",
        "sort",
        "token",
        "next",
        "tab",
      ].map((name) => ({ name, values: KNOWN })),
    }));
}

/** The names by which the browser calls the actions of forms, as the build has written them; none without a build. */
export function listActions(root: string): string[] {
  const file = path.join(root, process.env.NEXT_DIST_DIR ?? ".next", "server", "server-reference-manifest.json");
  if (!fs.existsSync(file)) return [];
  return Object.keys(
    z.object({ node: z.record(z.string(), z.unknown()) }).parse(JSON.parse(fs.readFileSync(file, "utf8"))).node,
  );
}

/** One way to ask for an address, good or bad, as it goes over the wire. */
export function fillAddress(random: Random, addresses: readonly Address[]): string {
  if (random.chance(0.06)) return random.pick(FOREIGN_PATHS);
  const { template, parameters } = random.pick(addresses);
  const language = random.weigh([
    ["", 6],
    ["/ur", 3],
    ["/en", 1],
  ]);
  const filled = template.replace(/\{\w+\}/g, () =>
    random.chance(0.6) ? random.pick(KNOWN) : poisonInAddress(random) || "x",
  );
  const known = Array.from(
    {
      length: random.weigh([
        [0, 3],
        [1, 4],
        [2, 3],
        [5, 1],
        [30, 0.1],
      ]),
    },
    () => {
      const { name, values } = parameters.length > 0 ? random.pick(parameters) : { name: "q", values: KNOWN };
      return `${random.chance(0.05) ? poisonInAddress(random) : name}=${fillValue(random, values)}`;
    },
  );
  const query = known.length > 0 ? `?${known.join("&")}` : "";
  return (/\.\w+$|^\/(ogc|data|api|geo)/.test(template) ? "" : language) + (filled || "/") + query;
}

function fillValue(random: Random, values: readonly string[]): string {
  const kind = random.next();
  if (kind < 0.4) return encode(random.pick(values));
  if (kind < 0.5) return Array.from({ length: random.integer(2, 6) }, () => encode(random.pick(values))).join(",");
  return kind < 0.6 ? `${encode(random.pick(values))}${encode(poison(random))}` : poisonInAddress(random);
}
