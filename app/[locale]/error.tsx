"use client";

import { useProblemWords } from "@/components/layout/problem-words";

/** `digest` is the code under which the server logged the error. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const words = useProblemWords();
  return (
    <div className="page-width measure py-12">
      <h1 className="text-2xl">{words?.title}</h1>
      <p className="mt-4">{words?.text}</p>
      {error.digest && (
        <p className="mt-4 text-sm text-soft">
          {words?.code} <code dir="ltr">{error.digest}</code>
        </p>
      )}
      <button type="button" className="button mt-6" onClick={retry}>
        {words?.retry}
      </button>
    </div>
  );
}
