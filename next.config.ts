import type { NextConfig } from "next";

const DIST = process.env.NEXT_DIST_DIR ?? ".next";
// What an ETag ends with: two builds may write the same rows differently.
const build = process.env.REGISTRY_BUILD ?? Date.now().toString(36);

const config: NextConfig = {
  env: { REGISTRY_BUILD: build },
  // Two builds of one checkout (a test beside a running server) must not share a folder.
  distDir: DIST,
  // Pages carry a nonce and honest status codes, which a prerendered shell cannot (docs/decisions/0002).
  cacheComponents: false,
  // Compressing is the server front's: one place, for pages and files alike.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `notFound()` sends an empty shell that only a script can fill. The proxy sends addresses of nothing here instead.
  experimental: { globalNotFound: true },
  typedRoutes: false,
  // `/facilities.csv` and `/claims/{ref}.json`, after the files that exist by such a name (`/robots.txt`).
  rewrites: async () => [
    { source: "/:list([a-z]+).:format([a-z]+)", destination: "/files/:list/:format" },
    { source: "/changes/between.:format(csv|json)", destination: "/files/changes/between/:format" },
    { source: "/:list(facilities|claims)/:ref.json", destination: "/files/:list/:ref/json" },
    { source: "/statistics/:chart([a-z]+).:format(csv|json)", destination: "/files/statistics/:chart/:format" },
  ],
  // What is served is what is checked on the way: a slip in a test must not keep anybody from starting the registry.
  // A second folder of pages would find the types of the first and take them for its own.
  typescript: { tsconfigPath: "tsconfig.build.json", ignoreBuildErrors: DIST !== ".next" },
  images: { unoptimized: true },
  // The reader of spreadsheets works in a thread of its own, which a bundle would not find.
  serverExternalPackages: ["read-excel-file", "pg", "@prisma/client", "@prisma/adapter-pg"],
};

export default config;
