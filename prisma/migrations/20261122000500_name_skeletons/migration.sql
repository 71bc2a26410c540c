-- What a name looks like, so that one which could pass for it is found without looking through all names.
CREATE FUNCTION "name_skeleton"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(translate(lower($1), '01i', 'oll'), '[^[:alnum:]]+', '', 'g');
CREATE INDEX "facility_skeleton_idx" ON "facility" (name_skeleton("name"));
