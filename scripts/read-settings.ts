import { env, findBadSettings } from "@/lib/env";

// The scripts that start everything are plain JavaScript, for they must run before anything is installed. They ask
// here, so that the settings are checked by one file alone.
const problems = findBadSettings();
if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = 1;
} else {
  const { PORT, HOST, DATA_DIR } = env;
  process.stdout.write(JSON.stringify({ PORT, HOST, DATA_DIR }));
}
