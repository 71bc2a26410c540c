import { problemOf } from "@/lib/http/problem";
import { answerReleases } from "@/lib/releases/answer";

export async function GET(_request: Request, { params }: RouteContext<"/data/releases/[date]">): Promise<Response> {
  const { date } = await params;
  return answerReleases(date).catch(problemOf);
}
