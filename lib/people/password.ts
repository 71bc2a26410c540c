import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** Shortest and longest password (NIST SP 800-63B asks for at least 8 and for no rule about kinds of characters). */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

/** Why a password is refused; said in words by the messages under `people.password`. */
export type PasswordFault = "too_short" | "too_long" | "breached" | "guessable";

let judge: ZxcvbnFactory | null = null;

/**
 * What is wrong with a password, or null. It is held against lists of breached and common passwords that ship with
 * the software, so nothing of it leaves the machine; a person's own name and address do not make a password either.
 */
export function findPasswordFault(password: string, own: readonly string[] = []): PasswordFault | null {
  if (password.length < PASSWORD_LENGTH.least) return "too_short";
  if (password.length > PASSWORD_LENGTH.most) return "too_long";
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score, sequence } = judge.check(password, [...own]);
  if (sequence.length === 1 && sequence[0]?.pattern === "dictionary") return "breached";
  return score < 3 ? "guessable" : null;
}
