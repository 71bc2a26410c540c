-- The form that began a draft: sent again, it goes on with that draft and begins no other.
ALTER TABLE "proposal" ADD COLUMN "form_token" TEXT;
CREATE INDEX "proposal_form_token_idx" ON "proposal"("form_token");
