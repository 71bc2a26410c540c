import fs from "node:fs";
import path from "node:path";
import { QUIET_TOOLS, ROOT, runProgram } from "../process.mjs";
import { type Program, startProgram } from "./programs";

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;
const PAGE = `export default function Page() {
  return null;
}
`;

/** Where the one page of that application is. */
export const EMPTY = "/";

/**
 * An application of the same framework with one empty page and nothing else, made and served beside the registry: what
 * the framework itself costs, prerendered. `folder` lies in the checkout, whose packages it takes.
 */
export async function startEmptyPage(folder: string): Promise<Program> {
  const app = path.join(folder, "empty-page");
  fs.mkdirSync(path.join(app, "app"), { recursive: true });
  fs.writeFileSync(path.join(app, "app", "layout.jsx"), LAYOUT);
  fs.writeFileSync(path.join(app, "app", "page.jsx"), PAGE);
  // Else it would take that of the registry, which lies above it.
  fs.writeFileSync(path.join(app, "next.config.mjs"), "export default {};\n");
  const { code, output } = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build", app], {
    env: { ...process.env, ...QUIET_TOOLS, NODE_ENV: "production" },
  });
  if (code !== 0) throw new Error(`The empty page could not be built:\n${output}`);
  return startProgram(["scripts/bench/empty-server.mjs", path.relative(ROOT, app)], { NODE_ENV: "production" });
}
