import { runStaffHandler } from "@/app/staff-action";
import { problem } from "@/lib/http/problem";
import { readLocale } from "@/lib/i18n/locales";
import { receiveImport } from "@/lib/imports/receive";
import { type Fault, IMPORT_LIMITS, ImportRefused } from "@/lib/imports/schema";
import { BadUpload, storeUpload } from "@/lib/imports/upload";
import { staffImportPath, staffImportsPath } from "@/lib/paths";
import { canSomewhere } from "@/lib/people/rights";

/** A script asks for JSON and goes on by itself; a form without one is sent to a page. */
const goOn = (request: Request, path: string): Response =>
  request.headers.get("accept") === "application/json"
    ? Response.json({ goTo: path }, { headers: { "cache-control": "no-store" } })
    : new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });

/** Why a file was not taken, in the words of the page of imports. */
const refusal = ({ fault, row }: Fault) =>
  new URLSearchParams({ fault, ...(row ? { row: String(row) } : {}) }).toString();

/** Takes a file of at most 25 MB; streamed to disk, and nothing of it is kept unless it arrived whole. */
export async function POST(request: Request): Promise<Response> {
  const locale = readLocale(new URL(request.url).searchParams.get("lang") ?? "en");
  return runStaffHandler(request, async (actor) => {
    if (!canSomewhere(actor, "import")) return problem(404, "There is nothing here");
    try {
      const { place, fileName } = await storeUpload(request);
      return goOn(request, staffImportPath(locale, await receiveImport(actor, place, fileName)));
    } catch (error) {
      if (error instanceof BadUpload && error.why === "too_large")
        return problem(413, "The file is too large", { detail: `At most ${IMPORT_LIMITS.bytes / 1024 / 1024} MB.` });
      if (error instanceof BadUpload && error.why === "cut_off") return problem(400, "The file did not arrive whole");
      if (error instanceof BadUpload) return goOn(request, staffImportsPath(locale, `fault=${error.why}`));
      const [first] = error instanceof ImportRefused ? error.faults : [];
      if (!first) throw error;
      return goOn(request, staffImportsPath(locale, refusal(first)));
    }
  });
}
