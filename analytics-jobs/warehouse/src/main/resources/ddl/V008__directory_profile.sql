-- What the directory knows of people and departments, as yes or no: for how complete it is. Names, titles and sites themselves stay in PostgreSQL.
ALTER TABLE directory_member {{cluster}}
    ADD COLUMN IF NOT EXISTS has_title UInt8 DEFAULT 0 AFTER human,
    ADD COLUMN IF NOT EXISTS has_manager UInt8 DEFAULT 0 AFTER has_title,
    ADD COLUMN IF NOT EXISTS has_site UInt8 DEFAULT 0 AFTER has_manager;

ALTER TABLE department {{cluster}}
    ADD COLUMN IF NOT EXISTS has_owner UInt8 DEFAULT 0 AFTER path;
