import { problemOf } from "@/lib/http/problem";
import { answerReleases } from "@/lib/releases/answer";

export async function GET(_request: Request, { params }: { params: Promise<{ date: string }> }): Promise<Response> {
  const { date } = await params;
  return answerReleases(date).catch(problemOf);
}
