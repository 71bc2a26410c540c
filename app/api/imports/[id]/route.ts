import { readVisitor } from "@/app/staff-page";
import { problem, problemOf } from "@/lib/http/problem";
import { streamText } from "@/lib/http/stream";
import { writePreview } from "@/lib/imports/preview-file";
import { findImport, parseImportId } from "@/lib/imports/queries";

type Context = { params: Promise<{ id: string }> };

/** The preview of an import as CSV: each cell that would change, old and new, and each fault. For who may see its page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const visitor = await readVisitor();
    const id = parseImportId((await params).id);
    const found = visitor && !visitor.needsSecondFactor && id !== null ? await findImport(visitor.actor, id) : null;
    if (!found) return problem(404, "There is nothing here");
    return new Response(streamText(writePreview(found.id)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-${found.id}.csv"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return problemOf(error);
  }
}
