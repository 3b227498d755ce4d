package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.MemberDay;
import io.atrium.oracle.model.OracleValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Section 4: use.*. */
final class Use {

    private Use() {}

    static void list(Map<String, Measure> measures) {
        measures.put("use.active_minutes", Use::activeMinutes);
        measures.put("use.apps_per_member", question -> perMember(question, MemberDay::apps));
        measures.put("use.systems_per_member", question -> perMember(question, MemberDay::systems));
    }

    private static OracleValue activeMinutes(Question question) {
        List<MemberDay> days = question.facts().memberDays().stream()
                .filter(day -> question.holds(day.day(), day.stamp()))
                .toList();
        long people = Question.people(days.stream(), MemberDay::stamp);
        return question.ratio(days.stream().mapToLong(MemberDay::activeSeconds).sum() / 60.0, (double) people, people);
    }

    /** Distinct texts of each person in the department's member's days of W. */
    private static OracleValue perMember(Question question, Function<MemberDay, Collection<String>> texts) {
        int active = question.active().size();
        Map<Long, Set<String>> used = question.facts().memberDays().stream()
                .filter(day -> question.holds(day.day(), day.stamp()))
                .collect(Collectors.groupingBy(
                        day -> day.stamp().member(),
                        Collectors.flatMapping(day -> texts.apply(day).stream(), Collectors.toSet())));
        return question.ratio(
                used.values().stream().mapToLong(Set::size).sum(),
                active,
                used.values().stream().filter(some -> !some.isEmpty()).count());
    }
}
