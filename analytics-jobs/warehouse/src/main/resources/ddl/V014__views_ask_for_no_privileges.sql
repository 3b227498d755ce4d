-- A view is pushed to by whoever inserts. Who may insert facts need not be allowed to read them (`platform` brings those of an imported tenant and
-- sees no fact of anybody), so views ask for no privileges of their own. What they read and write is fixed here, by migrations.
-- Each is attached anew: until then it would have another name in the deduplication tokens (V006).

ALTER TABLE act_daily_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS act_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS act_daily_from_business {{cluster}};

ALTER TABLE act_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS act_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS act_daily_from_collaboration {{cluster}};

ALTER TABLE act_daily_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS act_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS act_daily_from_usage {{cluster}};

ALTER TABLE active_member_daily_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS active_member_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_business {{cluster}};

ALTER TABLE active_member_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS active_member_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_collaboration {{cluster}};

ALTER TABLE active_member_daily_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS active_member_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS active_member_daily_from_usage {{cluster}};

ALTER TABLE business_event_identity {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS business_event_identity {{cluster}};
ATTACH TABLE IF NOT EXISTS business_event_identity {{cluster}};

ALTER TABLE collaboration_event_identity {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS collaboration_event_identity {{cluster}};
ATTACH TABLE IF NOT EXISTS collaboration_event_identity {{cluster}};

ALTER TABLE edge_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS edge_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS edge_daily_from_collaboration {{cluster}};

ALTER TABLE event_daily_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS event_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS event_daily_from_business {{cluster}};

ALTER TABLE event_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS event_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS event_daily_from_collaboration {{cluster}};

ALTER TABLE event_daily_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS event_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS event_daily_from_usage {{cluster}};

ALTER TABLE member_activity_daily_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_activity_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS member_activity_daily_from_business {{cluster}};

ALTER TABLE member_activity_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_activity_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS member_activity_daily_from_collaboration {{cluster}};

ALTER TABLE member_activity_daily_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_activity_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS member_activity_daily_from_usage {{cluster}};

ALTER TABLE member_client_daily_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_client_daily_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS member_client_daily_from_business {{cluster}};

ALTER TABLE member_client_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_client_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS member_client_daily_from_collaboration {{cluster}};

ALTER TABLE member_client_daily_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_client_daily_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS member_client_daily_from_usage {{cluster}};

ALTER TABLE member_first_day_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_first_day_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS member_first_day_from_business {{cluster}};

ALTER TABLE member_first_day_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_first_day_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS member_first_day_from_collaboration {{cluster}};

ALTER TABLE member_first_day_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS member_first_day_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS member_first_day_from_usage {{cluster}};

ALTER TABLE message_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS message_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS message_daily_from_collaboration {{cluster}};

ALTER TABLE participant_daily_from_collaboration {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS participant_daily_from_collaboration {{cluster}};
ATTACH TABLE IF NOT EXISTS participant_daily_from_collaboration {{cluster}};

ALTER TABLE place_daily_of_apps_from_business {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS place_daily_of_apps_from_business {{cluster}};
ATTACH TABLE IF NOT EXISTS place_daily_of_apps_from_business {{cluster}};

ALTER TABLE place_daily_of_apps_from_usage {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS place_daily_of_apps_from_usage {{cluster}};
ATTACH TABLE IF NOT EXISTS place_daily_of_apps_from_usage {{cluster}};

ALTER TABLE place_daily_of_groups {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS place_daily_of_groups {{cluster}};
ATTACH TABLE IF NOT EXISTS place_daily_of_groups {{cluster}};

ALTER TABLE place_daily_of_workspaces {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS place_daily_of_workspaces {{cluster}};
ATTACH TABLE IF NOT EXISTS place_daily_of_workspaces {{cluster}};

ALTER TABLE usage_event_identity {{cluster}} MODIFY SQL SECURITY NONE;
DETACH TABLE IF EXISTS usage_event_identity {{cluster}};
ATTACH TABLE IF NOT EXISTS usage_event_identity {{cluster}};
