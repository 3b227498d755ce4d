package io.atrium.installer.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The warehouse's accounts as the engine's {@code users.xml}: the migrator, the ingest job, the platform and one reader a
 * tenant slot. A reader sees only rows of the tenant that {@code reader_slot} gives it, and only by SELECT.
 */
final class EngineAccounts {

    private static final String DATABASE = "atrium";

    private final AccessRules rules;
    private final UnaryOperator<String> secrets;
    private final Reach reach;

    /**
     * Who may come from where.
     *
     * @param network from where accounts may sign in, as {@code 127.0.0.1} or {@code ::/0}
     * @param firstSession whether the server's own first session has an account
     * @param queryMemory bytes that one query may take; 0: as much as the server
     */
    record Reach(String network, FirstSession firstSession, long queryMemory) {

        /** Of an evaluation on one machine. */
        static final Reach LOOPBACK = new Reach("127.0.0.1", FirstSession.ENGINE, 1_200_000_000);

        Reach {
            if (!network.matches("[0-9A-Fa-f.:]+(/[0-9]{1,3})?")) {
                throw new IllegalArgumentException("a network is like 10.0.0.0/8 or ::/0, not " + network);
            }
        }
    }

    /** The engine opens its listeners in a session; a server does not. */
    enum FirstSession {
        ENGINE,
        NONE
    }

    /**
     * @param rules who may do what, as the warehouse says
     * @param secrets the password by secret name
     */
    EngineAccounts(AccessRules rules, UnaryOperator<String> secrets) {
        this(rules, secrets, Reach.LOOPBACK);
    }

    EngineAccounts(AccessRules rules, UnaryOperator<String> secrets, Reach reach) {
        this.rules = rules;
        this.secrets = secrets;
        this.reach = reach;
    }

    /** The file's text. Passwords are in it as SHA-256 only. */
    String toXml() {
        boolean starts = reach.firstSession() == FirstSession.ENGINE;
        StringBuilder users = new StringBuilder(starts ? STARTER : "");
        for (AccessRules.Account account : rules.accounts()) {
            users.append(user(account.name(), account.secret(), "default", grants(account), ""));
        }
        for (int slot = 1; slot <= rules.readers().count(); slot++) {
            String number = "%02d".formatted(slot);
            users.append(user(
                    rules.readers().prefix() + number,
                    rules.readers().secretPrefix() + number,
                    rules.readers().profile(),
                    grants("reader"),
                    policies()));
        }
        return """
                <clickhouse>
                  <profiles>
                    <default>
                      <async_insert>0</async_insert>
                      <max_memory_usage>%d</max_memory_usage>
                    </default>
                %s  </profiles>
                  <quotas>
                    <default/>
                %s  </quotas>
                  <users>
                %s  </users>
                </clickhouse>
                """.formatted(reach.queryMemory(), profiles(), starts ? STARTER_QUOTA : "", users);
    }

    /**
     * The engine's own first session has this account, without a password: it may open listeners and nothing else. A network, as which IPv4's loopback counts too, and not an address,
     * because an address of this machine stands for all of this machine's, and what comes through {@code TlsListener} is to be refused. Whoever else has no name on this machine
     * finds its quota used up, and cannot close the listeners.
     */
    private static final String STARTER = """
                <default>
                  <no_password/>
                  <networks><ip>::1/127</ip></networks>
                  <profile>default</profile>
                  <quota>starter</quota>
                  <grants>
                    <query>GRANT SYSTEM LISTEN ON *.*</query>
                    <query>GRANT SELECT ON system.numbers</query>
                  </grants>
                </default>
            """;

    /** As many queries as the first session has, in the longest interval that there is: it begins in 1970 and ends in 2038. */
    private static final String STARTER_QUOTA = """
                <starter>
                  <interval>
                    <duration>%d</duration>
                    <queries>%d</queries>
                  </interval>
                </starter>
            """.formatted(Integer.MAX_VALUE, EngineMain.FIRST_SESSION.size());

    private String profiles() {
        StringBuilder xml = new StringBuilder();
        rules.profiles().forEach((name, settings) -> {
            xml.append("    <").append(name).append(">\n");
            settings.forEach((setting, value) -> xml.append("      <%1$s>%2$s</%1$s>\n".formatted(setting, value)));
            xml.append("    </").append(name).append(">\n");
        });
        return xml.toString();
    }

    private String user(String name, String secret, String profile, List<String> grants, String policies) {
        StringBuilder granted = new StringBuilder();
        grants.forEach(
                grant -> granted.append("        <query>GRANT ").append(grant).append("</query>\n"));
        return """
                    <%1$s>
                      <password_sha256_hex>%2$s</password_sha256_hex>
                      <networks><ip>%6$s</ip></networks>
                      <profile>%3$s</profile>
                      <quota>default</quota>
                      <grants>
                %4$s      </grants>
                %5$s    </%1$s>
                """.formatted(name, sha256(secrets.apply(secret)), profile, granted, policies, reach.network());
    }

    private List<String> grants(AccessRules.Account account) {
        return account.grants().isEmpty() ? grants(account.name()) : account.grants();
    }

    private List<String> grants(String role) {
        return rules.tables().stream()
                .flatMap(table ->
                        rules.rights(table, role).stream().map(right -> right + " ON " + DATABASE + "." + table.name()))
                .toList();
    }

    private String policies() {
        StringBuilder xml = new StringBuilder("      <databases>\n        <" + DATABASE + ">\n");
        for (AccessRules.Table table : rules.tables()) {
            String filter = rules.filters().get(table.filter());
            if (filter != null && !table.isView()) {
                xml.append("          <%1$s><filter>%2$s</filter></%1$s>\n"
                        .formatted(table.name(), filter.replace("${database}", DATABASE)));
            }
        }
        return xml.append("        </" + DATABASE + ">\n      </databases>\n").toString();
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
