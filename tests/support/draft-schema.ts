import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

/** The engine's own glue ships without types; this is the part of it that is used. */
type Glue = {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  SchemaEngine: {
    new: (
      options: { datamodels: [string, string][] },
      log: () => void,
      adapter: unknown,
    ) => Promise<{ diff: (request: unknown) => Promise<{ stdout: string }>; free: () => void }>;
  };
};

/**
 * The SQL that makes an empty database what the Prisma schema says, by the engine that drafts migrations. It asks a
 * server (any) what it can do, and changes nothing there.
 */
export async function draftSchema(schemaFile: string, connectionString: string): Promise<string> {
  const content = fs.readFileSync(schemaFile, "utf8");
  const glue = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  const engine = await glue.SchemaEngine.new({ datamodels: [[schemaFile, content]] }, () => {}, adapter);
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return stdout;
}

async function loadEngine(): Promise<Glue> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue: Glue = await import(path.join(folder, "schema_engine_bg.js"));
  const module = await WebAssembly.compile(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const { exports } = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue;
}
