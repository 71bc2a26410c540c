/** What other sites may show of the register inside a page of theirs; `/embed/{kind}`. Nothing else may be framed. */
export const EMBED_KINDS = ["map", "table", "figure"] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** Says whether a text names something that may be framed. */
export const isEmbedKind = (name: string | undefined): name is EmbedKind => EMBED_KINDS.some((kind) => kind === name);
