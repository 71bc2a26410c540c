/** A point in Web Mercator (EPSG:3857), scaled so that the world is 0 to 1 from the west and from the north. */
export function mercator(lat: number, lon: number): { x: number; y: number } {
  const limited = Math.max(-85.05112878, Math.min(85.05112878, lat));
  const sine = Math.sin((limited * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** The point that stands at a place of that plane. */
export function fromMercator(x: number, y: number): { lat: number; lon: number } {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lon: (x - 0.5) * 360 };
}
