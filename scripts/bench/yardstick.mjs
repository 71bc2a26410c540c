import fs from "node:fs";
import http from "node:http";
import pg from "pg";

// The bare minimum beside which the registry is held: a query handed to `pg` and its rows written as JSON, and a file
// of the disk, both by node:http alone.

/** @type {{ queries: Record<string, { text: string, values: unknown[] }>, files: Record<string, string> }} */
const plan = JSON.parse(fs.readFileSync(process.argv[2] ?? "", "utf8"));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: "-c timezone=UTC" });

const server = http.createServer(async (request, response) => {
  const url = request.url ?? "/";
  const query = plan.queries[url];
  const file = plan.files[url];
  if (query) {
    const { rows } = await pool.query(query);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ facilities: rows }));
  } else if (file) {
    response.writeHead(200, { "content-type": "application/json", "content-length": fs.statSync(file).size });
    fs.createReadStream(file).pipe(response);
  } else {
    response.writeHead(404).end();
  }
});
server.listen({ port: 0, host: "127.0.0.1" }, () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
