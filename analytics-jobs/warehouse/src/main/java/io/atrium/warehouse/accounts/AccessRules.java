package io.atrium.warehouse.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.atrium.warehouse.resources.ResourceFolder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code accounts.yaml}.
 *
 * @param filters row filters by name; {@code ${database}} stands for the database
 * @param profiles settings by profile
 * @param accounts fixed accounts
 * @param readers the accounts that are given to tenants
 * @param eraser the account that erases tenants
 * @param tables what may be done with each table
 */
public record AccessRules(
        Map<String, String> filters,
        Map<String, Map<String, String>> profiles,
        List<Account> accounts,
        Readers readers,
        String eraser,
        List<Table> tables) {

    /** Stands for all readers in a table's lists. */
    static final String READER = "reader";

    private static final String UNFILTERED = "none";

    public AccessRules {
        filters = Map.copyOf(filters);
        profiles = Map.copyOf(profiles);
        accounts = List.copyOf(accounts);
        tables = List.copyOf(tables);
        for (Table table : tables) {
            boolean filtered = !UNFILTERED.equals(table.filter());
            if (filtered && !filters.containsKey(table.filter())) {
                throw new IllegalArgumentException(
                        "accounts.yaml: " + table.name() + " has an unknown filter: " + table.filter());
            }
            if (!filtered && table.select().contains(READER)) {
                throw new IllegalArgumentException(
                        "accounts.yaml: readers may select " + table.name() + ", which has no filter");
            }
            if (filtered != (table.erase() != null)) {
                throw new IllegalArgumentException("accounts.yaml: " + table.name()
                        + (filtered ? " has a tenant and does not say how it is erased" : " has no tenant to erase"));
            }
            if (table.day() != null && table.erase() != Erase.DELETE) {
                throw new IllegalArgumentException(
                        "accounts.yaml: " + table.name() + " has a day, but its rows are not deleted");
            }
        }
    }

    /**
     * A fixed account.
     *
     * @param secret file name of its password in the installation's {@code secrets/}
     * @param grants grants beside those of the tables
     */
    public record Account(
            String name, String secret, @Nullable List<String> grants) {}

    /** What becomes of a tenant's rows when it is erased. */
    public enum Erase {
        /** They are deleted. */
        DELETE,
        /** They stay without their tenant. */
        ANONYMIZE,
        /** It shows rows of other tables. */
        VIEW;

        @JsonCreator
        static Erase of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** The numbered accounts. */
    public record Readers(String prefix, String secretPrefix, int count, String profile) {

        /** Their names, such as {@code reader_01}. */
        public List<String> names() {
            return IntStream.rangeClosed(1, count).mapToObj(this::name).toList();
        }

        /** The name of one, from 1. */
        public String name(int slot) {
            if (slot < 1 || slot > count) {
                throw new IllegalArgumentException("A reader's slot is 1 to " + count + ", but is: " + slot);
            }
            return "%s%02d".formatted(prefix, slot);
        }
    }

    /**
     * What may be done with a table, by whom, and what readers see of it.
     *
     * @param erase null for a table without a tenant
     * @param day the column of the calendar day by which retention deletes; null: it does not
     * @param columns account to the only columns that it may select
     */
    public record Table(
            String name,
            String filter,
            @Nullable Erase erase,
            @Nullable String day,
            List<String> insert,
            List<String> select,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> columns) {
        public Table {
            insert = List.copyOf(insert);
            select = List.copyOf(select);
            columns = Map.copyOf(columns);
            if (columns.containsKey(READER) || columns.keySet().stream().anyMatch(select::contains)) {
                throw new IllegalArgumentException(
                        "accounts.yaml: columns of " + name + " are for accounts that may not select all of it");
            }
        }

        /** Whether readers see some rows only. */
        public boolean filtered() {
            return !UNFILTERED.equals(filter);
        }

        /** Whether it holds rows of tenants itself; a view, with the rights of whoever asks, shows those of others. */
        public boolean holdsTenants() {
            return erase != null && erase != Erase.VIEW;
        }
    }

    /** Reads the file of this software. */
    public static AccessRules bundled() {
        String text = ResourceFolder.file("accounts.yaml");
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(text, AccessRules.class);
        } catch (JacksonException malformed) {
            throw new IllegalStateException("accounts.yaml: " + malformed.getOriginalMessage(), malformed);
        }
    }

    /** A table's row filter for readers. */
    String filter(Table table, String database) {
        return filters.getOrDefault(table.filter(), "0").replace("${database}", database);
    }
}
