import type { Translate } from "@/lib/i18n/translate";

/** Words for the error pages. They are made in the browser, which has no messages: the layout leaves them on `<body>`. */
export type ProblemWords = { title: string; text: string; code: string; retry: string };

/** The words of a language. */
export const sayProblem = (t: Translate): ProblemWords => ({
  title: t("problem.errorTitle"),
  text: t("problem.errorText"),
  code: t("problem.errorCode"),
  retry: t("problem.retry"),
});

/** As `data-*` attributes for `<body>`. */
export function toAttributes({ title, text, code, retry }: ProblemWords) {
  return {
    "data-problem-title": title,
    "data-problem-text": text,
    "data-problem-code": code,
    "data-problem-retry": retry,
  };
}

/** Reads them back; only in a browser, where alone an error page is made. */
export function readProblemWords(): ProblemWords {
  const { problemTitle = "", problemText = "", problemCode = "", problemRetry = "" } = document.body.dataset;
  return { title: problemTitle, text: problemText, code: problemCode, retry: problemRetry };
}
