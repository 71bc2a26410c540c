import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";

// Put before everything else of a process (NODE_OPTIONS=--import): writes into the file of WATCH_CONNECTIONS, a line
// each, to where it and those that it starts connect, and what they look up. Everything that Node connects by goes
// through these: http, https, fetch, tls and the drivers of databases.

const file = process.env.WATCH_CONNECTIONS ?? "";
const note = (/** @type {unknown[]} */ ...words) => fs.appendFileSync(file, `${words.join(" ")}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (/** @type {any[]} */ ...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null && !first.path)
    note("connect", first.host ?? "localhost", first.port);
  else if (typeof first === "number") note("connect", typeof args[1] === "string" ? args[1] : "localhost", first);
  return Reflect.apply(connect, this, args);
};

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (/** @type {any[]} */ ...args) {
  note("datagram", ...args.filter((one) => ["string", "number"].includes(typeof one)));
  return Reflect.apply(send, this, args);
};

for (const resolver of [dns, dns.promises])
  for (const name of /** @type {const} */ ([
    "resolve",
    "resolve4",
    "resolve6",
    "resolveTxt",
    "resolveSrv",
    "resolveMx",
  ])) {
    const asked = resolver[name];
    Object.assign(resolver, {
      [name]: (/** @type {any[]} */ ...args) => {
        note("resolve", args[0], name);
        return Reflect.apply(asked, resolver, args);
      },
    });
  }
