import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/** The faces of the cards: those of the site, in the two weights that a card has. */
const FACES = ["400", "700"].flatMap((weight) => [
  `inter/files/inter-latin-${weight}-normal`,
  `inter/files/inter-latin-ext-${weight}-normal`,
  `noto-naskh-arabic/files/noto-naskh-arabic-arabic-${weight}-normal`,
  `noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-${weight}-normal`,
]);

const HEADER = 44;
const ENTRY = 20;

/**
 * The font inside a WOFF file (W3C, WOFF 1.0): the same tables, each inflated, behind the directory of OpenType. What
 * sets type on a server reads no packed fonts.
 */
function unpackFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  [count, 16 << power, power, 16 * count - (16 << power)].forEach((value, at) => {
    directory.writeUInt16BE(value, 4 + 2 * at);
  });
  let offset = directory.length;
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = HEADER + ENTRY * at;
    const [from, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    const bytes = woff.subarray(from, (from ?? 0) + (packed ?? 0));
    const table = Buffer.alloc(Math.ceil((length ?? 0) / 4) * 4);
    (packed === length ? bytes : inflateSync(bytes)).copy(table);
    const row = 12 + 16 * at;
    woff.copy(directory, row, entry, entry + 4);
    woff.copy(directory, row + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(offset, row + 8);
    directory.writeUInt32BE(length ?? 0, row + 12);
    offset += table.length;
    return table;
  });
  return Buffer.concat([directory, ...tables]);
}

async function keepFont(folder: string, face: string): Promise<string> {
  const file = join(folder, `${face.replace(/^.*\//, "")}.ttf`);
  if (existsSync(file)) return file;
  const font = unpackFont(await readFile(join("node_modules", "@fontsource", `${face}.woff`)));
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, font);
  await rename(draft, file);
  return file;
}

/** The fonts of the cards as files, unpacked once below the folder of the data. */
export async function readFonts(dataDir: string): Promise<string[]> {
  const folder = join(dataDir, "fonts");
  await mkdir(folder, { recursive: true });
  return Promise.all(FACES.map((face) => keepFont(folder, face)));
}
