-- For which office somebody spoke when it was published: they may serve another one later, and history does not change with them.
ALTER TABLE "proposal" ADD COLUMN "office" TEXT;
