-- Derived facts, exactly as analytics-jobs/docs/definitions.md, section 2, defines them. They change: a row is a signed change, equal content meets
-- in the sorting key by row_hash, and what adds up to nothing is dropped by merges. No view may stand over these tables that feeds another
-- table. Read them through the views below. generation: which rebuild a row is of; derived_generation says which one shows.

CREATE TABLE IF NOT EXISTS derived_generation {{cluster}} (
    tenant_id  LowCardinality(String),
    derivation LowCardinality(String) COMMENT 'name of the view, such as meeting',
    month      UInt32 COMMENT 'YYYYMM',
    generation UInt32,
    state      Enum8('building' = 1, 'active' = 2, 'retired' = 3),
    changed_at DateTime64(3, 'UTC'),
    version    UInt64
)
ENGINE = {{ReplacingMergeTree(version)}}
ORDER BY (tenant_id, derivation, month, generation)
SETTINGS {{window(1000)}};

-- Days that were over and changed.
CREATE TABLE IF NOT EXISTS restatement {{cluster}} (
    tenant_id    LowCardinality(String),
    derivation   LowCardinality(String),
    day          Date COMMENT 'the day that changed',
    reason       Enum8('late' = 1, 'correction' = 2, 'replay' = 3),
    rows_removed UInt64,
    rows_added   UInt64,
    restated_at  DateTime64(3, 'UTC'),
    generation   UInt32
)
ENGINE = {{MergeTree}}
ORDER BY (tenant_id, day, derivation, restated_at)
SETTINGS {{window(10000)}};

