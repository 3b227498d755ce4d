package io.atrium.installer.site;

import java.util.Locale;

/** The commented example. */
public final class SiteExample {

    private static final String ONE = """
              - name: atrium-1
                address: 10.0.0.11
                roles: [server, keycloak, postgresql, kafka, clickhouse, flink]
            """;
    private static final String SEVERAL = """
              - name: atrium-1
                address: 10.0.0.11
                roles: [server, keycloak, kafka]
              - name: atrium-2
                address: 10.0.0.12
                roles: [server, keycloak, kafka]
              - name: atrium-3
                address: 10.0.0.13
                roles: [postgresql, kafka]
              - name: atrium-4
                address: 10.0.0.14
                roles: [clickhouse]
              - name: atrium-5
                address: 10.0.0.15
                roles: [flink]
            """;

    private SiteExample() {}

    /** A file for a profile, which passes the check as it stands. */
    public static String of(Profile profile) {
        return of(profile, hosts(profile.load()));
    }

    /** A file for this machine alone, which passes the check as it stands. */
    public static String trial() {
        return SiteSchema.resource("trial.yaml");
    }

    /** @param hosts the items of the key hosts, as text */
    static String of(Profile profile, String hosts) {
        Load load = profile.load();
        return SiteSchema.resource("example.yaml")
                .replace("@PROFILE@", profile.name())
                .replace(
                        "@LOAD@",
                        String.format(
                                Locale.ROOT,
                                "%,d members, %,d events a second",
                                load.members(),
                                load.eventsPerSecond()))
                .replace("@HOSTS@\n", hosts);
    }

    private static String hosts(Load load) {
        return load.replicated() ? SEVERAL : ONE;
    }
}
