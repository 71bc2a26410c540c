import http from "node:http";
import net from "node:net";
import { randomOf } from "@/lib/synthetic/random";
import { ROOT } from "@/scripts/process.mjs";
import { listServing } from "../registry";
import { listActions, listRoutes, readDocument } from "./addresses";
import { type Answer, findBreaches, LONGEST } from "./law";
import { makeRequest, type Sent, toBytes } from "./requests";

/** What was found of so many requests: what broke the law, with the number that makes the same request again. */
export type Findings = {
  asked: number;
  statuses: Record<string, number>;
  /** How many were asked again for being slow, and the longest in milliseconds that any other or second answer took. */
  again: number;
  slowest: number;
  breaches: string[];
};

/**
 * The process of `npm start`, the seed, the requests of it that are sent, how many at a time, and whether the register says
 * that it has TLS.
 */
type Asked = { pid: number; seed: number; from?: number; count: number; beside?: number; secure?: boolean };

/** After so many breaches there is nothing more to learn. */
const ENOUGH = 100;

/**
 * Sends the requests `from`, `from + 1`, ... of a seed to a register, a few at a time, and holds every answer against
 * the law; the process that serves has to outlive them. A slow one is asked again with nothing beside it: a busy machine
 * makes no slow register.
 */
export async function fuzz(
  url: string,
  { pid, seed, from = 0, count, beside = 4, secure = false }: Asked,
): Promise<Findings> {
  const serving = listServing(pid).join();
  const document: unknown = await (await fetch(`${url}/openapi.json`)).json();
  const addresses = [...readDocument(document), ...listRoutes(ROOT)];
  const actions = listActions(ROOT);
  const agent = new http.Agent({ keepAlive: true, maxSockets: beside });
  const found: Findings = { asked: 0, statuses: {}, again: 0, slowest: 0, breaches: [] };
  const late: number[] = [];
  let next = from;
  const ask = (number: number) => {
    const random = randomOf(seed, number);
    const sent = makeRequest(random, addresses, actions);
    const reply = sent.raw ? sendBytes(url, toBytes(sent, random)) : send(url, sent, agent);
    return { sent, reply };
  };
  const judge = async (number: number, again: boolean) => {
    const { sent, reply } = ask(number);
    const answer = await reply;
    const isLate = !again && answer.status > 0 && answer.took > LONGEST;
    // What it says is judged the first time, too: only its time has a second chance.
    const judged = isLate ? { ...answer, took: 0 } : answer;
    if (!again) {
      found.asked += 1;
      found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
    }
    if (isLate) late.push(number);
    found.slowest = Math.max(found.slowest, judged.took);
    for (const breach of findBreaches(judged, { origin: url, target: sent.target, raw: sent.raw, secure }))
      found.breaches.push(`request ${number} of seed ${seed} ${breach}: ${describe(sent)}`);
  };
  const work = async () => {
    while (next < from + count && found.breaches.length < ENOUGH) {
      next += 1;
      await judge(next - 1, false);
    }
  };
  await Promise.all(Array.from({ length: beside }, work));
  found.again = late.length;
  for (const number of late) await judge(number, true);
  agent.destroy();
  if (listServing(pid).join() !== serving)
    found.breaches.push(`requests ${from} to ${next - 1} of seed ${seed} ended the process that served`);
  return found;
}

const describe = ({ method, target, headers, body }: Sent): string =>
  `${method} ${target.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${body.toString("latin1").slice(0, 200)}`;

/** Larger than any head of ours: an answer may lead on to an address as long as the one that was asked. */
const LARGEST_HEAD = 64 * 1024;

/** Sends what every client could; no `agent`: on a connection of its own. */
function send(url: string, sent: Sent, agent: http.Agent | false): Promise<Answer> {
  const { method, target, headers, body } = sent;
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    const length = body.length > 0 ? { "content-length": String(body.length) } : {};
    const path = target.replace(/[^\x21-\xff]/g, (sign) => encodeURI(sign));
    const clean = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?")]),
    );
    const request = http.request({
      ...{ hostname, port, path, method, agent, maxHeaderSize: LARGEST_HEAD },
      headers: { ...clean, ...length },
    });
    const none = (): Answer => ({ status: 0, headers: {}, cookies: [], body: "", took: performance.now() - began });
    let answered = false;
    // A kept connection may be closed at the moment when it is used again, and the front says nothing to what is no HTTP on
    // one that it has answered before: only a connection of its own shows that there is no answer.
    request.on("error", () => resolve(request.reusedSocket && !answered ? send(url, sent, false) : none()));
    request.on("response", (response) => {
      answered = true;
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", () => resolve(none()));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          ...splitHeaders(response.headers),
          body: Buffer.concat(parts).toString("utf8"),
          took: performance.now() - began,
        }),
      );
    });
    request.end(body);
  });
}

const splitHeaders = ({ "set-cookie": cookies = [], ...others }: http.IncomingHttpHeaders) => ({
  cookies,
  headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
});

/** Sends bytes as they are, and takes for its answer what comes until the other side closes. */
function sendBytes(url: string, bytes: Buffer): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    let text = "";
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve({ ...readAnswer(text), took: performance.now() - began });
    };
    // Half a request may be waited for; that it is, is the business of another drill.
    socket.setTimeout(LONGEST - 500, end);
    socket.on("data", (part) => (text += part.toString("utf8")));
    socket.on("close", end);
    socket.on("error", end);
  });
}

function readAnswer(text: string): Omit<Answer, "took"> {
  // 'Go on' is no answer yet.
  const [head = "", ...rest] = text.replace(/^HTTP\/1\.1 1\d\d [\s\S]*?\r\n\r\n/, "").split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const pairs = lines.map((line) => ({
    name: line.split(":", 1)[0]?.toLowerCase() ?? "",
    value: line.replace(/^[^:]*:\s*/, ""),
  }));
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: Object.fromEntries(pairs.filter(isNoCookie).map(({ name, value }) => [name, value])),
    cookies: pairs.filter((pair) => !isNoCookie(pair)).map(({ value }) => value),
    body: rest.join("\r\n\r\n"),
  };
}

const isNoCookie = ({ name }: { name: string }) => name !== "set-cookie";
