-- A ref that a row of an import was given is given to no other.
CREATE INDEX "import_row_key_idx" ON "import_row"("key");
