import { env } from "@/lib/env";
import { problem } from "@/lib/http/problem";
import { readBoundaryFile } from "@/lib/map/files";

/** Boundaries that an operator imported; the built ones are plain files of `public/geo`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const bytes = await readBoundaryFile(env.DATA_DIR, (await params).file);
  if (!bytes) return problem(404, "There is no such boundary file");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
