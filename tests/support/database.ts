import { afterAll, inject } from "vitest";
import { disconnect } from "@/lib/db";
import { copyTemplate } from "./templates.mjs";

/**
 * A database of its own for the test file that calls this at its top, in DATABASE_URL until the file is done:
 * `empty` has the tables, `registry` the data that ships as well.
 */
export async function freshDatabase({ template }: { template: "empty" | "registry" }): Promise<string> {
  const { url, drop } = await copyTemplate(inject("adminUrl"), inject("templates")[template]);
  process.env.DATABASE_URL = url;
  afterAll(async () => {
    await disconnect();
    delete process.env.DATABASE_URL;
    await drop();
  });
  return url;
}
