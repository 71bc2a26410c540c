-- The newest step of the clock whose code let somebody in: a code that was looked at over a shoulder, or read on its way,
-- opens nothing a second time.
ALTER TABLE "two_factor" ADD COLUMN "last_step" INTEGER;
