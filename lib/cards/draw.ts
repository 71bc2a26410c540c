import sharp from "sharp";
import { readFonts } from "@/lib/cards/fonts";
import { CARD, type Card, type CardMark } from "@/lib/cards/schema";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import { escapeXml } from "@/lib/files/xml";
import { mercator } from "@/lib/map/mercator";
import { drawOutlines } from "@/lib/map/outlines";
import type { Outlines } from "@/lib/map/schema";

// The light theme of app/styles/tokens.css: a picture that others show has no dark one.
const INK = {
  paper: "#fbfaf6",
  sea: "#eef1ee",
  ground: "#ffffff",
  ink: "#20231f",
  soft: "#5c5f57",
  line: "#b8b5a8",
  hatch: "#dcdfcd",
};
const ACCENT = { mark: "#0b5d3f", wash: "#cfe3d4" };
const STATUS: Record<StatusGroup, string> = {
  open: "#06905a",
  ready: "#3f93e0",
  building: "#c08500",
  promised: "#74579a",
  stopped: "#ad2f00",
  unknown: "#8f8f89",
};

/** The column of words, and the map beside it; in Urdu the other way round. */
const WORDS = 530;
const MARGIN = 48;
const COLUMN = WORDS - 2 * MARGIN + 30;
const FONTS = {
  en: { head: "Inter", text: "Inter", sizes: [56, 48, 40, 34, 28] },
  ur: { head: "Inter, Noto Nastaliq Urdu", text: "Inter, Noto Naskh Arabic", sizes: [46, 40, 34, 28, 24] },
};
const TITLE_HEIGHT = 240;
const LINE = 42;
const DOT = 9;

type Picture = { input: Buffer; width: number; height: number };
type Placed = { input: Buffer; left: number; top: number };

/** Sets text in a column; the fonts are those of the site, whatever the machine has. Throws for text of no extent. */
async function setText(
  markup: string,
  font: string,
  size: number,
  colour: string,
  fonts: readonly string[],
): Promise<Picture> {
  const text = `<span foreground="${colour}">${markup}</span>`;
  const [fontfile = ""] = fonts;
  const options = {
    text,
    font: `${font} ${size}`,
    fontfile,
    width: COLUMN,
    dpi: 72,
    rgba: true,
    wrap: "word-char",
  } as const;
  const { data, info } = await sharp({ text: options }).png().toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

declare global {
  /** The fonts that the setter of text has been told of, once a process. */
  var registryCardFonts: Promise<string[]> | undefined;
}

/** The setter learns a font when it is first named: all are named before any text is set. */
async function learnFonts(dataDir: string): Promise<string[]> {
  const fonts = await readFonts(dataDir);
  for (const fontfile of fonts) await sharp({ text: { text: ".", font: "Inter 8", fontfile } }).toBuffer();
  return fonts;
}

function openFonts(dataDir: string): Promise<string[]> {
  globalThis.registryCardFonts ??= learnFonts(dataDir).catch((error) => {
    globalThis.registryCardFonts = undefined;
    throw error;
  });
  return globalThis.registryCardFonts;
}

/** The title as large as it fits. */
async function setTitle({ locale, title }: Card, fonts: readonly string[]): Promise<Picture> {
  const { head, sizes } = FONTS[locale];
  const set = (size: number, text: string) => setText(`<b>${escapeXml(text)}</b>`, head, size, INK.ink, fonts);
  for (const size of sizes) {
    const picture = await set(size, title);
    if (picture.height <= TITLE_HEIGHT) return picture;
  }
  const least = sizes.at(-1) ?? 24;
  for (let length = Math.min(title.length, 200); ; length = Math.floor(length * 0.8)) {
    const picture = await set(least, `${title.slice(0, length).trimEnd()}…`);
    if (picture.height <= TITLE_HEIGHT || length < 20) return picture;
  }
}

const present = (groups: CardMark["groups"]) => STATUS_GROUP_NAMES.filter((group) => (groups[group] ?? 0) > 0);

/** A disc in slices, one for each status group; of one facility a ring where the point is not the building. */
function drawMark({ x, y }: { x: number; y: number }, { n, groups, hollow }: CardMark, alone: boolean): string {
  const radius = alone ? 13 : 6 + 2.6 * Math.log2(n);
  const circle = (r: number, more: string) =>
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(2)}" ${more}/>`;
  if (hollow) {
    const colour = STATUS[present(groups)[0] ?? "unknown"];
    return circle(radius, `fill="${INK.paper}" stroke="${colour}" stroke-width="${alone ? 6 : 4}"`);
  }
  const around = Math.PI * radius;
  let from = 0;
  const slices = present(groups).map((group) => {
    const part = ((groups[group] ?? 0) / n) * around;
    const dash = `stroke-dasharray="${part.toFixed(2)} ${(around * 2).toFixed(2)}" stroke-dashoffset="${(-from).toFixed(2)}"`;
    from += part;
    return circle(radius / 2, `fill="none" stroke="${STATUS[group]}" stroke-width="${radius}" ${dash}`);
  });
  return circle(radius + 1.5, `fill="${INK.paper}"`) + slices.join("");
}

