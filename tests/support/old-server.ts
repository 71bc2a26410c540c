import net from "node:net";

/**
 * A server that speaks just enough of PostgreSQL's protocol to say which version it is: nobody has an old one at hand.
 *
 * @param version as `server_version_num` counts: 140011 is 14.11
 */
export function startOldServer(version: number): Promise<{ url: string; close: () => void }> {
  const server = net.createServer((socket) => {
    let isGreeted = false;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (!isGreeted) {
        isGreeted = true;
        socket.write(Buffer.concat([message("R", int32(0)), ready()]));
      } else if (data.toString("latin1", 0, 1) === "Q") {
        const row = Buffer.concat([int16(1), int32(String(version).length), Buffer.from(String(version))]);
        socket.write(Buffer.concat([describeOneNumber(), message("D", row), message("C", text("SELECT 1")), ready()]));
      } else {
        socket.end();
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address && typeof address === "object" ? address.port : 0;
      resolve({ url: `postgresql://somebody:secret@127.0.0.1:${port}/registry`, close: () => server.close() });
    });
  });
}

/** A row of one column, `num`, an int4 in text form. */
function describeOneNumber(): Buffer {
  const column = [text("num"), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0)];
  return message("T", Buffer.concat([int16(1), ...column]));
}

const ready = () => message("Z", Buffer.from("I"));
const text = (words: string) => Buffer.from(`${words}\0`);

function message(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
