import path from "node:path";
import { pathToFileURL } from "node:url";
import { hashInputs, isFresh, recordFresh } from "./freshness.mjs";
import { checkNode, installPackages } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { generateClient } from "./prisma-generate.mjs";
import { ROOT, runScript } from "./process.mjs";
import { Complaint, say, sayFailure, sayWhile } from "./say.mjs";
import { packChunks } from "./server/packed.mjs";
import { listServing } from "./serving.mjs";

const DIST = process.env.NEXT_DIST_DIR ?? ".next";

const CLIENT = {
  name: "prisma-client",
  inputs: ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"],
  marker: "prisma/generated/client.ts",
};

const MAP = {
  name: "base-map",
  inputs: ["scripts/build-geo.ts", "scripts/geo", "registry-data/areas.csv", "package-lock.json"],
  marker: "public/geo/manifest.json",
};

const PAGES = {
  name: `pages-${path.basename(DIST)}`,
  inputs: [
    ...[
      "app",
      "components",
      "lib",
      "prisma/schema.prisma",
      "public/geo/manifest.json",
      "registry-data/datapackage.json",
    ],
    ...[
      "proxy.ts",
      "instrumentation.ts",
      "next.config.ts",
      "postcss.config.mjs",
      "tsconfig.json",
      "tsconfig.build.json",
      "package-lock.json",
      "scripts/server/packed.mjs",
    ],
  ],
  marker: `${DIST}/BUILD_ID`,
};

export async function installAll() {
  checkNode();
  await alone(installPackages);
}

/**
 * Makes what is missing or out of date: database client, base map, pages.
 *
 * @param {{ pages: boolean }} [wanted] pages: false leaves them to the live reload of `npm run dev`
 */
export async function buildAll({ pages } = { pages: true }) {
  await alone(async () => {
    await make(CLIENT, "Writing the database client", generateClient);
    await make(MAP, "Drawing the base map", () => runScript("scripts/build-geo.ts"));
    if (pages) await make(PAGES, "Building the pages (once, about a minute)", buildPages);
  });
}

/**
 * One process at a time may change what this checkout is made of.
 *
 * @param {() => Promise<void>} work
 */
function alone(work) {
  return withLock(path.join(ROOT, ".data", "build.lock"), work, (pid) =>
    say(`Process ${pid} is building here; waiting for it.`),
  );
}

/**
 * @param {import("./freshness.mjs").Product} product
 * @param {string} what
 * @param {() => Promise<unknown>} work
 */
async function make(product, what, work) {
  if (isFresh(product)) return;
  const inputs = hashInputs(product);
  await sayWhile(what, work);
  recordFresh(product, inputs);
}

async function buildPages() {
  const serving = listServing();
  if (serving.length > 0) {
    throw new Complaint(
      `The pages have to be built anew, but process ${serving.join(", ")} serves them: stop it first (Ctrl-C).`,
    );
  }
  await runScript(path.join(ROOT, "node_modules", "next", "dist", "bin", "next"), ["build"], {
    NODE_ENV: "production",
    NEXT_DIST_DIR: DIST,
  });
  await packChunks();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await installAll();
    await buildAll();
    say("Everything is built.");
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
