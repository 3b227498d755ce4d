package io.atrium.server.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.insights.Suppression.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {

    private static final int K = 10;

    @Test
    void showsEverythingWhenEveryGroupIsLargeEnough() {
        // When
        Set<Long> shown = shown(root(0, 30), child(2, 10), child(3, 20));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void hidesASmallGroupAndTheNextSmallestSibling() {
        // When
        Set<Long> shown = shown(root(0, 65), child(2, 5), child(3, 20), child(4, 40));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void needsNoSecondSiblingWhenTheSmallOnesTogetherAreLargeEnough() {
        // When
        Set<Long> shown = shown(root(0, 31), child(2, 5), child(3, 6), child(4, 20));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void needsNoSecondSiblingWhenEnoughPeopleStandInTheParentItself() {
        // When
        Set<Long> shown = shown(root(12, 37), child(2, 5), child(3, 20));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void protectsTheFewWhoStandInTheParentItself() {
        // Given a head and an assistant above two large departments
        // When
        Set<Long> shown = shown(root(2, 42), child(2, 15), child(3, 25));
        // Then parent minus children must not be those two
        assertThat(shown).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void saysWhyAGroupIsHidden() {
        // Given 3 is small, 2 would give it away, 5 lies below 2
        List<Group> groups = List.of(
                root(0, 65), child(2, 20), child(3, 5), child(4, 40), new Group(5, 2, 20, 20), new Group(6, 2, 0, 0));
        // When, then
        assertThat(Suppression.hidden(groups, K))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        2L, Suppression.Reason.COMPLEMENTARY,
                        3L, Suppression.Reason.BELOW_K,
                        5L, Suppression.Reason.ABOVE_HIDDEN,
                        6L, Suppression.Reason.BELOW_K));
    }

    @Test
    void hidesEverythingBelowAHiddenGroup() {
        // Given 2 goes because of 3; its child would give it away
        // When
        Set<Long> shown = shown(root(0, 65), child(2, 20), child(3, 5), child(4, 40), new Group(5, 2, 20, 20));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void showsNothingOfATenantThatIsTooSmall() {
        assertThat(shown(root(9, 9))).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void ignoresEmptyDepartmentsButDoesNotShowThem() {
        // When
        Set<Long> shown = shown(root(0, 20), child(2, 20), child(3, 0));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void takesPeopleWhoMovedOffTheRemainder() {
        // Given 12 stand outside 4, but 5 of them in two places
        // When
        Set<Long> shown = shown(root(0, 47), child(2, 6), child(3, 6), child(4, 40));
        // Then the remainder may be 7 people only
        assertThat(shown).containsExactly(1L);
    }

    @Test
    void decidesTiesByNumberSoThatTheAnswerIsStable() {
        // When
        Set<Long> shown = shown(root(0, 45), child(4, 20), child(3, 20), child(2, 5));
        // Then
        assertThat(shown).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void refusesAKBelowTheFloor() {
        assertThatThrownBy(() -> Suppression.shown(List.of(), 4)).hasMessageContaining("at least 5");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leavesRemaindersOfNobodyOrOfEnoughInAnyTree(long seed) {
        // Given random trees without movers
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Group> tree = new ArrayList<>();
            grow(tree, 1, 0, random, 0);
            // When
            Set<Long> shown = Suppression.shown(tree, K);
            // Then
            for (Group group : tree) {
                if (!shown.contains(group.no())) {
                    continue;
                }
                assertThat(group.people()).isGreaterThanOrEqualTo(K);
                assertThat(group.parentNo() == 0 || shown.contains(group.parentNo()))
                        .isTrue();
                long remainder = group.people()
                        - tree.stream()
                                .filter(child -> child.parentNo() == group.no() && shown.contains(child.no()))
                                .mapToLong(Group::people)
                                .sum();
                assertThat(remainder == 0 || remainder >= K).isTrue();
            }
        }
    }

    /** Adds a group with everything below it, the group after its children; gives its people. */
    private static long grow(List<Group> tree, long no, long parent, Random random, int depth) {
        long own = random.nextInt(3) == 0 ? 0 : random.nextInt(25);
        long people = own;
        int children = depth == 3 ? 0 : random.nextInt(4);
        for (int i = 0; i < children; i++) {
            people += grow(tree, no * 10 + i, no, random, depth + 1);
        }
        tree.add(new Group(no, parent, own, people));
        return people;
    }

    private static Group root(long own, long people) {
        return new Group(1, 0, own, people);
    }

    private static Group child(long no, long people) {
        return new Group(no, 1, people, people);
    }

    private static Set<Long> shown(Group... groups) {
        return Suppression.shown(List.of(groups), K);
    }
}
