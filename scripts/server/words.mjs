import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../process.mjs";

/** @typedef {"en" | "ur"} Language */

const MESSAGES = { en: readMessages("en"), ur: readMessages("ur") };

/**
 * The same texts as those of the pages, for what is answered before a page could be.
 *
 * @param {Language} language
 * @param {string} key "front.failed.title"
 * @returns {string}
 */
export function say(language, key) {
  const text = key.split(".").reduce((tree, name) => tree?.[name], MESSAGES[language]);
  if (typeof text !== "string") throw new Error(`There is no message ${key} in ${language}.json`);
  return text;
}

/** @param {Language} language */
function readMessages(language) {
  return JSON.parse(fs.readFileSync(path.join(ROOT, "lib", "i18n", "messages", `${language}.json`), "utf8"));
}
