import type { FeatureCollection } from "geojson";
import mapshaper from "mapshaper";
import type { Topology } from "topojson-specification";

/**
 * Runs mapshaper commands over named layers and answers its one output as TopoJSON.
 *
 * `commands` is what stands between `-i` and `-o`; each key of `layers` is a layer's name.
 * Throws what mapshaper throws (a bad command, a geometry it cannot read).
 */
export async function runMapshaper(
  layers: Record<string, FeatureCollection>,
  commands: string,
  output: { quantization: number; target?: string },
): Promise<Topology> {
  const input = Object.fromEntries(Object.entries(layers).map(([name, layer]) => [`${name}.json`, layer]));
  const files = Object.keys(input).join(" ");
  const target = output.target ? ` target=${output.target}` : "";
  const written = await mapshaper.applyCommands(
    `-i ${files} combine-files ${commands} -o out.topojson format=topojson quantization=${output.quantization}${target}`,
    input,
  );
  const bytes = written["out.topojson"];
  if (!bytes) throw new Error("mapshaper wrote nothing");
  return JSON.parse(bytes.toString()) as Topology;
}
