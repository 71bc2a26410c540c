import { defineConfig } from "prisma/config";

const url = process.env.DATABASE_URL;

// For generating the client, and for an operator who uses the official tool in place of our runner.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
