package io.atrium.installer.sizing;

import io.atrium.installer.site.Load;
import io.atrium.installer.site.Role;
import java.util.List;
import java.util.stream.Stream;

/** What an installation of a load needs. */
public record Size(Load load, List<RoleSize> roles) {

    public Size {
        roles = List.copyOf(roles);
    }

    public static Size of(Load load) {
        Demand demand = new Demand(load);
        return new Size(
                load, Stream.of(Role.values()).map(role -> of(role, demand)).toList());
    }

    public RoleSize role(Role role) {
        return roles.stream().filter(size -> size.role() == role).findFirst().orElseThrow();
    }

    private static RoleSize of(Role role, Demand demand) {
        return switch (role) {
            case SERVER ->
                new RoleSize(
                        role,
                        demand.copies(2),
                        Quantity.of(demand.ofEvents(Figure.GATEWAY_CPU), demand.ofMembers(Figure.SERVER_PEOPLE)),
                        memory(Figure.SERVER_BASE, demand.eachMember(Figure.PEOPLE_MEMORY)),
                        disk(demand.eachMember(Figure.MEMBER_FILES)));
            case KEYCLOAK ->
                new RoleSize(
                        role,
                        demand.copies(2),
                        Quantity.of(demand.ofSignIns(Figure.LOGINS), atLeast(0.25)),
                        memory(Figure.KEYCLOAK_BASE, demand.eachMember(Figure.PEOPLE_MEMORY)),
                        // Its data is in PostgreSQL.
                        Quantity.of());
            case POSTGRESQL ->
                new RoleSize(
                        role,
                        1,
                        Quantity.of(demand.ofMembers(Figure.POSTGRESQL_PEOPLE), atLeast(0.25)),
                        memory(Figure.POSTGRESQL_BASE, demand.eachMember(Figure.PEOPLE_MEMORY)),
                        disk(demand.eachMember(Figure.MEMBER_ROWS)));
            case KAFKA ->
                new RoleSize(
                        role,
                        demand.copies(3),
                        Quantity.of(demand.ofEvents(Figure.KAFKA_CPU).times(demand.copies(3), "copies"), atLeast(0.25)),
                        memory(Figure.KAFKA_BASE),
                        // Each broker of three holds one of the three copies.
                        disk(demand.eachEvent(Figure.KAFKA_BYTES, Figure.KAFKA_DAYS, Figure.KAFKA_ROOM)));
            case CLICKHOUSE ->
                new RoleSize(
                        role,
                        1,
                        Quantity.of(
                                demand.ofEvents(Figure.CLICKHOUSE_CPU),
                                demand.ofMembers(Figure.QUERY_CPU),
                                atLeast(0.5)),
                        memory(Figure.CLICKHOUSE_BASE, Term.of(Figure.QUERY_MEMORY)),
                        disk(demand.eachEvent(Figure.FACT_BYTES, Figure.FACT_DAYS, Figure.MERGE_ROOM)));
            case FLINK -> {
                Term remembered = demand.eachEvent(Figure.REMEMBERED, Figure.REMEMBERED_DAYS);
                Term derived = demand.eachMember(Figure.DERIVED_STATE);
                yield new RoleSize(
                        role,
                        1,
                        Quantity.of(
                                demand.ofEvents(Figure.INGEST_CPU),
                                demand.ofDerivations(Figure.DERIVE_CPU),
                                atLeast(0.5)),
                        memory(Figure.FLINK_BASE, remembered, derived),
                        disk(remembered.times(Figure.CHECKPOINTS), derived.times(Figure.CHECKPOINTS)));
            }
        };
    }

    private static Term atLeast(double processors) {
        return new Term(processors, Term.number(processors) + " for itself");
    }

    /** A process: what it has when it is idle, what it has at work, and what grows. */
    private static Quantity memory(Figure base, Term... growing) {
        return new Quantity(Stream.concat(Stream.of(Term.of(base), Term.of(Figure.WORK_MEMORY)), Stream.of(growing))
                .toList());
    }

    /** A directory: never less than the floor, and what grows. */
    private static Quantity disk(Term... growing) {
        return new Quantity(Stream.concat(Stream.of(Term.of(Figure.FLOOR_DISK)), Stream.of(growing))
                .toList());
    }
}
