import { answerCard } from "@/lib/cards/answer";
import { problemOf } from "@/lib/http/problem";

/** The picture that sites show beside a link to the register. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await answerCard(request);
  } catch (error) {
    return problemOf(error);
  }
}