/** The country with what the card is about, in the box of the map. */
function drawMap(card: Card, outlines: Outlines, left: number): string {
  const room = { width: CARD.width - WORDS - 40, height: CARD.height - 70 };
  const scale = Math.min(room.width / outlines.width, room.height / outlines.height);
  const x = left + (room.width - outlines.width * scale) / 2;
  const y = (CARD.height - outlines.height * scale) / 2;
  const line = (path: string, colour: string, width: number, dash = "") =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width / scale}" stroke-linejoin="round"${dash && ` stroke-dasharray="${dash}"`}/>`;
  const about = outlines.districts.filter(({ codes }) => codes.some((code) => card.districts.includes(code)));
  const marks = card.marks
    .toSorted((one, other) => other.n - one.n)
    .map((mark) => {
      const { plane } = outlines;
      const point = mercator(mark.lat, mark.lon);
      const place = { x: point.x * plane.scale + plane.left, y: point.y * plane.scale + plane.top };
      return drawMark({ x: x + place.x * scale, y: y + place.y * scale }, mark, card.marks.length === 1);
    });
  const { ground, disputed, lines } = outlines;
  return `<g transform="translate(${x} ${y}) scale(${scale})">
<path d="${ground}" fill="${INK.ground}"/><path d="${disputed}" fill="url(#disputed)"/>
${about.map(({ path }) => `<path d="${path}" fill="${ACCENT.wash}"/>`).join("")}
${line(lines.province, INK.line, 1.2)}${line(lines.control, INK.soft, 1.2, "2 6")}${line(lines.disputed, INK.soft, 1, "8 5")}${line(lines.country, INK.soft, 1.6)}
</g>${marks.join("")}`;
}

/** Draws a card as a PNG of 1200 by 630: words beside the map, the other way round in Urdu. */
export async function drawCard(card: Card, dataDir: string): Promise<Uint8Array<ArrayBuffer>> {
  const [fonts, outlines] = await Promise.all([openFonts(dataDir), drawOutlines(dataDir, null)]);
  const mirrored = card.locale === "ur";
  const at = (left: number, width: number) => Math.round(mirrored ? CARD.width - left - width : left);
  const { text } = FONTS[card.locale];
  const set = (markup: string, size: number, colour: string) => setText(markup, text, size, colour, fonts);
  const placed: Placed[] = [];
  const put = ({ input, width }: Picture, left: number, top: number) =>
    placed.push({ input, left: at(left, width), top: Math.round(top) });
  const site = await set(`<b>${escapeXml(card.site)}</b>`, 24, ACCENT.mark);
  put(site, MARGIN, MARGIN);
  const title = await setTitle(card, fonts);
  put(title, MARGIN, MARGIN + 56);
  let top = MARGIN + 56 + title.height + 28;
  const dots: string[] = [];
  let across = 0;
  for (const { text: markup, group } of card.lines) {
    const picture = await set(markup, 24, INK.ink);
    const indent = group ? 3 * DOT : 0;
    const beside = group !== null && across > 0 && across + indent + picture.width <= COLUMN;
    if (across > 0 && !beside) top += LINE;
    if (!beside) across = 0;
    if (top + LINE > CARD.height - MARGIN - 30) break;
    const middle = top + LINE / 2;
    if (group)
      dots.push(`<circle cx="${at(MARGIN + across + DOT, 0)}" cy="${middle}" r="${DOT}" fill="${STATUS[group]}"/>`);
    put(picture, MARGIN + across + indent, middle - picture.height / 2);
    across = group ? across + indent + picture.width + 28 : COLUMN;
  }
  const foot = await set(escapeXml(card.foot), 18, INK.soft);
  put(foot, MARGIN, CARD.height - MARGIN - foot.height);
  const credit = await set(escapeXml(outlines.attribution.join(" · ")), 13, INK.soft);
  placed.push({
    input: credit.input,
    left: mirrored ? 20 : CARD.width - credit.width - 20,
    top: CARD.height - credit.height - 14,
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<defs><pattern id="disputed" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="${INK.ground}"/><path d="M-3 3L3 -3M0 12L12 0M9 15L15 9" stroke="${INK.hatch}" stroke-width="2"/></pattern></defs>
<rect width="100%" height="100%" fill="${INK.paper}"/><rect x="${mirrored ? 0 : WORDS}" width="${CARD.width - WORDS}" height="100%" fill="${INK.sea}"/>
${drawMap(card, outlines, mirrored ? 20 : WORDS + 20)}${dots.join("")}</svg>`;
  return new Uint8Array(
    await sharp(Buffer.from(svg)).composite(placed).png({ palette: true, colours: 128 }).toBuffer(),
  );
}
