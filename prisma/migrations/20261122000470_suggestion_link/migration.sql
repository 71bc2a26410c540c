-- Where a suggestion can be read up, if its sender says so.
ALTER TABLE "suggestion" ADD COLUMN     "link" TEXT;

-- How far the audit log reached, kept apart from it: a log that was cut off at its end would still be a whole chain.
CREATE TABLE "audit_head" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "entries" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("one"),
    CONSTRAINT "audit_head_one" CHECK ("one")
);

INSERT INTO "audit_head" (entries, last_id, hash)
  SELECT count(*), coalesce(max(id), 0), coalesce((SELECT hash FROM "audit_entry" ORDER BY id DESC LIMIT 1), '') FROM "audit_entry";

CREATE OR REPLACE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(72707371);
  NEW.prior_hash := coalesce((SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1), '');
  NEW.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));
  NEW.at := clock_timestamp();
  NEW.hash := encode(sha256(convert_to(concat_ws(E'\x1f', NEW.prior_hash, NEW.id, NEW.at, NEW.actor, NEW.action, coalesce(NEW.revision, 0), NEW.subject, NEW.detail), 'UTF8')), 'hex');
  UPDATE audit_head SET entries = entries + 1, last_id = NEW.id, hash = NEW.hash;
  RETURN NEW;
END $$;
