/** The ways in which two facilities follow each other, as people say them; two of them are told by the other record. */
export const SUCCESSIONS = ["succeeded_by", "succeeds", "moved_to", "moved_from"] as const;
export type Succession = (typeof SUCCESSIONS)[number];