-- Days of which the generations up to one lack an event that came when the state no longer knew its key. A replay of the month makes a later
-- generation, and the row speaks of it no more: what counts are rows whose generation is not less than the one that shows.
CREATE TABLE IF NOT EXISTS derived_gap {{cluster}} (
    tenant_id  LowCardinality(String),
    derivation LowCardinality(String) COMMENT 'name of the view',
    day        Date COMMENT 'of the event',
    generation UInt32 COMMENT 'the last one that lacks it',
    noted_at   DateTime64(3, 'UTC')
)
ENGINE = {{ReplacingMergeTree}}
ORDER BY (tenant_id, derivation, day, generation)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS member_day_fact {{cluster}} (
    tenant_id          LowCardinality(String),
    day                Date,
    member_no          UInt32,
    department_no      UInt32,
    department_path    Array(UInt32),
    sessions           UInt32,
    devices            UInt16,
    active_seconds     UInt32,
    device_seconds     UInt32,
    intentional_events UInt32,
    platforms          UInt8 COMMENT '1 desktop, 2 web, 4 mobile',
    modes              UInt8 COMMENT '1 chat, 2 notice, 4 mail, 8 post',
    apps               Array(String),
    systems            Array(String),
    builder            UInt8,
    generation         UInt32,
    row_hash           UInt64,
    sign               Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, member_no, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS response_fact {{cluster}} (
    tenant_id        LowCardinality(String),
    day              Date,
    message_id       String,
    conversation_id  String,
    member_no        UInt32,
    department_no    UInt32,
    department_path  Array(UInt32),
    sent_time        DateTime64(3, 'UTC'),
    mentioned        UInt8,
    answered         UInt8,
    answered_by      UInt32 COMMENT '0: nobody',
    response_seconds UInt32,
    generation       UInt32,
    row_hash         UInt64,
    sign             Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, conversation_id, message_id, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS meeting_fact {{cluster}} (
    tenant_id        LowCardinality(String),
    day              Date,
    meeting_id       String,
    member_no        UInt32 COMMENT 'organizer',
    department_no    UInt32,
    department_path  Array(UInt32),
    scheduled_start  DateTime64(3, 'UTC'),
    duration_seconds UInt32,
    invitees         UInt32,
    participants     UInt32,
    large_long       UInt8,
    chat_before      UInt8,
    notice_24h       UInt8,
    accepted         UInt8,
    on_time          UInt8,
    interactive      UInt8,
    spoke            UInt8,
    visual           UInt8,
    recorded         UInt8,
    chat_after       UInt8,
    attendee_department_no Array(UInt32) COMMENT 'of each participant, sorted',
    generation       UInt32,
    row_hash         UInt64,
    sign             Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, meeting_id, row_hash)
SETTINGS {{window(10000)}};

-- large_long: of the meeting. day: of the meeting. Who else was there stands in the meeting's row only: in everybody's it would be a square.
CREATE TABLE IF NOT EXISTS meeting_attendance_fact {{cluster}} (
    tenant_id           LowCardinality(String),
    day                 Date,
    meeting_id          String,
    member_no           UInt32,
    department_no       UInt32,
    department_path     Array(UInt32),
    joined_time         DateTime64(3, 'UTC'),
    attended_seconds    UInt32,
    large_long          UInt8,
    generation          UInt32,
    row_hash            UInt64,
    sign                Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, meeting_id, member_no, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS document_use_fact {{cluster}} (
    tenant_id       LowCardinality(String),
    day             Date,
    document_id     String,
    member_no       UInt32,
    department_no   UInt32,
    department_path Array(UInt32),
    created         UInt8,
    viewed          UInt8,
    edited          UInt8,
    commented       UInt8,
    shared          UInt8,
    collaborated    UInt8,
    generation      UInt32,
    row_hash        UInt64,
    sign            Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, document_id, member_no, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS process_case_fact {{cluster}} (
    tenant_id       LowCardinality(String),
    day             Date,
    process_id      LowCardinality(String),
    instance_id     String,
    member_no       UInt32 COMMENT 'starter',
    department_no   UInt32,
    department_path Array(UInt32),
    events          UInt32,
    first_time      DateTime64(3, 'UTC'),
    last_time       DateTime64(3, 'UTC'),
    activities      Array(String),
    started         UInt8 COMMENT 'has approval.instance.started',
    completed_time  Nullable(DateTime64(3, 'UTC')),
    created_time    DateTime64(3, 'UTC'),
    result          LowCardinality(String),
    cycle_seconds   UInt64,
    span_seconds    UInt64,
    due_time        Nullable(DateTime64(3, 'UTC')),
    returned        UInt32,
    resubmitted     UInt32,
    resubmission_of String,
    withdrawn       UInt8,
    amount          Nullable(Decimal(18, 4)),
    currency        LowCardinality(String),
    generation      UInt32,
    row_hash        UInt64,
    sign            Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, process_id, instance_id, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS process_task_fact {{cluster}} (
    tenant_id       LowCardinality(String),
    day             Date COMMENT 'of the completion, while open of the creation',
    process_id      LowCardinality(String),
    instance_id     String,
    task_id         String,
    member_no       UInt32,
    department_no   UInt32,
    department_path Array(UInt32),
    created_time    DateTime64(3, 'UTC'),
    completed_time  Nullable(DateTime64(3, 'UTC')),
    result          LowCardinality(String),
    wait_seconds    UInt64,
    due_time        Nullable(DateTime64(3, 'UTC')),
    mobile          UInt8,
    generation      UInt32,
    row_hash        UInt64,
    sign            Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, process_id, instance_id, task_id, row_hash)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS record_stage_fact {{cluster}} (
    tenant_id       LowCardinality(String),
    day             Date COMMENT 'of entering',
    business_system LowCardinality(String),
    entity          LowCardinality(String),
    record_id       String,
    stage           LowCardinality(String),
    next_stage      LowCardinality(String),
    member_no       UInt32,
    department_no   UInt32,
    department_path Array(UInt32),
    entered_time    DateTime64(3, 'UTC'),
    left_time       Nullable(DateTime64(3, 'UTC')),
    stage_seconds   UInt64 COMMENT '0 while it is there',
    amount          Nullable(Decimal(18, 4)),
    currency        LowCardinality(String),
    generation      UInt32,
    row_hash        UInt64,
    sign            Int8
)
ENGINE = {{SummingMergeTree(sign)}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, generation, business_system, entity, record_id, entered_time, row_hash)
SETTINGS {{window(10000)}};

-- What holds now: the signs added up, the generation that shows. A view reads with the rights of whoever asks, so row policies hold.

CREATE VIEW IF NOT EXISTS member_day {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.member_no AS member_no,
    fact.department_no AS department_no, fact.department_path AS department_path, fact.sessions AS sessions,
    fact.devices AS devices, fact.active_seconds AS active_seconds, fact.device_seconds AS device_seconds,
    fact.intentional_events AS intentional_events, fact.platforms AS platforms, fact.modes AS modes,
    fact.apps AS apps, fact.systems AS systems, fact.builder AS builder
FROM member_day_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'member_day' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS response {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.message_id AS message_id,
    fact.conversation_id AS conversation_id, fact.member_no AS member_no, fact.department_no AS department_no,
    fact.department_path AS department_path, fact.sent_time AS sent_time, fact.mentioned AS mentioned,
    fact.answered AS answered, fact.answered_by AS answered_by, fact.response_seconds AS response_seconds
FROM response_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'response' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS meeting {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.meeting_id AS meeting_id, fact.member_no AS member_no,
    fact.department_no AS department_no, fact.department_path AS department_path,
    fact.scheduled_start AS scheduled_start, fact.duration_seconds AS duration_seconds,
    fact.invitees AS invitees, fact.participants AS participants, fact.large_long AS large_long,
    fact.chat_before AS chat_before, fact.notice_24h AS notice_24h, fact.accepted AS accepted,
    fact.on_time AS on_time, fact.interactive AS interactive, fact.spoke AS spoke, fact.visual AS visual,
    fact.recorded AS recorded, fact.chat_after AS chat_after,
    fact.attendee_department_no AS attendee_department_no
FROM meeting_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'meeting' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

-- other_department_no: one for each other attendee, taken from the meeting's row.
CREATE VIEW IF NOT EXISTS meeting_attendance {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.meeting_id AS meeting_id, fact.member_no AS member_no,
    fact.department_no AS department_no, fact.department_path AS department_path,
    fact.joined_time AS joined_time, fact.attended_seconds AS attended_seconds,
    arrayConcat(
        arraySlice(held.attendee_department_no, 1, indexOf(held.attendee_department_no, fact.department_no) - 1),
        arraySlice(held.attendee_department_no, indexOf(held.attendee_department_no, fact.department_no) + 1)
    ) AS other_department_no,
    fact.large_long AS large_long
FROM meeting_attendance_fact AS fact FINAL
LEFT JOIN meeting AS held
    ON held.tenant_id = fact.tenant_id AND held.day = fact.day AND held.meeting_id = fact.meeting_id
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'meeting_attendance' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS document_use {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.document_id AS document_id, fact.member_no AS member_no,
    fact.department_no AS department_no, fact.department_path AS department_path, fact.created AS created,
    fact.viewed AS viewed, fact.edited AS edited, fact.commented AS commented, fact.shared AS shared,
    fact.collaborated AS collaborated
FROM document_use_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'document_use' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS process_case {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.process_id AS process_id,
    fact.instance_id AS instance_id, fact.member_no AS member_no, fact.department_no AS department_no,
    fact.department_path AS department_path, fact.events AS events, fact.first_time AS first_time,
    fact.last_time AS last_time, fact.activities AS activities, fact.started AS started,
    fact.completed_time AS completed_time, fact.created_time AS created_time, fact.result AS result,
    fact.cycle_seconds AS cycle_seconds, fact.span_seconds AS span_seconds, fact.due_time AS due_time,
    fact.returned AS returned, fact.resubmitted AS resubmitted, fact.resubmission_of AS resubmission_of,
    fact.withdrawn AS withdrawn, fact.amount AS amount, fact.currency AS currency
FROM process_case_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'process_case' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS process_task {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.process_id AS process_id,
    fact.instance_id AS instance_id, fact.task_id AS task_id, fact.member_no AS member_no,
    fact.department_no AS department_no, fact.department_path AS department_path,
    fact.created_time AS created_time, fact.completed_time AS completed_time, fact.result AS result,
    fact.wait_seconds AS wait_seconds, fact.due_time AS due_time, fact.mobile AS mobile
FROM process_task_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'process_task' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;

CREATE VIEW IF NOT EXISTS record_stage {{cluster}} AS
SELECT
    fact.tenant_id AS tenant_id, fact.day AS day, fact.business_system AS business_system,
    fact.entity AS entity, fact.record_id AS record_id, fact.stage AS stage, fact.next_stage AS next_stage,
    fact.member_no AS member_no, fact.department_no AS department_no, fact.department_path AS department_path,
    fact.entered_time AS entered_time, fact.left_time AS left_time, fact.stage_seconds AS stage_seconds,
    fact.amount AS amount, fact.currency AS currency
FROM record_stage_fact AS fact FINAL
LEFT JOIN
(
    SELECT tenant_id, month, max(generation) AS generation
    FROM derived_generation FINAL
    WHERE derivation = 'record_stage' AND state = 'active'
    GROUP BY tenant_id, month
) AS shown ON shown.tenant_id = fact.tenant_id AND shown.month = toYYYYMM(fact.day)
WHERE fact.sign > 0 AND fact.generation = shown.generation;
