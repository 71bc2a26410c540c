/** Puts values into a plain text: `fillIn("{n} of {m}", { n: "3", m: "12" })`. An unknown name is left as it stands. */
export function fillIn(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}
