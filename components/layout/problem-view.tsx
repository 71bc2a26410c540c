"use client";

import { useEffect, useState } from "react";
import { type ProblemWords, readProblemWords } from "./problem-words";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** What a person sees when a page could not be made. `digest` is the code under which the server logged the error. */
export function ProblemView({ error, retry }: Props) {
  // The layout may be drawn in the same moment as this: its words are there once both are.
  const [words, setWords] = useState<ProblemWords | null>(null);
  useEffect(() => setWords(readProblemWords()), []);
  if (!words) return null;
  return (
    <div className="page-width py-12">
      <h1 className="text-2xl">{words.title}</h1>
      <p className="measure mt-4">{words.text}</p>
      {error.digest && (
        <p className="mt-4 text-sm text-soft">
          {words.code} <code dir="ltr">{error.digest}</code>
        </p>
      )}
      <button type="button" className="button mt-6" onClick={retry}>
        {words.retry}
      </button>
    </div>
  );
}
