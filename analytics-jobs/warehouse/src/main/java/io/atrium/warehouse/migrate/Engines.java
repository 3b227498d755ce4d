package io.atrium.warehouse.migrate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the templates of a DDL file into the SQL of one deployment, so that one node and a cluster have the same tables.
 *
 * <ul>
 *   <li>{@code {{MergeTree}}}, {@code {{ReplacingMergeTree(version)}}}, {@code {{SummingMergeTree}}}, {@code {{AggregatingMergeTree}}}: the engine
 *   <li>{@code {{cluster}}}: nothing, or {@code ON CLUSTER '<name>'}; stands after the name of the table or view
 *   <li>{@code {{window(10000)}}}: the setting that remembers the tokens of so many blocks
 * </ul>
 */
public sealed interface Engines {

    /** The SQL of this deployment, with every template replaced. */
    default String render(String sql) {
        Matcher templates = Template.PATTERN.matcher(sql);
        StringBuilder rendered = new StringBuilder();
        while (templates.find()) {
            String argument = templates.group("argument");
            templates.appendReplacement(
                    rendered,
                    Matcher.quoteReplacement(expand(templates.group("name"), argument == null ? "" : argument)));
        }
        String result = templates.appendTail(rendered).toString();
        if (result.contains("{{") || result.contains("}}")) {
            throw new IllegalArgumentException("Malformed template in: " + result.strip());
        }
        return result;
    }

    private String expand(String name, String argument) {
        return switch (name) {
            case "cluster" -> onCluster();
            case "window" -> window(argument);
            case "MergeTree", "ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree" ->
                engine(name, argument);
            default -> throw new IllegalArgumentException("Unknown template {{" + name + "}}");
        };
    }

    /** {@code ON CLUSTER …} or nothing. */
    String onCluster();

    /** The engine clause of a table. */
    String engine(String family, String arguments);

    /** The setting of the deduplication window, in blocks. */
    String window(String blocks);

    /** One server without Keeper. */
    record SingleNode() implements Engines {

        @Override
        public String onCluster() {
            return "";
        }

        @Override
        public String engine(String family, String arguments) {
            return arguments.isEmpty() ? family : family + "(" + arguments + ")";
        }

        @Override
        public String window(String blocks) {
            return "non_replicated_deduplication_window = " + blocks;
        }
    }

    /**
     * Replicas under Keeper; the servers' macros {@code shard} and {@code replica} name them.
     *
     * @param name the cluster's name in the servers' configuration
     */
    record Cluster(String name) implements Engines {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

        public Cluster {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "The cluster's name must match " + NAME.pattern() + ", but is: " + name);
            }
        }

        @Override
        public String onCluster() {
            return "ON CLUSTER '" + name + "'";
        }

        @Override
        public String engine(String family, String arguments) {
            String path = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
            return "Replicated" + family + "(" + path + (arguments.isEmpty() ? "" : ", " + arguments) + ")";
        }

        /** Keeper forgets tokens by age too, so the age is set beside the number: a week. */
        @Override
        public String window(String blocks) {
            return "replicated_deduplication_window = " + blocks + ", replicated_deduplication_window_seconds = 604800";
        }
    }

    /** The pattern of a template. */
    final class Template {
        private static final Pattern PATTERN =
                Pattern.compile("\\{\\{(?<name>[A-Za-z]+)(?:\\((?<argument>[A-Za-z0-9_, ]*)\\))?\\}\\}");

        private Template() {}
    }
}
