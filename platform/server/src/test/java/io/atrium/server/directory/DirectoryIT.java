package io.atrium.server.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.contract.Participant;
import io.atrium.installer.component.Component;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.failure.FailureException;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryIT {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);

    private static TestStack stack;
    private static Directory directory;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        directory = new Directory(stack.database());
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    @Test
    void takesAThousandMembersInLessThanTwoSeconds() {
        byte[] csv = organization(1_005, 42, "");
        load(organization(10, 2, "warm-up-"), JANUARY);

        long begin = System.nanoTime();
        ImportReport report = load(csv, JANUARY);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(report.created()).isEqualTo(1_005);
        assertThat(taken).isLessThan(Duration.ofSeconds(2));
        assertThat(load(csv, JANUARY).unchanged()).isEqualTo(1_005);
    }

    @Test
    void takesAHundredThousandMembers() {
        byte[] csv = organization(100_000, 2_000, "");

        long begin = System.nanoTime();
        ImportReport first = load(csv, JANUARY);
        long imported = System.nanoTime();
        ImportReport second = load(csv, JANUARY);
        long again = System.nanoTime();
        DirectorySnapshot snapshot = directory.asOf().snapshot(tenant);
        long snapped = System.nanoTime();
        MemberPage found = directory.members(tenant, new MemberQuery(MARCH, null, "name 9999", 100, 0));
        long searched = System.nanoTime();

        System.out.printf(
                "directory of 100,000: import %d ms, same again %d ms, snapshot %d ms, search %d ms%n",
                (imported - begin) / 1_000_000,
                (again - imported) / 1_000_000,
                (snapped - again) / 1_000_000,
                (searched - snapped) / 1_000_000);
        assertThat(first.created()).isEqualTo(100_000);
        assertThat(second.unchanged()).isEqualTo(100_000);
        assertThat(snapshot.at("u99999", MARCH)).isPresent();
        assertThat(found.members()).hasSize(11);
        assertThat(Duration.ofNanos(imported - begin)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void stampsAsOfTheDayOnAllServersFromTheNextRequestOn() {
        AsOf anotherServer = new Directory(stack.database()).asOf();
        load("user,department\na,sales\n", JANUARY);
        assertThat(departmentOf(anotherServer, MARCH)).isEqualTo(2);

        load("user,department,parent_department\na,legal,sales\n", MARCH);

        assertThat(departmentOf(anotherServer, MARCH.minusDays(1))).isEqualTo(2);
        assertThat(anotherServer.snapshot(tenant).at("a", MARCH))
                .map(participant -> participant.departmentPath().toArray())
                .hasValue(new int[] {1, 2, 3});
        assertThat(anotherServer.snapshot(tenant).at("a", JANUARY.minusDays(1))).isEmpty();
        assertThat(anotherServer.snapshot(tenant).at("nobody", MARCH)).isEmpty();
    }

    @Test
    void aDryRunAndARefusedFileChangeNothing() {
        load("user,department\na,sales\n", JANUARY);
        long before = directory.asOf().snapshot(tenant).revision();

        ImportReport rehearsal = directory.rehearse(tenant, bytes("user,department\nb,legal\n"), options(MARCH));
        assertThatThrownBy(() -> load("user,department\nb,legal\nb,legal\n", MARCH))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        refusal -> assertThat(refusal.failure()).isInstanceOf(DirectoryFailure.ImportRefused.class));

        assertThat(rehearsal.dryRun()).isTrue();
        assertThat(rehearsal.created()).isEqualTo(1);
        assertThat(directory.asOf().snapshot(tenant).revision()).isEqualTo(before);
        assertThat(directory.departments(tenant, MARCH))
                .extracting(DepartmentLine::code)
                .containsExactly("/", "sales");
    }

    @Test
    void feedsTheWarehouseWithWholePeriods() {
        load("user,department,site,department_owner\na,sales,Hangzhou,a\n", JANUARY);
        load("user,department,parent_department,title\na,legal,sales,Head\n", MARCH);

        List<String> changes = stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery("""
                                select kind || ' ' || no || ' ' || valid_from || ' ' || coalesce(valid_to::text, 'open') || ' '
                                       || deleted || ' ' || payload
                                from directory_change order by sequence
                                """).mapTo(String.class).list());

        assertThat(changes)
                .containsExactly(
                        "department 1 1970-01-01 open false {\"path\": [1], \"ownerNo\": null, \"parentNo\": null}",
                        "department 2 1970-01-01 open false {\"path\": [1, 2], \"ownerNo\": 1, \"parentNo\": 1}",
                        "member 1 2024-01-01 open false {\"kind\": \"human\", \"site\": \"Hangzhou\", \"titled\": false, \"managerNo\": null, \"departmentNo\": 2}",
                        "department 3 1970-01-01 open false {\"path\": [1, 2, 3], \"ownerNo\": null, \"parentNo\": 2}",
                        "member 1 2024-01-01 2024-03-01 false {\"kind\": \"human\", \"site\": \"Hangzhou\", \"titled\": false, \"managerNo\": null, \"departmentNo\": 2}",
                        "member 1 2024-03-01 open false {\"kind\": \"human\", \"site\": \"Hangzhou\", \"titled\": true, \"managerNo\": null, \"departmentNo\": 3}");
    }

    @Test
    void whatWasToldBeforeOwnersWereKnownIsToldAgain() {
        // Given: a database of a server that did not know of owners and titles
        String url = "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/";
        Jdbi superuser =
                Jdbi.create(url + "postgres", "postgres", stack.components().secret("postgresql-superuser"));
        superuser.useHandle(handle -> handle.execute("create database older owner atrium_owner"));
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(url + "older", "atrium_owner", stack.components().secret("postgresql-owner"))
                .outOfOrder(true);
        flyway.target("020").load().migrate();
        Jdbi older = Jdbi.create(url + "older", "postgres", stack.components().secret("postgresql-superuser"));
        older.useHandle(handle -> handle.createScript("""
                        insert into department (tenant_id, department_no, code, name) values ('a', 1, '/', '/'), ('b', 1, '/', '/');
                        insert into department_period (tenant_id, department_no, parent_no, path, valid_from)
                        values ('a', 1, null, '{1}', '1970-01-01'), ('b', 1, null, '{1}', '1970-01-01');
                        insert into member (tenant_id, member_no, external_id, name) values ('a', 1, 'x', 'X');
                        insert into member_period (tenant_id, member_no, department_no, title, site, kind, valid_from)
                        values ('a', 1, 1, 'Head', '', 'human', '2024-01-01');
                        """).execute());
        // When
        flyway.target(MigrationVersion.LATEST).load().migrate();
        // Then
        List<String> told = older.withHandle(handle -> handle.createQuery(
                        "select tenant_id || ' ' || kind || ' ' || valid_from || ' ' || payload from directory_change order by sequence")
                .mapTo(String.class)
                .list());
        long unforced = older.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_class where relrowsecurity and not relforcerowsecurity")
                .mapTo(Long.class)
                .one());
        assertThat(told)
                .containsExactly(
                        "a department 1970-01-01 {\"path\": [1], \"ownerNo\": null, \"parentNo\": null}",
                        "b department 1970-01-01 {\"path\": [1], \"ownerNo\": null, \"parentNo\": null}",
                        "a member 2024-01-01 {\"kind\": \"human\", \"site\": \"\", \"titled\": true, \"managerNo\": null, \"departmentNo\": 1}");
        assertThat(unforced).isZero();
    }

    @Test
    void tellsTheWarehouseThatAPeriodIsGone() {
        load("user,department\na,sales\n", MARCH);

        load("user,department\na,sales\n", JANUARY);

        assertThat(stack.database()
                        .<List<String>>inTenant(
                                tenant,
                                handle -> handle.createQuery(
                                                "select valid_from || ' ' || deleted from directory_change where kind = 'member' order by sequence")
                                        .mapTo(String.class)
                                        .list()))
                .containsExactly("2024-03-01 false", "2024-03-01 true", "2024-01-01 false");
    }

    @Test
    void importsOfOneTenantTakeTurns() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<ImportReport>> imports = Stream.of("a", "b", "c", "d")
                    .map(prefix ->
                            pool.submit(() -> directory.apply(tenant, organization(200, 5, prefix), options(JANUARY))))
                    .toList();
            for (Future<ImportReport> each : imports) {
                assertThat(each.get().created()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(directory
                        .members(tenant, new MemberQuery(MARCH, null, null, 1, 799))
                        .members())
                .extracting(MemberLine::no)
                .containsExactly(800);
    }

    @Test
    void anotherTenantSeesNothingAndCanWriteNothing() {
        load("user,department\na,sales\n", JANUARY);

        assertThat(directory
                        .members("foreign", new MemberQuery(MARCH, null, null, 10, 0))
                        .members())
                .isEmpty();
        assertThat(directory.asOf().snapshot("foreign").at("a", MARCH)).isEmpty();
        assertThat(stack.database()
                        .<Integer>withoutTenant(handle -> handle.select("select count(*) from member")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        assertThatThrownBy(() -> stack.database()
                        .<Integer>inTenant(
                                "foreign",
                                handle -> handle.execute(
                                        "insert into member (tenant_id, member_no, external_id, name) values (?, 99, 'x', 'x')",
                                        tenant)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theDatabaseItselfRefusesOverlappingPeriods() {
        load("user,department\na,sales\n", JANUARY);

        assertThatThrownBy(() -> stack.database().<Integer>inTenant(tenant, handle -> handle.execute("""
                        insert into member_period (tenant_id, member_no, department_no, title, site, kind, valid_from)
                        values (?, 1, 1, '', '', 'human', '2025-01-01')
                        """, tenant)))
                .hasStackTraceContaining("member_period_no_overlap");
    }

    @Test
    void listsMembersByDepartmentTextAndPage() {
        load(
                "user,department,parent_department,name,valid_to\n"
                        + "a,sales,,Ann Smith,\nb,team,sales,Bob,\nc,legal,,Cara smith,\nd,sales,,Dan,2024-02-01\n",
                JANUARY);

        assertThat(directory
                        .members(tenant, new MemberQuery(MARCH, 2, null, 10, 0))
                        .members())
                .extracting(MemberLine::user)
                .containsExactly("a", "b");
        assertThat(directory
                        .members(tenant, new MemberQuery(MARCH, null, "SMITH", 10, 0))
                        .members())
                .extracting(MemberLine::user)
                .containsExactly("a", "c");
        MemberPage page = directory.members(tenant, new MemberQuery(MARCH, null, null, 3, 0));
        assertThat(page.next()).isEqualTo(3);
        assertThat(directory
                        .members(tenant, new MemberQuery(MARCH, null, null, 3, 3))
                        .members())
                .singleElement()
                .extracting(MemberLine::user, MemberLine::active)
                .containsExactly("d", false);
        assertThat(directory.departments(tenant, MARCH))
                .filteredOn(line -> line.code().equals("sales"))
                .singleElement()
                .extracting(DepartmentLine::memberCount)
                .isEqualTo(1);
    }

    private ImportReport load(String csv, LocalDate day) {
        return load(bytes(csv), day);
    }

    private ImportReport load(byte[] csv, LocalDate day) {
        return directory.apply(tenant, csv, options(day));
    }

    private int departmentOf(AsOf asOf, LocalDate day) {
        return asOf.snapshot(tenant).at("a", day).map(Participant::departmentNo).orElse(0);
    }

    private static ImportOptions options(LocalDate day) {
        return new ImportOptions(day, LaterHistory.REFUSE);
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] organization(int members, int departments, String prefix) {
        StringBuilder csv = new StringBuilder("user,department,name,manager,parent_department\n");
        for (int member = 0; member < members; member++) {
            int department = member % departments;
            csv.append("%su%d,%sd%d,name %d,%s,%s\n"
                    .formatted(
                            prefix,
                            member,
                            prefix,
                            department,
                            member,
                            member < 10 ? "" : prefix + "u" + member / 10,
                            department == 0 ? "" : prefix + "d" + department / 10));
        }
        return bytes(csv.toString());
    }
}
