-- A proposal says whether something happened or the register was wrong.
ALTER TABLE "proposal" ADD COLUMN     "correction" BOOLEAN NOT NULL DEFAULT false;
