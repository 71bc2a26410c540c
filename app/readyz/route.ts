import { problem } from "@/lib/http/problem";
import { checkReadiness } from "@/lib/http/readiness";

/** Says whether the register can answer: its database within a second, and loaded. */
export async function GET(): Promise<Response> {
  const { ready, revision, reason } = await checkReadiness();
  if (!ready) return problem(503, reason, {}, { "Retry-After": "5" });
  return Response.json({ status: "ready", revision }, { headers: { "Cache-Control": "no-store" } });
}
