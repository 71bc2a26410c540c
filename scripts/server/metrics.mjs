import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** @typedef {import("./observe.mjs").Seen} Seen */

/** One registry a process, and none of the library's own, which a second copy of this file would fill twice. */
const figures = new Registry();
collectDefaultMetrics({ register: figures });

const requests = new Counter({
  name: "registry_requests_total",
  help: "Requests answered, by what was asked for and the class of the status",
  labelNames: ["asked", "status"],
  registers: [figures],
});
const times = new Histogram({
  name: "registry_request_seconds",
  help: "Time until an answer began",
  labelNames: ["asked"],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
  registers: [figures],
});
const sent = new Counter({
  name: "registry_sent_bytes_total",
  help: "Bytes of bodies as they went out",
  labelNames: ["asked"],
  registers: [figures],
});
const kept = new Counter({
  name: "registry_kept_total",
  help: "Answers sent again without being made: fresh ones, and those of before the database went away",
  labelNames: ["as"],
  registers: [figures],
});
const cut = new Counter({
  name: "registry_cut_total",
  help: "Answers whose reader went before the end",
  registers: [figures],
});
const refused = new Counter({
  name: "registry_over_budget_total",
  help: "Requests turned away because their address had used up its share",
  registers: [figures],
});

new Gauge({
  name: "registry_revision",
  help: "The newest revision that this process knows",
  registers: [figures],
  async collect() {
    const newest = await globalThis.registryNewest?.rows.catch(() => []);
    this.set(newest?.[0]?.number ?? 0);
  },
});
new Gauge({
  name: "registry_database_up",
  help: "1 while the database answers",
  registers: [figures],
  collect() {
    this.set(globalThis.registryDatabaseDown ? 0 : 1);
  },
});
new Gauge({
  name: "registry_connections",
  help: "Connections of the pool to the database, and requests that wait for one",
  labelNames: ["state"],
  registers: [figures],
  collect() {
    const pool = globalThis.registryConnections?.pool;
    this.set({ state: "open" }, pool?.totalCount ?? 0);
    this.set({ state: "idle" }, pool?.idleCount ?? 0);
    this.set({ state: "waited_for" }, pool?.waitingCount ?? 0);
  },
});

/** What a path asks for: few words, however many addresses there are. @param {string} url */
export function nameAsked(url) {
  const path = url.split("?", 1)[0] ?? "";
  if (path.startsWith("/_next/") || path.startsWith("/geo/")) return "static";
  if (/^\/(healthz|readyz|metrics)$/.test(path)) return "health";
  if (/^(\/ur)?\/(staff|sign-in)(\/|$)/.test(path) || path.startsWith("/api/")) return "staff";
  if (path === "/map.json") return "map";
  if (path.startsWith("/ogc")) return "ogc";
  return /\.[a-z]+$/.test(path) ? "file" : "page";
}

/** So many hours are remembered, for the page of those on call (lib/staff/health.ts). */
const HOURS = 24;

/** @param {Seen} seen */
function countHour({ status, head }) {
  const hour = new Date().toISOString().slice(0, 13);
  globalThis.registryHours ??= [];
  const hours = globalThis.registryHours;
  if (hours.at(-1)?.hour !== hour) hours.push({ hour, asked: 0, failed: 0, slow: 0 });
  if (hours.length > HOURS) hours.shift();
  const now = hours.at(-1);
  if (!now) return;
  now.asked += 1;
  if (status >= 500) now.failed += 1;
  if (head > 1000) now.slow += 1;
}

new Gauge({
  name: "registry_queries_total",
  help: "Questions put to the database, and those that took over half a second",
  labelNames: ["took"],
  registers: [figures],
  collect() {
    const { asked = 0, slow = 0 } = globalThis.registryQueries ?? {};
    this.set({ took: "usual" }, asked - slow);
    this.set({ took: "long" }, slow);
  },
});

new Gauge({
  name: "registry_published_reads_total",
  help: "Questions for what is published, by the server that answered: the database itself or its replica",
  labelNames: ["from"],
  registers: [figures],
  collect() {
    const { primary = 0, replica = 0 } = globalThis.registryReads ?? {};
    this.set({ from: "primary" }, primary);
    this.set({ from: "replica" }, replica);
  },
});

/** @param {Seen} seen */
export function countRequest(seen) {
  const { url, status, head, bytes, whole } = seen;
  countHour(seen);
  const asked = nameAsked(url);
  requests.inc({ asked, status: `${Math.floor(status / 100)}xx` });
  times.observe({ asked }, head / 1000);
  sent.inc({ asked }, bytes);
  if (!whole) cut.inc();
}

/** @param {"fresh" | "stale"} as */
export const countKept = (as) => kept.inc({ as });

export const countRefused = () => refused.inc();

/**
 * Answers `/metrics` in Prometheus' text format. It names nobody and no address.
 *
 * @param {import("node:http").ServerResponse} response
 */
export async function sendMetrics(response) {
  const text = await figures.metrics();
  response.writeHead(200, { "content-type": figures.contentType, "cache-control": "no-store" }).end(text);
}
