package io.atrium.oracle.metrics;

import io.atrium.contract.Participant;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section 4: net.response_*, both definitions. */
final class Responses {

    private static final long WEEK = 604_800_000L;

    private Responses() {}

    static void list(Map<String, Measure> measures) {
        measures.put("net.response_r1_rate", question -> rate(question, everyDelivery(question)));
        measures.put("net.response_r1_p50", question -> median(question, everyDelivery(question)));
        measures.put("net.response_r2_rate", question -> rate(question, everyTurn(question)));
        measures.put("net.response_r2_p50", question -> median(question, everyTurn(question)));
    }

    /** A message to one of its recipients. */
    private record Delivery(OracleEvent message, long to) {
        static final Comparator<Delivery> ORDER =
                Comparator.comparing(Delivery::message, OracleEvent.ORDER).thenComparing(Delivery::to);

        long from() {
            return message.member();
        }

        long millis() {
            return message.time().toEpochMilli();
        }
    }

    /** Two people, the lower number first. */
    private record Pair(long low, long high) {
        static Pair of(Delivery delivery) {
            return new Pair(Math.min(delivery.from(), delivery.to()), Math.max(delivery.from(), delivery.to()));
        }
    }

    /** Something that awaits an answer, and after how many seconds it came. */
    private record Awaited(Delivery delivery, OptionalLong seconds) {}

    private static Stream<Delivery> deliveries(Question question) {
        return question.events()
                .all("im.message.sent")
                .filter(OracleEvent::person)
                .flatMap(message -> message.recipients().stream()
                        .map(Participant::memberNo)
                        .filter(recipient -> recipient != message.member())
                        .map(recipient -> new Delivery(message, recipient)));
    }

    private static Map<Pair, List<Delivery>> byPair(Question question) {
        return deliveries(question)
                .sorted(Delivery.ORDER)
                .collect(Collectors.groupingBy(
                        Pair::of,
                        () -> new TreeMap<>(Comparator.comparing(Pair::low).thenComparing(Pair::high)),
                        Collectors.toList()));
    }

    /** R1: each delivery, and the earliest message back that is later. */
    private static List<Awaited> everyDelivery(Question question) {
        List<Awaited> all = new ArrayList<>();
        byPair(question).values().forEach(deliveries -> {
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                if (isAsked(question, delivery)) {
                    all.add(new Awaited(
                            delivery,
                            answer(
                                    delivery,
                                    deliveries.subList(i + 1, deliveries.size()).stream()
                                            .filter(later -> later.from() != delivery.from()
                                                    && later.millis() > delivery.millis())
                                            .findFirst())));
                }
            }
        });
        return all;
    }

    /** R2: each turn, and the next message by the other side. */
    private static List<Awaited> everyTurn(Question question) {
        List<Awaited> all = new ArrayList<>();
        byPair(question).values().forEach(deliveries -> {
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                if (isAsked(question, delivery) && (i == 0 || isTurn(deliveries.get(i - 1), delivery))) {
                    all.add(new Awaited(
                            delivery,
                            answer(
                                    delivery,
                                    deliveries.subList(i + 1, deliveries.size()).stream()
                                            .filter(later -> later.from() != delivery.from())
                                            .findFirst())));
                }
            }
        });
        return all;
    }

    private static boolean isTurn(Delivery previous, Delivery delivery) {
        return previous.from() != delivery.from() || delivery.millis() - previous.millis() > WEEK;
    }

    private static boolean isAsked(Question question, Delivery delivery) {
        return question.window().contains(delivery.message().day())
                && delivery.message().within(question.department());
    }

    private static OptionalLong answer(Delivery delivery, Optional<Delivery> reply) {
        return reply.filter(later -> later.millis() - delivery.millis() <= WEEK)
                .map(later -> OptionalLong.of((later.millis() - delivery.millis()) / 1000))
                .orElse(OptionalLong.empty());
    }

    private static OracleValue rate(Question question, List<Awaited> awaited) {
        return question.ratio(
                awaited.stream().filter(each -> each.seconds().isPresent()).count(), awaited.size(), people(awaited));
    }

    private static OracleValue median(Question question, List<Awaited> awaited) {
        List<Awaited> answered =
                awaited.stream().filter(each -> each.seconds().isPresent()).toList();
        return question.number(
                Quantile.median(
                        answered.stream().mapToDouble(each -> each.seconds().orElseThrow())),
                people(answered));
    }

    private static int people(List<Awaited> awaited) {
        Set<Long> senders = new HashSet<>();
        awaited.forEach(each -> senders.add(each.delivery().from()));
        return senders.size();
    }
}
