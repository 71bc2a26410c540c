-- Forms that were sent: the same one sent twice is taken once.
CREATE TABLE "sent_form" (
    "digest" TEXT NOT NULL,
    "go_to" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_form_pkey" PRIMARY KEY ("digest")
);

CREATE INDEX "sent_form_sent_at_idx" ON "sent_form"("sent_at");
