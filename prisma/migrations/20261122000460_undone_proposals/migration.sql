-- A proposal that undoes another says which; and why an import's last step did not come about.
ALTER TABLE "proposal" ADD COLUMN "undoes_id" BIGINT;

CREATE INDEX "proposal_undoes_id_idx" ON "proposal"("undoes_id");

ALTER TABLE "proposal" ADD CONSTRAINT "proposal_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
