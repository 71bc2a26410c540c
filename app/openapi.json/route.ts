import { describeApi } from "@/lib/openapi/document";

// What the registry calls itself is asked when it runs, not when it is built.
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(describeApi(), {
    headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600" },
  });
}
