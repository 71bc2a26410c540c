-- By when and where an agreement is to be carried out, where a source states it.
ALTER TABLE "agreement" ADD COLUMN "due_on" TEXT;
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_due_on" CHECK ("due_on"::partial_date IS NOT NULL OR "due_on" IS NULL);

CREATE TABLE "agreement_area" (
    "agreement_ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "area_code" TEXT NOT NULL,

    CONSTRAINT "agreement_area_pkey" PRIMARY KEY ("agreement_ref","area_code")
);
CREATE INDEX "agreement_area_area_code_idx" ON "agreement_area"("area_code");
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_agreement_ref_fkey" FOREIGN KEY ("agreement_ref") REFERENCES "agreement"("ref") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
