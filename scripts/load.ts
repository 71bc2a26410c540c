import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { loadPackage } from "@/lib/packages/load";
import { InvalidPackage } from "@/lib/packages/problem";

try {
  const { revision, published, waiting } = await loadPackage(env.REGISTRY_DATA);
  if (revision === null) console.log("The register already holds all of the data package.");
  else console.log(`Loaded ${published} records as revision ${revision}; ${waiting} wait for a reviewer.`);
} catch (error) {
  if (!(error instanceof InvalidPackage)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await disconnect();
}
