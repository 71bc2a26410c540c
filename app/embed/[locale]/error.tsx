"use client";

import { ProblemView } from "@/components/layout/problem-view";

export default function EmbedError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ProblemView error={error} retry={retry} />;
}
