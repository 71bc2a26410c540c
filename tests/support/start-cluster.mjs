import { startCluster } from "../../scripts/database/cluster.mjs";
import { withClient } from "../../scripts/database/connect.mjs";

// Starts the embedded PostgreSQL in a folder as whoever runs this, asks it something and stops it again.
const cluster = await startCluster(process.argv[2] ?? "");
const [row] = await withClient(cluster.url, async (client) => (await client.query("SELECT 40 + 2 AS answer")).rows);
await cluster.leave();
process.stdout.write(`${row.answer}\n`);
