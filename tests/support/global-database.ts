import type { TestProject } from "vitest/node";
import { ensureTemplate } from "./templates.mjs";
import { startThrowAwayCluster } from "./throw-away-cluster.mjs";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    templates: { empty: string; registry: string };
  }
}

/** One server for all test files of a run: DATABASE_URL_TEST names one outside, else it is our own. */
export default async function setup(project: TestProject) {
  const outside = process.env.DATABASE_URL_TEST;
  const cluster = outside ? null : await startThrowAwayCluster();
  const adminUrl = outside ?? cluster?.adminUrl ?? "";
  const empty = await ensureTemplate(adminUrl, "empty");
  const registry = await ensureTemplate(adminUrl, "registry");
  project.provide("adminUrl", adminUrl);
  project.provide("templates", { empty, registry });
  return () => cluster?.remove();
}
