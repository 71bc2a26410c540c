import { expect, test } from "vitest";
import { disconnect } from "@/lib/db";
import { castPerson } from "@/scripts/drill/cast";
import { findDatabase } from "@/scripts/drill/registry";
import { signInEditor } from "@/scripts/drill/staff-form";
import { runUploads } from "@/scripts/drill/uploads";
import { askDatabase, makeDataDir, startRegistry } from "../support/registry-process";

// A sample of what `npm run drill -- uploads` sends a thousand times.
const FILES = 60;

test("files that were changed or broke off on their way are refused by name, or published whole or not at all", async () => {
  const dataDir = makeDataDir();
  const { url, stop } = await startRegistry(dataDir);
  await (await fetch(`${url}/staff`)).text();
  process.env.DATABASE_URL = await findDatabase(dataDir);
  process.env.DATA_DIR = dataDir;
  const cookie = await signInEditor(process.env.DATABASE_URL, dataDir, "sender");
  await askDatabase(
    dataDir,
    `INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
     VALUES ('sender', 'sender', 'reviewer', '{}', '{}', true, false)`,
  );
  const actor = await castPerson("sender", "reviewer", { publishes_directly: true });
  const more = [
    { name: "registry.zip", bytes: Buffer.from(await (await fetch(`${url}/data/registry.zip`)).arrayBuffer()) },
  ];
  const { published, wrong } = await runUploads({ url, cookie, actor }, { count: FILES, seed: 7, more });
  expect(wrong).toEqual([]);
  expect(published).toBeGreaterThan(5);
  await disconnect();
  await stop("SIGINT");
}, 240_000);
