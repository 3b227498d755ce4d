package io.atrium.installer.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/**
 * The engine's accounts as its {@code users.xml}: the migrator, the ingest job, the platform and one reader per tenant
 * slot. A reader sees only rows of the tenant that {@code reader_slot} gives it, and only by SELECT.
 */
final class EngineAccounts {

    /** How many tenants can have a reader account without a restart. */
    static final int READERS = 16;

    static final String ADMIN = "clickhouse-admin";
    static final String INGEST = "clickhouse-ingest";
    static final String PLATFORM = "clickhouse-platform";

    private static final String OWN_TENANT =
            "tenant_id IN (SELECT tenant_id FROM atrium.reader_slot WHERE reader = currentUser())";

    private final WarehouseTables tables;
    private final UnaryOperator<String> secrets;

    /**
     * @param tables what the warehouse consists of
     * @param secrets the password by secret name
     */
    EngineAccounts(WarehouseTables tables, UnaryOperator<String> secrets) {
        this.tables = tables;
        this.secrets = secrets;
    }

    /** Names of the secrets that the accounts need. */
    static List<String> secretNames() {
        List<String> names = new ArrayList<>(List.of(ADMIN, INGEST, PLATFORM));
        for (int slot = 1; slot <= READERS; slot++) {
            names.add(readerSecret(slot));
        }
        return List.copyOf(names);
    }

    static String readerSecret(int slot) {
        return "clickhouse-reader-%02d".formatted(slot);
    }

    static String reader(int slot) {
        return "reader_%02d".formatted(slot);
    }

    /** The file's text. Passwords are in it as SHA-256 only. */
    String toXml() {
        StringBuilder users = new StringBuilder();
        users.append(starter());
        users.append(account("atrium_admin", ADMIN, "service", List.of(), ""));
        users.append(account("atrium_ingest", INGEST, "service", ingestGrants(), ""));
        users.append(account("atrium_platform", PLATFORM, "service", platformGrants(), ""));
        for (int slot = 1; slot <= READERS; slot++) {
            users.append(account(reader(slot), readerSecret(slot), "reader", readerGrants(), policies()));
        }
        return """
                <clickhouse>
                  <profiles>
                    <default>
                      <async_insert>0</async_insert>
                    </default>
                    <service>
                      <async_insert>0</async_insert>
                      <max_memory_usage>1000000000</max_memory_usage>
                    </service>
                    <reader>
                      <readonly>1</readonly>
                      <max_memory_usage>500000000</max_memory_usage>
                      <max_execution_time>30</max_execution_time>
                    </reader>
                  </profiles>
                  <quotas>
                    <default/>
                  </quotas>
                  <users>
                %s  </users>
                </clickhouse>
                """.formatted(users);
    }

    /** The engine's own first session has this account, without a password: it may open listeners and nothing else. */
    private static String starter() {
        return """
                    <default>
                      <no_password/>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>default</profile>
                      <quota>default</quota>
                      <grants>
                        <query>GRANT SYSTEM LISTEN ON *.*</query>
                        <query>GRANT SELECT ON system.numbers</query>
                      </grants>
                    </default>
                """;
    }

    private String account(String name, String secret, String profile, List<String> grants, String policies) {
        StringBuilder granted = new StringBuilder();
        if (!grants.isEmpty()) {
            granted.append("      <grants>\n");
            grants.forEach(
                    grant -> granted.append("        <query>").append(grant).append("</query>\n"));
            granted.append("      </grants>\n");
        }
        return """
                    <%1$s>
                      <password_sha256_hex>%2$s</password_sha256_hex>
                      <networks><ip>127.0.0.1</ip></networks>
                      <profile>%3$s</profile>
                      <quota>default</quota>
                %4$s%5$s    </%1$s>
                """.formatted(name, sha256(secrets.apply(secret)), profile, granted, policies);
    }

    private List<String> ingestGrants() {
        List<String> grants = new ArrayList<>();
        grants.add("GRANT SHOW DATABASES ON atrium.*");
        for (String table : tables.raw()) {
            grants.add("GRANT SELECT, INSERT ON atrium." + table);
        }
        return grants;
    }

    private List<String> platformGrants() {
        List<String> grants = new ArrayList<>();
        for (String table : tables.directory()) {
            grants.add("GRANT SELECT, INSERT ON atrium." + table);
        }
        for (String table : tables.audited()) {
            grants.add("GRANT SELECT ON atrium." + table);
        }
        return grants;
    }

    private List<String> readerGrants() {
        return tables.ofTenants().stream()
                .map(table -> "GRANT SELECT ON atrium." + table)
                .toList();
    }

    private String policies() {
        SortedSet<String> ofTenants = tables.ofTenants();
        if (ofTenants.isEmpty()) {
            return "";
        }
        StringBuilder xml = new StringBuilder("      <databases>\n        <atrium>\n");
        for (String table : ofTenants) {
            String filter = table.equals(WarehouseTables.SLOTS) ? "reader = currentUser()" : OWN_TENANT;
            xml.append("          <%1$s><filter>%2$s</filter></%1$s>\n".formatted(table, filter));
        }
        return xml.append("        </atrium>\n      </databases>\n").toString();
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
