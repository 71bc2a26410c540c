import { problemOf } from "@/lib/http/problem";
import { answerPackage } from "@/lib/packages/answer";

export async function GET(request: Request): Promise<Response> {
  return answerPackage(request).catch(problemOf);
}
