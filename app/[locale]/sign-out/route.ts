import { runHandler } from "@/app/staff-action";
import { readLocale } from "@/lib/i18n/locales";
import { homePath } from "@/lib/paths";
import { signOut } from "@/lib/people/sign-in";

/**
 * Signs out, with the field `everywhere` in all places. A plain form leads here, so that the page is loaded anew and
 * going back asks the server again.
 */
export async function POST(request: Request, { params }: RouteContext<"/[locale]/sign-out">): Promise<Response> {
  const locale = readLocale((await params).locale);
  return runHandler(request, async () => {
    const everywhere = (await request.formData()).has("everywhere");
    const headers = new Headers({ location: homePath(locale), "cache-control": "no-store" });
    for (const cookie of await signOut(request.headers, everywhere)) headers.append("set-cookie", cookie);
    return new Response(null, { status: 303, headers });
  });
}
