import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { absoluteUrl, invitationPath } from "@/lib/paths";
import { createFirstInvitation } from "@/lib/people/invite";

// Prints the link that makes the first administrator; nothing when there is somebody already.
try {
  const token = await createFirstInvitation();
  if (token !== null) console.log(absoluteUrl(env.PUBLIC_URL, invitationPath(DEFAULT_LOCALE, token)));
} finally {
  await disconnect();
}
