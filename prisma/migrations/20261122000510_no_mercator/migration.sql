-- The map works out Web Mercator from the degrees, once for all rows.
ALTER TABLE "facility_version" DROP COLUMN "mercator_x", DROP COLUMN "mercator_y";
