/**
 * What every answer says to a browser, whoever made it; an answer's own word stands. The policy is for files and
 * problems, from which nothing is to be run, framed or loaded: pages have their own (proxy.ts).
 */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "x-permitted-cross-domain-policies": "none",
};

/** Two years, as the lists of browsers that ship with it ask (RFC 6797). */
const ONLY_TLS = "max-age=63072000; includeSubDomains";

/** @returns {Record<string, string>} */
export function listAlways() {
  // Said over plain HTTP it would be ignored, and said of a name without TLS it would lock people out.
  const tls = process.env.PUBLIC_URL?.startsWith("https://");
  return tls ? { ...ALWAYS, "strict-transport-security": ONLY_TLS } : ALWAYS;
}

/**
 * Adds what an answer does not say itself, at the last moment.
 *
 * @param {import("node:http").ServerResponse} response
 */
export function secureHeaders(response) {
  const { writeHead } = response;
  Object.assign(response, {
    writeHead: (/** @type {unknown[]} */ ...args) => {
      for (const [name, value] of Object.entries(listAlways())) {
        if (!response.hasHeader(name)) response.setHeader(name, value);
      }
      return Reflect.apply(writeHead, response, args);
    },
  });
}
