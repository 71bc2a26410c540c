import { runFullDisk } from "./full-disk";
import { runKills } from "./kills";
import { runMachines } from "./machines";
import { runMigrations } from "./migrations";
import { percentile } from "./readers";
import { runReplica } from "./replica";
import { runRestarts } from "./restart";
import { runRude } from "./rude";
import { runSicknesses } from "./sick";

// `npm run drill -- kills [ROUNDS]`, `-- restarts [TIMES]`, `-- sick`, `-- rude`, `-- disk`, `-- machines`, `-- replica`, `-- migrations [FACILITIES]`: trouble, on a registry of its own.

type Outcome = { said: string[]; wrong: string[] };

const spread = (times: number[]) =>
  `median ${percentile(times, 0.5)} ms, 95 of 100 ${percentile(times, 0.95)} ms, longest ${percentile(times, 1)} ms`;

async function kills(rounds = 200): Promise<Outcome> {
  const { told, again, back, wrong } = await runKills(rounds, 1, (line) => console.log(line));
  const victims = [...new Set(back.map(({ victim }) => victim))];
  return {
    said: [
      `${rounds} kills; the editors were told: ${JSON.stringify(told)}; ${again} forms were sent again`,
      ...victims.map((victim) => {
        const times = back.filter((one) => one.victim === victim).map(({ ms }) => ms);
        return `${victim}: ${times.length} times, back after: ${spread(times)}`;
      }),
    ],
    wrong,
  };
}

async function restarts(times = 20): Promise<Outcome> {
  const { replaced, reads } = await runRestarts(times);
  const answers = reads.reduce((sum, read) => sum + read.times.length, 0);
  return {
    said: [`replaced ${replaced} times under ${answers} answers: ${spread(reads.flatMap((read) => read.times))}`],
    wrong: [
      ...(replaced === times ? [] : [`${times} times asked for another process, ${replaced} came`]),
      ...reads.flatMap(({ failures }) => Object.entries(failures).map(([why, n]) => `${n} x ${why}`)),
    ],
  };
}

async function sick(): Promise<Outcome> {
  const results = await runSicknesses();
  return {
    said: results.map(({ wrong: _wrong, ...figures }) => JSON.stringify(figures)),
    wrong: results.flatMap(({ wrong }) => wrong),
  };
}

async function rude(seconds = 20): Promise<Outcome> {
  const { wrong, ...figures } = await runRude({ halfOpen: 1000, slowBodies: 200, slowReaders: 20, seconds });
  return { said: [JSON.stringify(figures)], wrong };
}

async function disk(): Promise<Outcome> {
  const { wrong, ...figures } = await runFullDisk();
  return { said: [JSON.stringify(figures)], wrong };
}

async function machines(turns = 3): Promise<Outcome> {
  const { wrong, ...figures } = await runMachines(turns);
  return { said: [JSON.stringify(figures)], wrong };
}

async function replica(turns = 3): Promise<Outcome> {
  const { wrong, ...figures } = await runReplica({ reads: 2000, turns, nginx: true });
  return { said: [JSON.stringify(figures)], wrong };
}

async function migrations(count = 1_000_000): Promise<Outcome> {
  const results = await runMigrations(count);
  return {
    said: results.map(
      ({ name, took, read, write }) => `${name}: ${took} ms; a read waited ${read} ms, a write ${write} ms`,
    ),
    wrong: results.flatMap(({ name, read, write }) =>
      !name.startsWith("own") && Math.max(read, write) > 1000 ? [`${name} kept somebody waiting`] : [],
    ),
  };
}

const TROUBLES: Record<string, (size?: number) => Promise<Outcome>> = {
  ...{ kills, restarts, sick, rude, disk, machines, replica, migrations },
};

const [name = "", size] = process.argv.slice(2);
const run = TROUBLES[name];
if (!run) throw new Error(`There is no drill called ${name}`);
const began = Date.now();
const { said, wrong } = await run(size === undefined ? undefined : Number(size));
for (const line of said) console.log(line);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${wrong.length === 0 ? "passed" : "FAILED"}  ${name} in ${seconds} s`);
for (const one of wrong.slice(0, 50)) console.log(`        ${one}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
