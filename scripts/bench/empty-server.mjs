import http from "node:http";
import next from "next";

// Serves an application as the framework does by itself (empty-page.ts).
const app = next({ dev: false, dir: process.argv[2] ?? "" });
await app.prepare();
const handle = app.getRequestHandler();
const server = http.createServer((request, response) => handle(request, response));
server.listen({ port: 0, host: "127.0.0.1" }, () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
