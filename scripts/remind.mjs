import { runOnDatabase } from "./database/run-on.mjs";

// `npm run remind`: letters about proposals that wait, for a registry that another program serves.
await runOnDatabase("scripts/remind.ts");
