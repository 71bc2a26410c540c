import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";

/** Sets cookies as the sign-in library wrote them, each a whole `Set-Cookie` line. */
export async function setCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const line of lines) {
    for (const [name, attributes] of parseSetCookieHeader(line)) {
      const { maxAge, expires, path, secure, httpOnly, sameSite } = toCookieOptions(attributes);
      jar.set(name, attributes.value, {
        ...(maxAge === undefined ? {} : { maxAge }),
        ...(expires === undefined ? {} : { expires }),
        ...(sameSite === undefined ? {} : { sameSite }),
        path: path ?? "/",
        secure: secure ?? false,
        httpOnly: httpOnly ?? true,
      });
    }
  }
}
