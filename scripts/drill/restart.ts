import { pause } from "@/scripts/process.mjs";
import { type Read, runReaders } from "./readers";
import { listServing, openRegistry, waitFor, withDataDir } from "./registry";

const PATHS = ["/facilities", "/facilities.json?q=gilgit", "/map.json", "/ur/bodies", "/healthz", "/facilities.csv"];

/** The process that serves the pages is replaced so many times while people read, on kept connections and on new ones. */
export async function runRestarts(times: number): Promise<{ replaced: number; reads: Read[] }> {
  return withDataDir(async (dataDir) => {
    const { url, child, output, ended, pid } = await openRegistry(dataDir);
    try {
      let isOver = false;
      const readers = [true, false].map((keepAlive) =>
        runReaders({ url: () => url, paths: PATHS, count: 4, keepAlive, isOver: () => isOver }),
      );
      const served = new Set(listServing(pid));
      for (let time = 1; time <= times; time += 1) {
        await pause(1000);
        child.kill("SIGUSR2");
        await waitFor(() => output().split("Another process serves the pages now.").length > time, 60_000);
        for (const one of listServing(pid)) served.add(one);
      }
      await pause(500);
      isOver = true;
      return { replaced: served.size - 1, reads: await Promise.all(readers) };
    } finally {
      child.kill("SIGINT");
      await ended;
    }
  });
}
