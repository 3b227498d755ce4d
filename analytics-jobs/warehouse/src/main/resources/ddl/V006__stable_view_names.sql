-- V005 changed queries of views with MODIFY QUERY. From then until its next start, ClickHouse names such a view by its UUID in the deduplication
-- tokens of the view's blocks, and afterwards by its name again: a block that was repeated across a restart counted twice in it. A view that is
-- attached anew has its name at once. Nothing is inserted meanwhile: the ingest job is stopped while the warehouse is migrated.

DETACH TABLE IF EXISTS active_member_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_usage {{cluster}};

DETACH TABLE IF EXISTS active_member_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_collaboration {{cluster}};

DETACH TABLE IF EXISTS active_member_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_business {{cluster}};

DETACH TABLE IF EXISTS participant_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS participant_daily_from_collaboration {{cluster}};

DETACH TABLE IF EXISTS edge_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS edge_daily_from_collaboration {{cluster}};
