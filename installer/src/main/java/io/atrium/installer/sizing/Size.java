package io.atrium.installer.sizing;

import io.atrium.installer.site.Load;
import io.atrium.installer.site.Role;
import java.util.List;
import java.util.stream.Stream;

/** What an installation of a load needs. */
public record Size(Load load, List<RoleSize> roles) {

    private static final String EVENTS = "events/s";
    private static final String MEMBERS = "members";

    public Size {
        roles = List.copyOf(roles);
    }

    public static Size of(Load load) {
        return new Size(
                load, Stream.of(Role.values()).map(role -> of(role, load)).toList());
    }

    public RoleSize role(Role role) {
        return roles.stream().filter(size -> size.role() == role).findFirst().orElseThrow();
    }

    private static RoleSize of(Role role, Load load) {
        int events = load.eventsPerSecond();
        int members = load.members();
        return switch (role) {
            case SERVER ->
                new RoleSize(
                        role,
                        load.replicated() ? 2 : 1,
                        Quantity.of(
                                Term.product(events, EVENTS, Figure.GATEWAY_CPU, Figure.CPU_ROOM),
                                Term.quotient(members, MEMBERS, Figure.SERVER_PEOPLE)),
                        Quantity.of(
                                Term.of(Figure.SERVER_BASE),
                                Term.of(Figure.WORK_MEMORY),
                                Term.product(members, MEMBERS, Figure.PEOPLE_MEMORY)
                                        .inGib()),
                        Quantity.of(
                                Term.of(Figure.FLOOR_DISK),
                                Term.product(members, MEMBERS, Figure.MEMBER_FILES)
                                        .inGib()));
            case KEYCLOAK ->
                new RoleSize(
                        role,
                        load.replicated() ? 2 : 1,
                        Quantity.of(Term.quotient(members / 1800.0, "sign-ins/s", Figure.LOGINS), atLeast(0.25)),
                        Quantity.of(
                                Term.of(Figure.KEYCLOAK_BASE),
                                Term.of(Figure.WORK_MEMORY),
                                Term.product(members, MEMBERS, Figure.PEOPLE_MEMORY)
                                        .inGib()),
                        Quantity.of());
            case POSTGRESQL ->
                new RoleSize(
                        role,
                        1,
                        Quantity.of(Term.quotient(members, MEMBERS, Figure.POSTGRESQL_PEOPLE), atLeast(0.25)),
                        Quantity.of(
                                Term.of(Figure.POSTGRESQL_BASE),
                                Term.of(Figure.WORK_MEMORY),
                                Term.product(members, MEMBERS, Figure.PEOPLE_MEMORY)
                                        .inGib()),
                        Quantity.of(
                                Term.of(Figure.FLOOR_DISK),
                                Term.product(members, MEMBERS, Figure.MEMBER_ROWS)
                                        .inGib()));
            case KAFKA ->
                new RoleSize(
                        role,
                        load.replicated() ? 3 : 1,
                        Quantity.of(
                                Term.product(events, EVENTS, Figure.KAFKA_CPU, Figure.CPU_ROOM)
                                        .times(load.replicated() ? 3 : 1, "copies"),
                                atLeast(0.25)),
                        Quantity.of(Term.of(Figure.KAFKA_BASE), Term.of(Figure.WORK_MEMORY)),
                        // Each broker of three holds one of the three copies.
                        Quantity.of(
                                Term.of(Figure.FLOOR_DISK),
                                Term.product(
                                                load.eventsADay(),
                                                "events/day",
                                                Figure.KAFKA_BYTES,
                                                Figure.KAFKA_DAYS,
                                                Figure.KAFKA_ROOM)
                                        .inGib()));
            case CLICKHOUSE ->
                new RoleSize(
                        role,
                        1,
                        Quantity.of(
                                Term.product(events, EVENTS, Figure.CLICKHOUSE_CPU, Figure.CPU_ROOM),
                                Term.quotient(members, MEMBERS, Figure.QUERY_CPU),
                                atLeast(0.5)),
                        Quantity.of(
                                Term.of(Figure.CLICKHOUSE_BASE),
                                Term.of(Figure.WORK_MEMORY),
                                Term.of(Figure.QUERY_MEMORY)),
                        Quantity.of(
                                Term.of(Figure.FLOOR_DISK),
                                Term.product(
                                                load.eventsADay(),
                                                "events/day",
                                                Figure.FACT_BYTES,
                                                Figure.FACT_DAYS,
                                                Figure.MERGE_ROOM)
                                        .inGib()));
            case FLINK ->
                new RoleSize(
                        role,
                        1,
                        Quantity.of(
                                Term.product(events, EVENTS, Figure.INGEST_CPU, Figure.CPU_ROOM),
                                Term.product(derivations(load), "derivations/s", Figure.DERIVE_CPU, Figure.CPU_ROOM),
                                atLeast(0.5)),
                        Quantity.of(
                                Term.of(Figure.FLINK_BASE),
                                Term.of(Figure.WORK_MEMORY),
                                remembered(load),
                                derived(load)),
                        Quantity.of(
                                Term.of(Figure.FLOOR_DISK),
                                remembered(load).times(Figure.CHECKPOINTS.value(), Figure.CHECKPOINTS.unit()),
                                derived(load).times(Figure.CHECKPOINTS.value(), Figure.CHECKPOINTS.unit())));
        };
    }

    private static Term atLeast(double processors) {
        return new Term(processors, Term.number(processors) + " for itself");
    }

    /** A key is derived again every ten seconds at most, and not without an event. */
    private static double derivations(Load load) {
        return Math.min(load.members() / 10.0, load.eventsPerSecond());
    }

    private static Term remembered(Load load) {
        return Term.product(load.eventsADay(), "events/day", Figure.REMEMBERED, Figure.REMEMBERED_DAYS)
                .inGib();
    }

    private static Term derived(Load load) {
        return Term.product(load.members(), MEMBERS, Figure.DERIVED_STATE).inGib();
    }
}
