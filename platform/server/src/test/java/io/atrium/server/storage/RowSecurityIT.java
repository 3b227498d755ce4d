package io.atrium.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database itself keeps apart, whatever the server asks: row-level security on real PostgreSQL. */
final class RowSecurityIT {
    private static final List<String> FILLED = List.of("tenant", "tenant_journal", "event_grant", "member");

    private static TestStack stack;
    private static Database database;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        database = stack.database();
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/atrium",
                        "atrium_owner",
                        stack.components().secret("postgresql-owner"));
                Statement statement = owner.createStatement()) {
            for (String tenant : List.of("demo", "demo2")) {
                statement.execute("set atrium.tenant = '" + tenant + "'");
                statement.execute("""
                        insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation)
                        values ('%1$s', '北', 'North', 'UTC', 'en', 'active', false);
                        insert into tenant_journal (tenant_id, at, operation, outcome, detail) values ('%1$s', now(), 'rows', 'applied', '');
                        insert into event_grant (tenant_id, client_id, event_type) values ('%1$s', 'gateway', '*');
                        insert into member (tenant_id, member_no, external_id, name) values ('%1$s', 1, 'one', 'One')""".formatted(tenant));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    @Test
    void aTransactionWithoutATenantSeesNothing() {
        for (String table : FILLED) {
            assertThat(database.<Integer>withoutTenant(handle -> count(handle, table)))
                    .as(table)
                    .isZero();
            assertThat(database.<Integer>inTenant("nobody", handle -> count(handle, table)))
                    .as(table)
                    .isZero();
            assertThat(database.<Integer>inTenant("demo", handle -> count(handle, table)))
                    .as(table)
                    .isEqualTo(1);
        }
    }

    @Test
    void everyTableWithATenantIsForced() {
        List<String> unprotected = database.withoutTenant(
                handle -> handle.select("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where a.attname = 'tenant_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and not (c.relrowsecurity and c.relforcerowsecurity)""").mapTo(String.class).list());

        assertThat(unprotected).isEmpty();
    }

    /** Erasing a tenant finds its rows by the column tenant_id: a table without it must hold nothing of a tenant. */
    @Test
    void aTableWithoutATenantIsOneOfTheInstallation() {
        List<String> tables = database.withoutTenant(
                handle -> handle.select("""
                        select c.relname from pg_class c
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')""").mapTo(String.class).list());

        assertThat(tables)
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "peer_figure",
                        "peer_pack",
                        "reconciliation_seal",
                        "reconciliation_deep_check",
                        "tenant_erasure",
                        "tenant_export",
                        "tenant_export_part",
                        "tenant_import",
                        "tenant_import_progress",
                        "tenant_import_number");
    }

    @Test
    void aTransactionCannotChangeItsTenantFromWithin() {
        assertThatThrownBy(() -> database.useTenant("demo", outer -> database.useTenant("demo2", inner -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open already");
    }

    @Test
    void oneTenantCannotWriteIntoAnother() {
        assertThatThrownBy(
                        () -> database.useTenant(
                                "demo",
                                handle -> handle.execute(
                                        "insert into event_grant (tenant_id, client_id, event_type) values ('demo2', 'x', '*')")))
                .hasMessageContaining("row-level security");
        assertThat(database.<Integer>inTenant(
                        "demo", handle -> handle.execute("update tenant set name_en = 'x' where tenant_id = 'demo2'")))
                .isZero();
    }

    @Test
    void theServersRoleCannotBypass() {
        assertThatThrownBy(() -> database.<Integer>withoutTenant(handle -> {
                    handle.execute("set local row_security = off");
                    return handle.select("select count(*) from tenant")
                            .mapTo(Integer.class)
                            .one();
                }))
                .hasMessageContaining("row-level security");
        for (String forbidden : List.of(
                "create table mine (a int)",
                "alter table tenant no force row level security",
                "set role atrium_owner")) {
            assertThatThrownBy(() -> database.<Integer>withoutTenant(handle -> handle.execute(forbidden)))
                    .as(forbidden)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void aScopeOpensItsTableAndNoOther() {
        assertThat(database.<Integer>acrossTenants(
                        CrossTenantScope.TENANTS,
                        handle -> handle.select("select count(*) from tenant")
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(2);
        assertThat(database.<Integer>acrossTenants(
                        CrossTenantScope.TENANTS,
                        handle -> handle.select(
                                        "select (select count(*) from event_grant) + (select count(*) from outbox)")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        assertThat(database.<Integer>acrossTenants(
                        CrossTenantScope.TENANTS, handle -> handle.execute("update tenant set state = 'suspended'")))
                .isZero();
    }

    private static int count(Handle handle, String table) {
        return handle.select("select count(*) from " + table)
                .mapTo(Integer.class)
                .one();
    }
}
