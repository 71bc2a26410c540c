"use client";

import { type FormEvent, useRef, useState } from "react";

export type UploadWords = {
  file: string;
  hint: string;
  send: string;
  choose: string;
  tooLarge: string;
  failed: string;
  cutOff: string;
  /** With `{percent}` in it. */
  sent: string;
  reading: string;
};

type Props = { action: string; words: UploadWords; largest: number };

/**
 * Sends a file in. Without a script it is a plain form; with one it shows how far it has come, and says that a file is too
 * large before any of it is sent.
 */
export function UploadForm({ action, words, largest }: Props) {
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState("");
  const input = useRef<HTMLInputElement>(null);

  function fail(message: string) {
    setPercent(null);
    setProblem(message);
    input.current?.focus();
  }

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (percent !== null) return;
    const file = input.current?.files?.[0];
    if (!file) return fail(words.choose);
    if (file.size > largest) return fail(words.tooLarge);
    setProblem("");
    setPercent(0);
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / total) * 100));
    request.onload = () => {
      if (request.status === 413) return fail(words.tooLarge);
      if (request.status !== 200) return fail(words.failed);
      window.location.assign((JSON.parse(request.responseText) as { goTo: string }).goTo);
    };
    request.onerror = () => fail(words.cutOff);
    request.send(new FormData(event.currentTarget));
  }

  const saying =
    percent === null ? "" : percent < 100 ? words.sent.replace("{percent}", String(percent)) : words.reading;
  return (
    <form method="post" encType="multipart/form-data" action={action} onSubmit={send} className="form" noValidate>
      <div className="form-field" data-wrong={problem ? "" : undefined}>
        <label htmlFor="import-file" className="form-label">
          {words.file}
        </label>
        <p id="import-file-hint" className="form-hint">
          {words.hint}
        </p>
        {problem && (
          <p id="import-file-error" role="alert" className="form-error">
            {problem}
          </p>
        )}
        <input
          ref={input}
          id="import-file"
          type="file"
          name="file"
          required
          accept=".csv,.xlsx,.zip,text/csv"
          aria-describedby={problem ? "import-file-hint import-file-error" : "import-file-hint"}
          aria-invalid={problem ? true : undefined}
          className="field py-2"
        />
      </div>
      <button type="submit" aria-disabled={percent !== null || undefined} className="button">
        {words.send}
      </button>
      {percent !== null && <progress max={100} value={percent} aria-label={words.send} className="w-full" />}
      <p role="status" className="text-soft">
        {saying}
      </p>
    </form>
  );
}
