import { problemOf } from "@/lib/http/problem";
import { answerMap } from "@/lib/map/answer";

/** What the map shows of a filter in an extent at a zoom. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await answerMap(request);
  } catch (error) {
    return problemOf(error);
  }
}
