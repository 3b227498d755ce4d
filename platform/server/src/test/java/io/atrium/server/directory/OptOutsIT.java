package io.atrium.server.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of two people, a is 1 and b is 2, when the first opts out on the 10th of March. */
class OptOutsIT {

    private static final Instant OUT = Instant.parse("2024-03-10T06:00:00Z");

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

    @BeforeEach
    void givenTwoPeople() {
        load("user,department\na,sales\nb,sales\n", LocalDate.of(2024, 1, 1));
    }

    @Test
    void countsAgainOnTheDayOnWhichItIsTakenBack() {
        out(OUT);
        List<String> meanwhile = told(1);
        back(OUT.plusSeconds(5 * 86_400));

        assertThat(meanwhile).containsExactly("2024-01-01 2024-03-11 counts", "2024-03-11 open -");
        assertThat(told(1))
                .containsExactly("2024-01-01 2024-03-11 counts", "2024-03-11 2024-03-15 -", "2024-03-15 open counts");
        assertThat(told(2)).containsExactly("2024-01-01 open counts");
        assertThat(directory.optOuts().history(tenant, 1))
                .containsExactly(new OptOuts.Period(OUT, OUT.plusSeconds(5 * 86_400)));
        assertThat(directory.optOuts().history(tenant, 2)).isEmpty();
    }

    @Test
    void takenBackAtOnceNoDayIsMissing() {
        out(OUT);
        back(OUT.plusSeconds(86_400));

        assertThat(told(1)).containsExactly("2024-01-01 open counts");
    }

    @Test
    void anImportThatRewritesHistoryKeepsIt() {
        out(OUT);

        load("user,department,title\na,legal,Head\n", LocalDate.of(2024, 4, 1));
        load("user,department,title\na,legal,Head\n", LocalDate.of(2024, 2, 1));

        assertThat(told(1))
                .containsExactly("2024-01-01 2024-02-01 counts", "2024-02-01 2024-03-11 counts", "2024-03-11 open -");
        assertThat(told(2)).containsExactly("2024-01-01 open counts");
    }

    @Test
    void whoLeavesAndComesBackIsStillOptedOut() {
        out(OUT);

        load("user,department,valid_to\na,sales,2024-05-01\n", LocalDate.of(2024, 4, 1));
        load("user,department\na,sales\n", LocalDate.of(2024, 7, 1));

        assertThat(told(1))
                .containsExactly("2024-01-01 2024-03-11 counts", "2024-03-11 2024-05-01 -", "2024-07-01 open -");
    }

    @Test
    void everyServerKnowsWithTheNextRequest() {
        AsOf another = new Directory(stack.database()).asOf();
        assertThat(another.snapshot(tenant).withholds(1, OUT)).isFalse();
        DirectorySnapshot before = another.snapshot(tenant);

        out(OUT);

        assertThat(another.snapshot(tenant).withholds(1, OUT)).isTrue();
        assertThat(another.snapshot(tenant).withholds(2, OUT)).isFalse();
        assertThat(another.snapshot(tenant).revision())
                .as("the directory itself was not read anew")
                .isEqualTo(before.revision());
        back(OUT.plusSeconds(60));
        assertThat(another.snapshot(tenant).withholds(1, OUT.plusSeconds(59))).isTrue();
        assertThat(another.snapshot(tenant).withholds(1, OUT.plusSeconds(60))).isFalse();
    }

    @Test
    void askingTwiceChangesNothingAndARefusalLeavesNothing() {
        assertThatThrownBy(() -> directory.optOuts().begin(tenant, 1, OUT, LocalDate.of(2024, 3, 10), handle -> {
                    throw new IllegalStateException("not allowed");
                }))
                .hasMessageContaining("not allowed");
        assertThat(directory.optOuts().since(tenant, 1)).isEmpty();
        assertThat(directory.asOf().snapshot(tenant).optOutRevision()).isZero();

        assertThat(back(OUT)).isFalse();
        assertThat(out(OUT)).isTrue();
        assertThat(out(OUT.plusSeconds(9))).isFalse();
        assertThat(directory.optOuts().since(tenant, 1)).hasValue(OUT);
        assertThat(directory.optOuts().count(tenant)).isEqualTo(1);
    }

    @Test
    void outAndInAndOutAtOnceIsOut() {
        out(OUT);
        back(OUT);

        assertThat(out(OUT)).isTrue();

        assertThat(directory.optOuts().since(tenant, 1)).hasValue(OUT);
        assertThat(told(1)).containsExactly("2024-01-01 2024-03-11 counts", "2024-03-11 open -");
    }

    @Test
    void anotherTenantDoesNotSeeIt() {
        String other = "o" + tenant;
        directory.apply(
                other,
                "user,department\na,sales\n".getBytes(StandardCharsets.UTF_8),
                new ImportOptions(LocalDate.of(2024, 1, 1), LaterHistory.REFUSE));

        out(OUT);

        assertThat(directory.optOuts().count(other)).isZero();
        assertThat(directory.asOf().snapshot(other).withholds(1, OUT)).isFalse();
    }

    private boolean out(Instant at) {
        return directory.optOuts().begin(tenant, 1, at, LocalDate.ofInstant(at, ZoneOffset.UTC), handle -> {});
    }

    private boolean back(Instant at) {
        return directory.optOuts().end(tenant, 1, at, LocalDate.ofInstant(at, ZoneOffset.UTC), handle -> {});
    }

    /** As the warehouse has it: of each key the newest row, unless it is gone. */
    private List<String> told(int member) {
        return stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery("""
                                select valid_from || ' ' || coalesce(valid_to::text, 'open') || ' '
                                       || case when coalesce((payload ->> 'counted')::boolean, true) then 'counts' else '-' end
                                from (select distinct on (valid_from) * from directory_change where kind = 'member' and no = :member
                                      order by valid_from, sequence desc) latest
                                where not deleted order by valid_from
                                """)
                                .bind("member", member)
                                .mapTo(String.class)
                                .list());
    }

    private void load(String csv, LocalDate day) {
        directory.apply(tenant, csv.getBytes(StandardCharsets.UTF_8), new ImportOptions(day, LaterHistory.REWRITE));
    }
}
