declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Filter = (request: IncomingMessage, response: ServerResponse) => boolean;

  /** Makes a step that compresses what is written to a response, when client and content allow it. */
  function compression(options?: {
    filter?: Filter;
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  namespace compression {
    /** Whether a response's type is one that compression makes smaller. */
    const filter: Filter;
  }
  export default compression;
}
