package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import io.atrium.oracle.model.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Communication online, of groups: 24 and 25. */
final class Groups {

    private Groups() {}

    static void list(Map<String, Measure> measures) {
        measures.put("com.active_group_rate", Measure.ofTenant(Groups::activeRate));
        measures.put("com.group_participation", Measure.ofTenant(Groups::participation));
    }

    private static OracleValue activeRate(Question question) {
        Set<String> existing = existing(question);
        Map<String, Set<Long>> senders = senders(question);
        senders.keySet().retainAll(existing);
        return question.ratio(senders.size(), existing.size(), everybody(senders));
    }

    private static OracleValue participation(Question question) {
        Map<String, Integer> sizes = new HashMap<>();
        question.events()
                .on(
                        Window.upTo(question.window().to()),
                        "im.group.created",
                        "im.group.membership_changed",
                        "im.message.sent")
                .filter(event -> event.audience() > 0 && isOfGroup(event))
                .forEach(event -> sizes.put(event.conversation(), event.audience()));
        Map<String, Set<Long>> senders = senders(question);
        senders.keySet().retainAll(sizes.keySet());
        List<Double> parts = new ArrayList<>();
        senders.forEach((group, people) ->
                parts.add(Math.min(1, (double) people.size() / sizes.getOrDefault(group, people.size()))));
        return question.number(Quantile.median(parts.stream().mapToDouble(part -> part)), everybody(senders));
    }

    /** Groups of which is known on or before the last day, and that were not dissolved before the first. */
    private static Set<String> existing(Question question) {
        Set<String> groups = question.events()
                .on(Window.upTo(question.window().to()), "im.group.created", "im.message.sent")
                .filter(Groups::isOfGroup)
                .map(OracleEvent::conversation)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> last = new HashMap<>();
        question.events()
                .on(
                        question.window().everBefore(),
                        "im.group.created",
                        "im.group.membership_changed",
                        "im.group.dissolved")
                .forEach(event -> last.put(event.conversation(), event.type()));
        groups.removeIf(group -> "im.group.dissolved".equals(last.get(group)));
        return groups;
    }

    private static boolean isOfGroup(OracleEvent event) {
        return !event.conversation().isEmpty() && (event.group() || event.type().startsWith("im.group."));
    }

    /** Who sent messages to each group in W. */
    private static Map<String, Set<Long>> senders(Question question) {
        Stream<OracleEvent> messages = question.acts("im.message.sent").filter(Groups::isOfGroup);
        return messages.collect(Collectors.groupingBy(
                OracleEvent::conversation, HashMap::new, Collectors.mapping(OracleEvent::member, Collectors.toSet())));
    }

    private static long everybody(Map<String, Set<Long>> senders) {
        Set<Long> all = new HashSet<>();
        senders.values().forEach(all::addAll);
        return all.size();
    }
}
