import { readVisitor } from "@/app/staff-page";
import { LogFilter } from "@/lib/audit/filter";
import { streamLog } from "@/lib/audit/queries";
import { writeCsv } from "@/lib/files/writers";
import { problem, problemOf } from "@/lib/http/problem";
import { startText, streamText } from "@/lib/http/stream";
import { Forbidden } from "@/lib/records/change";

const COLUMNS = ["id", "at", "who", "person", "action", "revision", "subject", "about", "detail", "hash"].map(
  (name) => ({
    name,
  }),
);

/** The log as a file, with the filter of its page. Text is made harmless for spreadsheets: the public writes into it too. */
export async function GET(request: Request): Promise<Response> {
  try {
    const visitor = await readVisitor();
    if (!visitor) return problem(404, "There is nothing here");
    const filter = LogFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const parts = writeCsv(streamLog(visitor.actor, filter), COLUMNS, { safe: true });
    return new Response(streamText(await startText(parts)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="log.csv"',
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return error instanceof Forbidden ? problem(404, "There is nothing here") : problemOf(error);
  }
}
