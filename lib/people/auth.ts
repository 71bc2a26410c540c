import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { CLIENT_ADDRESS_HEADER } from "@/lib/http/client-address";
import { sendLetter } from "@/lib/mail/send";
import { writeLetter } from "@/lib/mail/write";
import { newPasswordPath } from "@/lib/paths";
import { PASSWORD_LENGTH } from "@/lib/people/password";
import { readSecret } from "@/lib/people/secret";

const HOUR_SECONDS = 3600;
/** How long after signing in a dangerous thing may be done without signing in again. */
export const FRESH_SECONDS = 900;

function createAuth() {
  return betterAuth({
    appName: "IT Facilities Registry",
    baseURL: env.PUBLIC_URL,
    secret: readSecret(),
    telemetry: { enabled: false },
    // What it refuses is told to whoever asked; what fails is thrown, and logged where it is caught.
    logger: { disabled: true },
    database: prismaAdapter(prisma(), { provider: "postgresql" }),
    user: { modelName: "person" },
    emailAndPassword: {
      enabled: true,
      // People come by invitation alone: see lib/people/invite.ts.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR_SECONDS,
      sendResetPassword: async ({ user, token }) => {
        const letter = writeLetter("reset", { name: user.name }, (locale) => newPasswordPath(locale, token));
        await sendLetter({ to: user.email, ...letter });
      },
    },
    // Links of letters are kept as hashes: who reads the database or a backup of it opens nothing with them.
    verification: { storeIdentifier: "hashed" },
    session: {
      expiresIn: 12 * HOUR_SECONDS,
      updateAge: HOUR_SECONDS,
      freshAge: FRESH_SECONDS,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          // Whoever was shut out gets no session, whichever way it is asked for.
          before: async ({ userId }) => {
            const person = await prisma().person.findUnique({ where: { id: userId } });
            return person?.disabled_at === null ? undefined : false;
          },
        },
      },
    },
    // Its own limits count what comes by its routes, and it has none here: see lib/people/limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "registry",
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    plugins: [twoFactor({ issuer: "IT Facilities Registry" })],
  });
}

export type Auth = ReturnType<typeof createAuth>;

let auth: { url: string; instance: Auth } | null = null;

/** The sign-in of this process, over the database that it was made for. */
export function getAuth(): Auth {
  if (auth?.url !== env.DATABASE_URL) auth = { url: env.DATABASE_URL, instance: createAuth() };
  return auth.instance;
}
