import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = {
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
};
const setupFiles = ["tests/support/fail-on-console-error.ts"];

export default defineConfig({
  test: {
    // Two cores are what a small machine has; a database per file takes its share too.
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        // Laws are tried on thousands of cases, which a busy machine takes its time over.
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], setupFiles, testTimeout: 30_000 },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles,
          globalSetup: ["tests/support/global-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        // Starts and kills whole registries: after the build, and one at a time.
        test: {
          name: "runtime",
          include: ["tests/runtime/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
