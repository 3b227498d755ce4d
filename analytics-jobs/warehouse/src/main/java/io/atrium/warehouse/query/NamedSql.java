package io.atrium.warehouse.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with named parameters such as {@code :tenant}, turned into JDBC's question marks. Values are only ever bound, never pasted.
 *
 * @param sql with question marks
 * @param parameters the names in the order of the question marks
 */
record NamedSql(String sql, List<String> parameters) {

    /** A quoted text or name is skipped; so is {@code ::}, ClickHouse's cast. */
    private static final Pattern PARAMETER =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|`[^`]*`|\"[^\"]*\"|::|:(?<name>[a-z][A-Za-z]*)");

    NamedSql {
        parameters = List.copyOf(parameters);
    }

    static NamedSql parse(String text) {
        List<String> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null) {
                parameters.add(name);
            }
            matcher.appendReplacement(sql, Matcher.quoteReplacement(name == null ? matcher.group() : "?"));
        }
        return new NamedSql(matcher.appendTail(sql).toString(), parameters);
    }

    /** With values; every parameter must have one. */
    BoundSql bind(Map<String, Object> values) {
        List<Object> bound = new ArrayList<>();
        for (String name : parameters) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("The parameter :" + name + " has no value");
            }
            bound.add(value);
        }
        return new BoundSql(sql, bound);
    }
}
