import { encodeQR } from "qr";

/** Light round the signs, in signs: scanners need four. */
const BORDER = 4;

/** A text for a camera, drawn on the server. Dark on light in both themes, for many scanners read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, "raw", { border: BORDER });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} className="h-auto w-56 max-w-full">
      <path d={`M0 0H${rows.length}V${rows.length}H0z`} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
