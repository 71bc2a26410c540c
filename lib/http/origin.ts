/**
 * Says whether a write was sent from our own pages: the browser says so itself (`Sec-Fetch-Site`), or the origin it
 * names is ours. One that names neither is refused: every browser that can sign in names at least one of them.
 * `same-site` is not enough, for the other hosts of one ministry's domain are that too.
 */
export function isOwnOrigin(headers: Headers, publicUrl: string): boolean {
  if (headers.get("sec-fetch-site") === "same-origin") return true;
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || new URL(origin).host === headers.get("host");
}
