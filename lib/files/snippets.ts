/** The same query in the words of a program that reads it. */
export type Snippet = { name: "curl" | "python" | "r" | "sheet"; text: string };

/** How a CSV is read from its whole address: on the command line, in Python, in R, and in a spreadsheet. */
export function writeSnippets(address: string, file: string): Snippet[] {
  // An apostrophe may stand in an address as it is, and would end a word of the command line.
  const quoted = address.replaceAll("'", "%27");
  return [
    { name: "curl", text: `curl --fail --compressed --output ${file}.csv '${quoted}'` },
    { name: "python", text: `import pandas as pd\n\n${file} = pd.read_csv("${quoted}")` },
    { name: "r", text: `${file} <- read.csv("${quoted}", encoding = "UTF-8")` },
    { name: "sheet", text: `=IMPORTDATA("${quoted}")` },
  ];
}
