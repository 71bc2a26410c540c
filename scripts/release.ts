import { disconnect } from "@/lib/db";
import { makeRelease } from "@/lib/releases/make";

// Makes the release of today, unless nothing has been published since the last one. All or nothing.
try {
  const { release, made } = await makeRelease();
  if (made) console.log(`Released revision ${release.revision} as ${release.date}: ${release.files.length} files.`);
  else console.log(`Nothing new: the release of ${release.date} holds revision ${release.revision}.`);
} finally {
  await disconnect();
}
