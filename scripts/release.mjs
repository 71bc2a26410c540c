import { runOnDatabase } from "./database/run-on.mjs";

// `npm run release`: the release of today, from the running registry's database or, where none runs, from its own.
await runOnDatabase("scripts/release.ts");
