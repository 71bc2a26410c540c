/** A pattern of LIKE for texts that hold this one: the signs that mean something there stand for themselves. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
