"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Words for an error page. It is made in the browser, which has no messages: the layout hands them down. */
export type ProblemText = { title: string; text: string; code: string; retry: string };

const Words = createContext<ProblemText | null>(null);

export function ProblemWords({ words, children }: { words: ProblemText; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useProblemWords(): ProblemText | null {
  return useContext(Words);
}
