package io.atrium.warehouse.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules as SQL for a production server; the evaluation's engine has no SQL accounts and is given the same rules as {@code users.xml}.
 * Every statement may be repeated. Run by an administrator after the migrator, because policies name tables.
 */
public final class AccessSql {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final AccessRules rules;
    private final String database;
    private final String onCluster;

    /**
     * @param onCluster {@code ON CLUSTER 'name'}, or empty on one node
     */
    public AccessSql(AccessRules rules, String database, String onCluster) {
        this.rules = rules;
        this.database = database;
        this.onCluster = onCluster.isEmpty() ? "" : " " + onCluster;
    }

    /**
     * All statements in order.
     *
     * @param passwordHashes account to the SHA-256 of its password in lower-case hex
     */
    public List<String> statements(Map<String, String> passwordHashes) {
        List<String> statements = new ArrayList<>();
        rules.profiles()
                .forEach((name, settings) -> statements.add("CREATE SETTINGS PROFILE OR REPLACE atrium_" + name
                        + onCluster + " SETTINGS " + settings(settings)));
        for (AccessRules.Account account : rules.accounts()) {
            statements.add(user(account.name(), passwordHashes, ""));
            List<String> grants = account.grants() == null ? List.of() : account.grants();
            grants.forEach(grant -> statements.add("GRANT" + onCluster + " " + grant + " TO " + account.name()));
        }
        for (String reader : rules.readers().names()) {
            statements.add(user(
                    reader,
                    passwordHashes,
                    " SETTINGS PROFILE atrium_" + rules.readers().profile()));
        }
        rules.tables().forEach(table -> statements.addAll(table(table)));
        return List.copyOf(statements);
    }

    private String user(String name, Map<String, String> passwordHashes, String profile) {
        String hash = passwordHashes.get(name);
        if (hash == null || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("There is no SHA-256 of the password of " + name);
        }
        return "CREATE USER OR REPLACE " + name + onCluster + " IDENTIFIED WITH sha256_hash BY '" + hash + "'"
                + profile;
    }

    private List<String> table(AccessRules.Table table) {
        String name = database + "." + table.name();
        List<String> statements = new ArrayList<>();
        if (table.filtered() && (table.erase() == null || table.holdsTenants())) {
            String readers = String.join(", ", rules.readers().names());
            statements.add("CREATE ROW POLICY OR REPLACE atrium_reader" + onCluster + " ON " + name
                    + " FOR SELECT USING " + rules.filter(table, database) + " TO " + readers);
            statements.add("CREATE ROW POLICY OR REPLACE atrium_others" + onCluster + " ON " + name
                    + " FOR SELECT USING 1 TO ALL EXCEPT " + readers);
        }
        grantees(table.insert())
                .forEach(to -> statements.add("GRANT" + onCluster + " INSERT ON " + name + " TO " + to));
        grantees(table.select())
                .forEach(to -> statements.add("GRANT" + onCluster + " SELECT ON " + name + " TO " + to));
        table.columns()
                .forEach((to, columns) -> statements.add(
                        "GRANT" + onCluster + " SELECT(" + String.join(", ", columns) + ") ON " + name + " TO " + to));
        AccessRules.Erase erase = table.erase();
        if (erase != null && erase != AccessRules.Erase.VIEW) {
            statements.add(
                    "GRANT" + onCluster + " " + erasing(erase, table.day()) + " ON " + name + " TO " + rules.eraser());
        }
        return statements;
    }

    private static String erasing(AccessRules.Erase erase, @Nullable String day) {
        return switch (erase) {
            case DELETE -> "SELECT(tenant_id" + (day == null ? "" : ", " + day) + "), ALTER DELETE";
            case ANONYMIZE -> "ALTER UPDATE";
            case VIEW -> throw new IllegalArgumentException("a view has no rows to erase");
        };
    }

    private List<String> grantees(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        AccessRules.READER.equals(name) ? rules.readers().names().stream() : List.of(name).stream())
                .toList();
    }

    private static String settings(Map<String, String> settings) {
        return new LinkedHashMap<>(settings)
                .entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining(", "));
    }
}
