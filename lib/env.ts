import { z } from "zod";

/** What every setting must look like. An empty variable counts as one that is not set. */
const settings = {
  PORT: z.coerce.number("must be a number").int("must be a whole number").min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address that starts with http:// or https://" })
    .transform((address) => address.replace(/\/+$/, ""))
    .optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "must be an address that starts with postgres:// or postgresql://")
    .optional(),
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "must be an address that starts with postgres:// or postgresql://")
    .optional(),
  TILE_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})/, "must be an http(s) address with {z}, {x} and {y}")
    .optional(),
  TILE_ATTRIBUTION: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address that starts with smtp:// or smtps://" })
    .optional(),
  REGISTRY_DATA: z.string().default("registry-data"),
  EDITS_PER_HOUR: z.coerce.number("must be a number").int("must be a whole number").min(0).default(300),
  EDITS_PER_DAY: z.coerce.number("must be a number").int("must be a whole number").min(0).default(1500),
} satisfies Record<string, z.ZodType>;

type Settings = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]> };

function readSetting<Name extends keyof Settings>(name: Name): Settings[Name] {
  const parsed = settings[name].safeParse(process.env[name] || undefined);
  if (parsed.success) return parsed.data as Settings[Name];
  const reasons = parsed.error.issues.map((issue) => issue.message).join("; ");
  throw new Error(`The environment variable ${name} is not usable: ${reasons}`);
}

/**
 * The settings of the process: the only place that reads the environment.
 *
 * Each value is read when it is asked for, not when this file is imported: a build has no database, and a test
 * file learns its own only after its imports have run. Throws an error that names the variable when it is bad.
 */
export const env = Object.freeze({
  /** The port to listen on; 0 lets the system choose. */
  get PORT(): number {
    return readSetting("PORT");
  },
  /** The address to listen on; not set: every address of the machine. */
  get HOST(): string | undefined {
    return readSetting("HOST");
  },
  /** What others call this registry, without a slash at the end. */
  get PUBLIC_URL(): string {
    return readSetting("PUBLIC_URL") ?? `http://localhost:${readSetting("PORT")}`;
  },
  get DATA_DIR(): string {
    return readSetting("DATA_DIR");
  },
  get DATABASE_URL(): string {
    const address = readSetting("DATABASE_URL");
    if (address === undefined) throw new Error("The environment variable DATABASE_URL is not set");
    return address;
  },
  /** A streaming replica of that database, for what is published; not set: there is none. */
  get DATABASE_READ_URL(): string | undefined {
    return readSetting("DATABASE_READ_URL");
  },
  get TILE_URL(): string | undefined {
    return readSetting("TILE_URL");
  },
  get TILE_ATTRIBUTION(): string | undefined {
    return readSetting("TILE_ATTRIBUTION");
  },
  get SMTP_URL(): string | undefined {
    return readSetting("SMTP_URL");
  },
  get REGISTRY_DATA(): string {
    return readSetting("REGISTRY_DATA");
  },
  /** How many changes an account may make in an hour; 0: as many as it likes. */
  get EDITS_PER_HOUR(): number {
    return readSetting("EDITS_PER_HOUR");
  },
  get EDITS_PER_DAY(): number {
    return readSetting("EDITS_PER_DAY");
  },
  /** Which build this is; written into it by next.config.ts. */
  get BUILD(): string {
    return process.env.REGISTRY_BUILD ?? "source";
  },
  /** True under live reload, whose tools need a looser content security policy. Set by Next, not by people. */
  get DEVELOPMENT(): boolean {
    return process.env.NODE_ENV === "development";
  },
});

/** Every variable that is set but not usable, one sentence each; for the start, before anything else runs. */
export function findBadSettings(): string[] {
  return Object.keys(settings).flatMap((name) => {
    try {
      readSetting(name as keyof Settings);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}
