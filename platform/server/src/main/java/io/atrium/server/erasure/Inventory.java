package io.atrium.server.erasure;

import java.util.Map;
import java.util.TreeMap;

/** What there is of a tenant: rows and their like, by store and by table. */
record Inventory(Map<String, Long> keycloak, Map<String, Long> postgresql, Map<String, Long> clickhouse) {
    Inventory {
        keycloak = new TreeMap<>(keycloak);
        postgresql = new TreeMap<>(postgresql);
        clickhouse = new TreeMap<>(clickhouse);
    }
}
