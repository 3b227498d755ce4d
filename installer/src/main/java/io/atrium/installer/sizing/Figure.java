package io.atrium.installer.sizing;

/** What the arithmetic starts from. */
public enum Figure {
    GATEWAY_CPU(
            14e-6,
            "CPU-s an event",
            Kind.MEASURED,
            "the server's gateway; README, Measured: 14 CPU-seconds a million events of an import"),
    INGEST_CPU(
            6.7e-6,
            "CPU-s an event",
            Kind.MEASURED,
            "reader 6.4 and JobManager 0.3 a million; README, The ingest beside its peers"),
    DERIVE_CPU(
            95e-6,
            "CPU-s a derivation",
            Kind.MEASURED,
            "a member's day of 50 events; platform/docs/performance.md, State of derived facts"),
    CLICKHOUSE_CPU(
            10e-6, "CPU-s an event", Kind.MEASURED, "raw facts and every rollup; README, The ingest beside its peers"),
    KAFKA_CPU(0.5e-6, "CPU-s an event", Kind.MEASURED, "README, The ingest beside its peers"),
    CPU_ROOM(
            4,
            "times",
            Kind.ESTIMATED,
            "to catch up after an outage, merges, other hardware: the measurements are of one machine"),
    SERVER_PEOPLE(2_500, "members a CPU", Kind.ESTIMATED, "pages and API; not measured yet"),
    LOGINS(
            15,
            "sign-ins a CPU-s",
            Kind.ESTIMATED,
            "with a password, from Keycloak's own sizing guide; all members within half an hour"),
    POSTGRESQL_PEOPLE(5_000, "members a CPU", Kind.ESTIMATED, "not measured yet"),
    QUERY_CPU(5_000, "members a CPU", Kind.ESTIMATED, "who looks at figures; not measured yet"),

    SERVER_BASE(0.21, "GiB", Kind.MEASURED, "idle; README, Measured, memory"),
    KEYCLOAK_BASE(0.34, "GiB", Kind.MEASURED, "idle; README, Measured, memory"),
    CLICKHOUSE_BASE(0.28, "GiB", Kind.MEASURED, "idle; README, Measured, memory"),
    KAFKA_BASE(0.2, "GiB", Kind.MEASURED, "idle; README, Measured, memory"),
    FLINK_BASE(0.7, "GiB", Kind.MEASURED, "TaskManager and JobManager, idle; README, Measured, memory"),
    POSTGRESQL_BASE(0.02, "GiB", Kind.MEASURED, "idle; README, Measured, memory"),
    WORK_MEMORY(
            1,
            "GiB",
            Kind.ESTIMATED,
            "heap in use, buffers and the page cache of a process at work, beside its idle size"),
    PEOPLE_MEMORY(100e3, "bytes a member", Kind.ESTIMATED, "sessions and connections; not measured yet"),
    REMEMBERED(
            85,
            "bytes an event",
            Kind.MEASURED,
            "43 to 85 with the free places, the upper end; platform/docs/adr/0009"),
    REMEMBERED_DAYS(7, "days", Kind.SHIPPED, "deduplication.horizon P7D as shipped; platform/docs/adr/0009"),
    DERIVED_STATE(
            22e3,
            "bytes a member",
            Kind.MEASURED,
            "50 events a day, eight days; platform/docs/performance.md, State of derived facts"),
    QUERY_MEMORY(2, "GiB", Kind.ESTIMATED, "queries and merges beside each other"),

    KAFKA_BYTES(222, "bytes an event", Kind.MEASURED, "README, The ingest beside its peers: Avro in Kafka"),
    KAFKA_DAYS(30, "days", Kind.SHIPPED, "log.retention.hours=720, as Kafka is set up here"),
    FACT_BYTES(
            222,
            "bytes an event",
            Kind.ESTIMATED,
            "a raw fact and its rollups on disk; not measured yet, so as large as the record in Kafka"),
    FACT_DAYS(750, "days", Kind.ESTIMATED, "three years of 250 working days"),
    MERGE_ROOM(2, "times", Kind.ESTIMATED, "merges write a part anew before the old one goes"),
    KAFKA_ROOM(1.5, "times", Kind.ESTIMATED, "a disk is never filled, and segments go as a whole"),
    CHECKPOINTS(
            3, "copies", Kind.ESTIMATED, "the newest checkpoint, the one being written, one that is still referred to"),
    MEMBER_ROWS(5e6, "bytes a member", Kind.ESTIMATED, "directory, audit log, outbox, with indexes; not measured yet"),
    MEMBER_FILES(10e6, "bytes a member", Kind.ESTIMATED, "archives of tenants and what the server keeps as files"),
    PROGRAM_DISK(
            9,
            "GiB",
            Kind.ESTIMATED,
            "three times what the bundle unpacks to; `atrium preflight --bundle` reckons with the bundle itself"),
    FLOOR_DISK(10, "GiB", Kind.ESTIMATED, "no data directory is smaller");

    private final double value;
    private final String unit;
    private final Kind kind;
    private final String source;

    Figure(double value, String unit, Kind kind, String source) {
        this.value = value;
        this.unit = unit;
        this.kind = kind;
        this.source = source;
    }

    /** Whether somebody has measured it. */
    public enum Kind {
        MEASURED,
        /** Set so in what is installed. */
        SHIPPED,
        ESTIMATED
    }

    public double value() {
        return value;
    }

    public String unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    public String source() {
        return source;
    }
}
