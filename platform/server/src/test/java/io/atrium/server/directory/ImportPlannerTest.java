package io.atrium.server.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.contract.ActorKind;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportPlannerTest {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);

    private final DirectoryInMemory directory = new DirectoryInMemory();

    @Test
    void createsMembersAndDepartmentsWithNumbersInTheOrderOfTheFile() {
        ImportReport report = directory.load("user,department\n582,14\n0,4\n7,14\n", JANUARY);

        assertThat(report)
                .extracting(ImportReport::rows, ImportReport::created, ImportReport::departmentsCreated)
                .containsExactly(3L, 3, 2);
        assertThat(directory.member("582").number()).isEqualTo(1);
        assertThat(directory.member("7").number()).isEqualTo(3);
        assertThat(directory.department("14").number()).isEqualTo(2);
        assertThat(directory.placement("4", JANUARY).path()).containsExactly(1, 3);
        assertThat(directory.assignment("582", JANUARY).kind()).isEqualTo(ActorKind.HUMAN);
        assertThat(directory.member("582").assignments().at(JANUARY.minusDays(1)))
                .isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        String csv = "user,department,name,title,manager,site,parent_department\n"
                + "a,sales,Ann,Head,,Hangzhou,trade\nb,sales,Bob,,a,Hangzhou,\nc,trade,,,,,\n";
        directory.load(csv, JANUARY);

        ImportReport report = directory.load(csv, JANUARY);

        assertThat(report)
                .extracting(ImportReport::created, ImportReport::changed, ImportReport::moved, ImportReport::unchanged)
                .containsExactly(0, 0, 0, 3);
        assertThat(directory.lastOperations()).isEmpty();
    }

    @Test
    void aMoveBeginsANewPeriodAndKeepsTheOldOne() {
        directory.load("user,department,title\na,sales,Seller\n", JANUARY);

        ImportReport report = directory.load("user,department\na,legal\n", MARCH);

        assertThat(report)
                .extracting(ImportReport::moved, ImportReport::changed)
                .containsExactly(1, 0);
        assertThat(directory.assignment("a", MARCH.minusDays(1)).departmentNo())
                .isEqualTo(directory.department("sales").number());
        assertThat(directory.assignment("a", MARCH))
                .isEqualTo(new Assignment(directory.department("legal").number(), "Seller", null, "", ActorKind.HUMAN));
    }

    @Test
    void aLaterFileThatSaysTheSameChangesNothing() {
        directory.load("user,department\na,sales\n", JANUARY);

        ImportReport report = directory.load("user,department\na,sales\n", JUNE);

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(directory.member("a").assignments().periods()).hasSize(1);
    }

    @Test
    void refusesToRewriteLaterHistoryUnlessAskedTo() {
        directory.load("user,department\na,sales\n", JANUARY);
        directory.load("user,department\na,legal\n", JUNE);

        ImportReport refused = directory.load("user,department\na,trade\n", MARCH);
        ImportReport rewritten =
                directory.load("user,department\na,trade\n", new ImportOptions(MARCH, LaterHistory.REWRITE));

        assertThat(refused.errors()).extracting(ImportProblem::code).containsExactly("later-history");
        assertThat(rewritten.moved()).isEqualTo(1);
        assertThat(directory.assignment("a", JUNE).departmentNo())
                .isEqualTo(directory.department("trade").number());
    }

    @Test
    void anEarlierFirstDayExtendsTheHistory() {
        directory.load("user,department\na,sales\n", JUNE);

        ImportReport report = directory.load("user,department\na,sales\n", JANUARY);

        assertThat(report.changed()).isEqualTo(1);
        assertThat(directory.member("a").assignments().periods())
                .extracting(Timeline.Period::validity)
                .containsExactly(Validity.from(JANUARY));
    }

    @Test
    void aLeaverHasNoAssignmentFromTheLastDayOnAndMayComeBack() {
        directory.load("user,department\na,sales\n", JANUARY);

        ImportReport left = directory.load("user,department,valid_to\na,sales,2024-03-01\n", JUNE);
        ImportReport again = directory.load("user,department\na,sales\n", JUNE);

        assertThat(left.changed()).isEqualTo(1);
        assertThat(again.changed()).isEqualTo(1);
        assertThat(directory.member("a").assignments().periods())
                .extracting(Timeline.Period::validity)
                .containsExactly(new Validity(JANUARY, MARCH), Validity.from(JUNE));
        assertThat(directory.member("a").number()).isEqualTo(1);
    }

    @Test
    void aFileWithoutEndsKeepsAKnownEnd() {
        directory.load("user,department,valid_to\na,sales,2024-06-01\n", JANUARY);

        ImportReport report = directory.load("user,department\na,sales\n", MARCH);

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(directory.member("a").assignments().at(JUNE)).isEmpty();
    }

    @Test
    void anEmptyFieldClearsAndAMissingColumnKeeps() {
        directory.load("user,department,title,site\na,sales,Head,Hangzhou\n", JANUARY);

        directory.load("user,department,title\na,sales,\n", MARCH);

        assertThat(directory.assignment("a", MARCH))
                .extracting(Assignment::title, Assignment::site)
                .containsExactly("", "Hangzhou");
    }

    @Test
    void aNewDepartmentHasItsOwnerSinceEverAndALaterFileAppointsAnother() {
        directory.load("user,department,department_owner\na,sales,b\nb,sales,\n", JANUARY);

        ImportReport report = directory.load("user,department,department_owner\na,sales,a\n", MARCH);

        assertThat(report.departmentsChanged()).isEqualTo(1);
        assertThat(directory.department("sales").placements().periods())
                .extracting(Timeline.Period::validity, period -> period.value().ownerNo())
                .containsExactly(tuple(new Validity(Department.SINCE_EVER, MARCH), 2), tuple(Validity.from(MARCH), 1));
        assertThat(directory.lastOperations()).hasSize(1);
    }

    @Test
    void anOwnerStaysUntilTheFileSaysNobody() {
        directory.load("user,department,department_owner\na,sales,a\nb,/,a\n", JANUARY);

        directory.load("user,department\na,sales\n", MARCH);
        directory.load("user,department,department_owner\na,sales,-\n", JUNE);

        assertThat(directory.placement("sales", JUNE.minusDays(1)).ownerNo()).isEqualTo(1);
        assertThat(directory.placement("sales", JUNE).ownerNo()).isNull();
        assertThat(directory.placement("/", Department.SINCE_EVER).ownerNo()).isEqualTo(1);
        assertThat(directory
                        .load("user,department,department_owner\na,sales,b\n", MARCH)
                        .errors())
                .extracting(ImportProblem::code)
                .containsExactly("later-history");
    }

    @Test
    void aMovedDepartmentKeepsItsOwnerAndThoseBelowKeepTheirs() {
        directory.load("user,department,parent_department,department_owner\na,sales,trade,a\nb,trade,,b\n", JANUARY);

        directory.load("user,department,parent_department\nc,trade,group\n", MARCH);

        assertThat(directory.placement("sales", MARCH))
                .isEqualTo(new Placement(
                        directory.department("trade").number(),
                        List.of(
                                1,
                                directory.department("group").number(),
                                directory.department("trade").number(),
                                directory.department("sales").number()),
                        directory.member("a").number()));
        assertThat(directory.department("sales").placements().periods()).hasSize(2);
    }

    @Test
    void refusesOwnersWhoAreUnknownContradictedOrRewritten() {
        directory.load("user,department,department_owner\na,sales,a\nb,legal,b\n", JANUARY);
        directory.load("user,department,department_owner\na,sales,b\n", JUNE);

        assertThat(directory
                        .load("user,department,department_owner\na,sales,z\nb,legal,a\nc,legal,b\n", JUNE)
                        .errors())
                .extracting(ImportProblem::line, ImportProblem::code)
                .containsExactly(tuple(2L, "unknown-owner"), tuple(4L, "conflicting-owner"));
        assertThat(directory
                        .load("user,department,department_owner\na,sales,-\n", MARCH)
                        .errors())
                .extracting(ImportProblem::code)
                .containsExactly("later-history");
    }

    @Test
    void managersMayStandFurtherDownInTheFile() {
        ImportReport report = directory.load("user,department,manager\nb,sales,a\na,sales,\n", JANUARY);

        assertThat(report.errorCount()).isZero();
        assertThat(directory.assignment("b", JANUARY).managerNo())
                .isEqualTo(directory.member("a").number());
    }

    @Test
    void aMovedDepartmentTakesEverythingBelowAlong() {
        directory.load("user,department,parent_department\na,team,sales\nb,sales,\nc,trade,\n", JANUARY);

        ImportReport report = directory.load("user,department,parent_department\nb,sales,trade\n", MARCH);

        int trade = directory.department("trade").number();
        int sales = directory.department("sales").number();
        int team = directory.department("team").number();
        assertThat(report.departmentsChanged()).isEqualTo(2);
        assertThat(directory.placement("team", MARCH.minusDays(1)).path()).containsExactly(1, sales, team);
        assertThat(directory.placement("team", MARCH).path()).containsExactly(1, trade, sales, team);
    }

    @Test
    void theOrganizationItselfIsADepartmentToo() {
        ImportReport report = directory.load(
                "user,department,parent_department,department_name\nboss,/,,Acme\na,sales,/,Sales\n", JANUARY);

        assertThat(report.errorCount()).isZero();
        assertThat(directory.assignment("boss", JANUARY).departmentNo()).isEqualTo(Department.ROOT_NO);
        assertThat(directory.department("/").name()).isEqualTo("Acme");
        assertThat(directory.department("sales").name()).isEqualTo("Sales");
    }

    @Test
    void saysEverythingThatIsWrongWithLineAndField() {
        ImportReport report = directory.load(
                "user,department,manager,kind,valid_from,valid_to\n"
                        + ",sales,,,,\n"
                        + "a,,,,,\n"
                        + "b,sales,nobody,,,\n"
                        + "c,sales,c,,,\n"
                        + "b,sales,,,,\n"
                        + "d,sales,,robot,,\n"
                        + "e,sales,,,2024-13-01,\n"
                        + "f,sales,,,2024-02-01,2024-01-01\n"
                        + "g,sales\n",
                JANUARY);

        assertThat(report.errors())
                .extracting(ImportProblem::line, ImportProblem::field, ImportProblem::code)
                .containsExactly(
                        tuple(2L, "user", "missing"),
                        tuple(3L, "department", "missing"),
                        tuple(4L, "manager", "unknown-manager"),
                        tuple(5L, "manager", "own-manager"),
                        tuple(6L, "user", "duplicate"),
                        tuple(7L, "kind", "unknown-kind"),
                        tuple(8L, "valid_from", "not-a-date"),
                        tuple(9L, "valid_to", "ends-before-it-begins"),
                        tuple(10L, "file", "width"));
        assertThat(directory.lastOperations()).isEmpty();
        assertThat(report.created()).isZero();
    }

    @Test
    void refusesDepartmentsThatWouldBelongToThemselves() {
        ImportReport report =
                directory.load("user,department,parent_department\na,x,y\nb,y,z\nc,z,x\nd,w,w\ne,v,\n", JANUARY);

        assertThat(report.errors())
                .extracting(ImportProblem::line, ImportProblem::code)
                .containsExactly(tuple(2L, "cycle"), tuple(5L, "cycle"));
        assertThat(report.errors().get(0).message()).contains("y < z < x < y");
    }

    @Test
    void refusesACycleThatAKnownDepartmentWouldClose() {
        directory.load("user,department,parent_department\na,child,top\nb,top,\n", JANUARY);

        ImportReport report = directory.load("user,department,parent_department\nb,top,child\n", MARCH);

        assertThat(report.errors()).extracting(ImportProblem::code).containsExactly("cycle");
    }

    @Test
    void refusesTwoParentsForOneDepartment() {
        ImportReport report = directory.load("user,department,parent_department\na,x,y\nb,x,z\n", JANUARY);

        assertThat(report.errors())
                .extracting(ImportProblem::line, ImportProblem::code)
                .containsExactly(tuple(3L, "conflicting-parent"));
    }

    @Test
    void refusesADeeperTreeThanEventsCanCarry() {
        StringBuilder csv = new StringBuilder("user,department,parent_department\n");
        for (int level = 0; level < 70; level++) {
            csv.append("u%d,d%d,%s\n".formatted(level, level, level == 0 ? "" : "d" + (level - 1)));
        }

        ImportReport report = directory.load(csv.toString(), JANUARY);

        assertThat(report.errors()).extracting(ImportProblem::code).contains("too-deep");
    }

    @Test
    void reportsColumnsThatItDoesNotKnow() {
        ImportReport report = directory.load("user,static_node_id,department,match\n0,206,4,unique\n", JANUARY);

        assertThat(report.ignoredColumns()).containsExactly("static_node_id", "match");
        assertThat(report.created()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutTheNecessaryColumnsOrWithoutContent() {
        assertThat(directory.load("name,dept\nAnn,sales\n", JANUARY).errors())
                .extracting(ImportProblem::field, ImportProblem::code)
                .containsExactly(tuple("user", "missing-column"), tuple("department", "missing-column"));
        assertThat(directory.load("", JANUARY).errors())
                .extracting(ImportProblem::code)
                .containsExactly("empty-file");
    }

    @Test
    void readsQuotesByteOrderMarksAndWindowsLineEnds() {
        ImportReport report =
                directory.load("\uFEFFuser,department,name\r\na,\"R&D, Asia\",\"王 \"\"小\"\" 明\"\r\n", JANUARY);

        assertThat(report.errors()).isEmpty();
        assertThat(directory.member("a").name()).isEqualTo("王 \"小\" 明");
        assertThat(directory.department("R&D, Asia").number()).isEqualTo(2);
    }

    @Test
    void saysSoWhenTheFileIsNotUtf8() {
        byte[] gbk = {
            'u',
            's',
            'e',
            'r',
            ',',
            'd',
            'e',
            'p',
            'a',
            'r',
            't',
            'm',
            'e',
            'n',
            't',
            '\n',
            'a',
            ',',
            (byte) 0xCF,
            (byte) 0xFA,
            '\n'
        };

        ImportReport report = directory.load(gbk, new ImportOptions(JANUARY, LaterHistory.REFUSE));

        assertThat(report.errors()).extracting(ImportProblem::code).containsExactly("not-utf-8");
    }

    @Test
    void keepsTheFirstThousandProblemsAndCountsAll() {
        ImportReport report = directory.load("user,department\n" + ",x\n".repeat(1_500), JANUARY);

        assertThat(report.errors()).hasSize(1_000);
        assertThat(report.errorCount()).isEqualTo(1_500);
    }

    @Test
    void rowsMayHaveTheirOwnFirstDay() {
        directory.load("user,department,valid_from\na,sales,2023-05-01\nb,sales,\n", JANUARY);

        assertThat(List.of("a", "b"))
                .extracting(user -> directory
                        .member(user)
                        .assignments()
                        .periods()
                        .get(0)
                        .validity()
                        .from())
                .containsExactly(LocalDate.of(2023, 5, 1), JANUARY);
    }
}
