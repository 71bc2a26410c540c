import { problemOf } from "@/lib/http/problem";
import { answerReleaseFile } from "@/lib/releases/answer";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ date: string; file: string }> },
): Promise<Response> {
  const { date, file } = await params;
  return answerReleaseFile(request, date, file).catch(problemOf);
}
