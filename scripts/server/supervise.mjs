import cluster from "node:cluster";
import path from "node:path";
import { pause, ROOT } from "../process.mjs";
import { Complaint, say } from "../say.mjs";

/**
 * @typedef {import("node:cluster").Worker} Worker
 *
 * @typedef {object} Supervised
 * @property {() => Promise<void>} replace puts a new process in the place of the one that serves, without a gap
 * @property {(patience?: number) => Promise<void>} close milliseconds for requests under way
 */

const PATIENCE = 10_000;

/** How long after its start a process that ends anew is no longer one that cannot start at all, in milliseconds. */
const SETTLED = 10_000;

/**
 * Serves the built pages from a process of its own, and starts another one whenever that ends unasked. The socket stays
 * here: a process that takes over has it before the old one lets go, and nobody is turned away in between.
 *
 * @returns {Promise<Supervised>} when the pages can be asked for. Port and host are those of the environment.
 */
export async function supervise() {
  // Each process accepts its own visitors. Handed out from here, those on their way to one that was killed would hang.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: path.join(ROOT, "scripts", "server", "worker.mjs"), args: [], cwd: ROOT });
  let isOpen = true;
  let serving = await startWorker(false);
  watch(serving);

  /** @param {Worker} worker */
  function watch(worker, began = Date.now()) {
    worker.once("exit", async () => {
      if (worker !== serving || !isOpen) return;
      say("The process that serves the pages ended; another one takes its place.");
      // One that ends at once would be started again and again.
      if (Date.now() - began < SETTLED) await pause(1000);
      if (!isOpen) return;
      const since = Date.now();
      serving = fork(false);
      watch(serving, since);
    });
  }

  return {
    replace: async () => {
      const [old, next] = [serving, await startWorker(true)];
      serving = next;
      watch(next);
      await leave(old, PATIENCE);
      say("Another process serves the pages now.");
    },
    close: async (patience = PATIENCE) => {
      isOpen = false;
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && leave(worker, patience)));
    },
  };
}

/** @param {boolean} takesOver */
const fork = (takesOver) => cluster.fork({ REGISTRY_TAKES_OVER: takesOver ? "1" : "" });

/**
 * @param {boolean} takesOver
 * @returns {Promise<Worker>} one that serves
 */
function startWorker(takesOver) {
  const worker = fork(takesOver);
  return new Promise((resolve, reject) => {
    worker.once("exit", () => reject(new Complaint("The process that serves the pages ended before it could.")));
    worker.on("message", (/** @type {import("./worker.mjs").Report} */ report) => {
      if ("open" in report) return resolve(worker);
      reject(new Complaint(report.failed));
      worker.kill("SIGKILL");
    });
  });
}

/**
 * @param {Worker} worker
 * @param {number} patience
 */
async function leave(worker, patience) {
  if (worker.isDead()) return;
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  if (worker.isConnected()) worker.send(patience);
  // Longer than what it was given: a process that does not even notice must not keep the others from ending.
  const end = setTimeout(() => worker.process.kill("SIGKILL"), patience + 5000);
  await ended;
  clearTimeout(end);
}
