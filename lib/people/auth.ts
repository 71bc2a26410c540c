import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { sendLetter } from "@/lib/mail/send";
import { absoluteUrl, newPasswordPath } from "@/lib/paths";
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
        const address = absoluteUrl(env.PUBLIC_URL, newPasswordPath("en", token));
        const text = `${user.name},\n\nto choose a new password for the IT Facilities Registry, open within an hour:\n${address}\n\nIf you did not ask for this, do nothing.\n`;
        await sendLetter({ to: user.email, subject: "A new password for the IT Facilities Registry", text });
      },
    },
    session: {
      expiresIn: 12 * HOUR_SECONDS,
      updateAge: HOUR_SECONDS,
      freshAge: FRESH_SECONDS,
      cookieCache: { enabled: false },
    },
    // Counted in the database, so that several processes count together; without it sign-in is refused.
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 60,
      customRules: { "/sign-in/email": { window: 60, max: 8 } },
    },
    advanced: { cookiePrefix: "registry", database: { generateId: () => randomUUID() } },
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
