package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.MemberDay;
import io.atrium.oracle.facts.Response;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import io.atrium.oracle.model.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Communication online, of people and messages: 18 to 23 and 26 to 30. */
final class Communication {

    private static final String SENT = "im.message.sent";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int ALL_MODES = 15;
    private static final Map<String, Integer> MODES = Map.of("chat", 1, "ding", 2, "mail", 4, "post", 8);

    private Communication() {}

    static void list(Map<String, Measure> measures) {
        measures.put("com.multi_mode", Communication::severalModes);
        measures.put("com.sender_rate", question -> question.share(question.users(SENT), question.employed()));
        measures.put("com.msgs_per_sender", Communication::messagesPerSender);
        measures.put(
                "com.reader_rate",
                question -> question.share(question.users(SENT, "im.message.read"), question.employed()));
        measures.put("com.group_share", Communication::groupShare);
        measures.put("com.group_sender_rate", Communication::groupSenders);
        measures.put("com.mention_response_lift", Communication::mentionLift);
        measures.put("com.first_response_p50", Communication::firstResponse);
        measures.put("com.ding_read_rate_24h", Communication::dingsRead);
        measures.put("com.notice_read_rate", Communication::noticesRead);
        measures.put(
                "com.search_users", question -> question.share(question.users("search.performed"), question.active()));
    }

    private static OracleValue severalModes(Question question) {
        Map<Long, Integer> off = switchedOff(question);
        Map<Long, Integer> sent = question.events()
                .intentional(question.window())
                .collect(Collectors.toMap(OracleEvent::member, MemberDay::mode, (a, b) -> a | b));
        Set<Long> enabled = question.employed().stream()
                .filter(member -> Integer.bitCount(ALL_MODES & ~off.getOrDefault(member, 0)) >= 2)
                .collect(Collectors.toSet());
        Set<Long> several = enabled.stream()
                .filter(member -> Integer.bitCount(sent.getOrDefault(member, 0)) >= 2)
                .collect(Collectors.toSet());
        return question.share(several, enabled);
    }

    /** The modes that the last event about each switched off for a person. */
    private static Map<Long, Integer> switchedOff(Question question) {
        Map<Long, Integer> off = new HashMap<>();
        question.events()
                .on(Window.upTo(question.window().to()), "account.feature.enabled", "account.feature.disabled")
                .forEach(event -> {
                    int mode = MODES.getOrDefault(event.feature(), 0);
                    off.merge(
                            event.member(),
                            event.is("account.feature.disabled") ? mode : 0,
                            (before, now) -> (before & ~mode) | now);
                });
        return off;
    }

    private static OracleValue messagesPerSender(Question question) {
        int senders = question.users(SENT).size();
        return question.ratio(question.acts(SENT).count(), senders, senders);
    }

    private static OracleValue groupShare(Question question) {
        long inGroups = question.acts(SENT).filter(OracleEvent::group).count();
        return question.ratio(
                inGroups, question.acts(SENT).count(), question.users(SENT).size());
    }

    private static OracleValue groupSenders(Question question) {
        return question.share(Question.members(question.acts(SENT).filter(OracleEvent::group)), question.users(SENT));
    }

    private static List<Response> responses(Question question) {
        return question.facts().responses().stream()
                .filter(response -> question.holds(response.day(), response.stamp()))
                .toList();
    }

    private static OracleValue mentionLift(Question question) {
        List<Response> responses = responses(question);
        Map<Boolean, List<Response>> sides = responses.stream().collect(Collectors.partitioningBy(Response::mentioned));
        OptionalDouble with = answered(sides.getOrDefault(true, List.of()));
        OptionalDouble without = answered(sides.getOrDefault(false, List.of()));
        OptionalDouble lift = with.isEmpty() || without.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(with.getAsDouble() - without.getAsDouble());
        return question.number(lift, Question.people(responses.stream(), Response::stamp));
    }

    private static OptionalDouble answered(List<Response> responses) {
        long answered = responses.stream()
                .filter(response -> response.answer().isPresent())
                .count();
        return responses.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) answered / responses.size());
    }

    private static OracleValue firstResponse(Question question) {
        List<Response> answered = responses(question).stream()
                .filter(response -> response.answer().isPresent())
                .toList();
        return question.number(
                Quantile.median(answered.stream()
                        .mapToDouble(response -> response.answer().orElseThrow().seconds())),
                Question.people(answered.stream(), Response::stamp));
    }

    private static OracleValue dingsRead(Question question) {
        List<OracleEvent> dings = question.acts("im.ding.sent").toList();
        Readers readers = Readers.of(question.events(), "im.ding.read", "im.ding.confirmed");
        return received(
                question,
                dings,
                readers,
                (ding, read) -> !read.time().isBefore(ding.time())
                        && Duration.between(ding.time(), read.time()).compareTo(DAY) <= 0);
    }

    private static OracleValue noticesRead(Question question) {
        List<OracleEvent> notices = question.acts("notice.published").toList();
        return received(question, notices, Readers.of(question.events(), "notice.read"), (notice, read) -> true);
    }

    /** How many of those whom things reached read them. */
    static OracleValue received(
            Question question,
            List<OracleEvent> things,
            Readers readers,
            BiPredicate<OracleEvent, OracleEvent> counts) {
        long read = things.stream()
                .mapToLong(thing -> Math.min(thing.reached(), readers.others(thing, counts)))
                .sum();
        long received = things.stream().mapToLong(OracleEvent::reached).sum();
        return question.ratio(read, received, Question.members(things.stream()).size());
    }
}
