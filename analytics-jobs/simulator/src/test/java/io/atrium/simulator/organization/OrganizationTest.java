package io.atrium.simulator.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OrganizationTest {

    private static final LocalDate ORIGIN = LocalDate.of(2026, 8, 23);

    private final Organization group = Organization.of(Profile.named("demo"), 7, ORIGIN);

    @Test
    void theGroupHasFiveLevelsAndAllItsPeople() {
        assertThat(group.people()).hasSize(1_200);
        assertThat(group.departments().stream().mapToInt(Department::level).max())
                .hasValue(5);
    }

    @Test
    void onlyLeavesHavePeopleAndMostTeamsAreLargeEnoughToBeShown() {
        Map<Integer, Long> sizes =
                group.people().stream().collect(Collectors.groupingBy(Member::department, Collectors.counting()));

        assertThat(sizes.keySet())
                .allMatch(department -> group.departments().get(department).leaf());
        assertThat(sizes.values().stream().filter(size -> size >= 10).count()).isGreaterThan(sizes.size() * 3L / 4);
    }

    @Test
    void everybodyHasAManagerAndEveryLineOfManagersEndsAtTheTop() {
        List<Member> top =
                group.people().stream().filter(member -> member.manager() < 0).toList();

        assertThat(top).hasSize(1);
        for (Member member : group.people()) {
            Set<Integer> line = new HashSet<>();
            for (Member next = member;
                    next.manager() >= 0;
                    next = group.members().get(next.manager())) {
                assertThat(line.add(next.index()))
                        .as("%s reports to itself", member.user())
                        .isTrue();
            }
        }
    }

    @Test
    void mostDepartmentsHaveAnOwnerWhoIsInThemAndSomePostsAreVacant() {
        List<Department> owned = group.departments().stream()
                .filter(department -> group.owner(department).isPresent())
                .toList();

        assertThat(owned.size())
                .isBetween(
                        group.departments().size() * 4 / 5, group.departments().size() - 1);
        assertThat(owned)
                .contains(group.departments().get(0))
                .allSatisfy(department -> assertThat(
                                group.owner(department).orElseThrow().department())
                        .isEqualTo(department.firstLeaf()));
        assertThat(new DirectoryCsv(group).file(0))
                .contains(",department_owner,")
                .contains("svc-org,/,org /,,,,,\"/\","
                        + group.owner(owned.get(0)).orElseThrow().user());
    }

    @Test
    void peopleJoinMoveAndLeaveDuringTheSimulation() {
        long origin = ORIGIN.toEpochDay();

        assertThat(group.people()).anyMatch(member -> member.joined() > origin && member.joined() < origin + 90);
        assertThat(group.people()).anyMatch(member -> member.left() > origin && member.left() < origin + 90);
        assertThat(group.people()).anyMatch(member -> member.moved() > origin && member.moved() < origin + 90);
        assertThat(group.people()).allMatch(member -> member.joined() < member.left());
    }

    @Test
    void adoptionGrows() {
        assertThat(users(0)).isLessThan(users(45));
        assertThat(users(45)).isLessThan(users(90));
    }

    private long users(int days) {
        return group.people().stream()
                .filter(member -> member.uses(ORIGIN.toEpochDay() + days))
                .count();
    }

    @Test
    void theSameSeedGivesTheSameOrganizationAndAnotherSeedAnotherOne() {
        assertThat(Organization.of(Profile.named("demo"), 7, ORIGIN).members()).isEqualTo(group.members());
        assertThat(Organization.of(Profile.named("demo"), 8, ORIGIN).members()).isNotEqualTo(group.members());
    }

    @Test
    void itCanHaveAnySize() {
        for (int members : List.of(20, 333, 6_000)) {
            Organization other = Organization.of(Profile.named("bureau").withMembers(members), 1, ORIGIN);
            assertThat(other.people()).hasSize(members);
        }
        assertThatThrownBy(() -> Profile.named("demo").withMembers(3)).hasMessageContaining("members: 3");
    }

    @Test
    void theEuropeanCalendarHasItsOwnHolidays() {
        WorkingCalendar bavaria = WorkingCalendar.named("bavaria");

        assertThat(bavaria.isWorkingDay(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(bavaria.isWorkingDay(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(bavaria.isWorkingDay(LocalDate.of(2026, 4, 6)))
                .as("Easter Monday")
                .isFalse();
    }
}
