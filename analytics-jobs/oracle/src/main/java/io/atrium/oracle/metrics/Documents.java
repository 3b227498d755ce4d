package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.DocumentUse;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collaboration online, of documents: 31 to 37. */
final class Documents {

    private static final int INTENSE = 4;
    private static final String[] ACTS = {"doc.created", "doc.viewed", "doc.edited", "doc.commented", "doc.shared"};

    private Documents() {}

    static void list(Map<String, Measure> measures) {
        measures.put("doc.reader_rate", question -> question.share(question.users("doc.viewed"), question.employed()));
        measures.put(
                "doc.creator_rate", question -> question.share(question.users("doc.created"), question.employed()));
        measures.put("doc.collaborator_rate", question -> collaborators(question, 1));
        measures.put("doc.intensity_4plus", question -> collaborators(question, INTENSE));
        measures.put("doc.link_vs_attach", Documents::links);
        measures.put("doc.external_share_rate", Documents::externalShares);
        measures.put("doc.multi_editor_files", Documents::editedTogether);
    }

    private static OracleValue collaborators(Question question, int documents) {
        Map<Long, Set<String>> together = question.facts().documentUses().stream()
                .filter(use -> use.collaborated() && question.holds(use.day(), use.stamp()))
                .collect(Collectors.groupingBy(
                        use -> use.stamp().member(), Collectors.mapping(DocumentUse::document, Collectors.toSet())));
        Set<Long> people = together.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= documents)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return question.share(people, question.employed());
    }

    private static OracleValue links(Question question) {
        long links = sum(question, "link", OracleEvent::links);
        long attachments = sum(question, "attachment", OracleEvent::attachments);
        Set<Long> people = Question.members(question.acts("doc.shared", "im.message.sent")
                .filter(event -> event.shareKind().equals("link")
                        || event.shareKind().equals("attachment")
                        || event.links() > 0
                        || event.attachments() > 0));
        return question.ratio(links, links + attachments, people.size());
    }

    private static long sum(Question question, String kind, ToLongFunction<OracleEvent> inMessage) {
        long shared = question.acts("doc.shared")
                .filter(event -> event.shareKind().equals(kind))
                .count();
        return shared + question.acts("im.message.sent").mapToLong(inMessage).sum();
    }

    private static OracleValue externalShares(Question question) {
        Stream<OracleEvent> shares = question.acts("doc.shared").filter(OracleEvent::external);
        return question.share(Question.members(shares), question.employed());
    }

    private static OracleValue editedTogether(Question question) {
        List<OracleEvent> acts =
                question.acts(ACTS).filter(event -> !event.object().isEmpty()).toList();
        Map<String, Set<Long>> editors = acts.stream()
                .filter(event -> event.is("doc.edited"))
                .collect(Collectors.groupingBy(
                        OracleEvent::object, Collectors.mapping(OracleEvent::member, Collectors.toSet())));
        long together =
                editors.values().stream().filter(people -> people.size() > 1).count();
        long documents = acts.stream().map(OracleEvent::object).distinct().count();
        return question.ratio(
                together, documents, Question.members(acts.stream()).size());
    }
}
