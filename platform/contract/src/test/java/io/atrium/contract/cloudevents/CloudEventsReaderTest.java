package io.atrium.contract.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.Platform;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.UnreadableBatchException.Reason;
import io.atrium.contract.testing.FakeDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsReaderTest {
    private static final String MESSAGE = """
            {"specversion": "1.0", "id": "17", "source": "urn:example:mail", "type": "im.message.sent",
             "time": "2024-01-01T18:30:00.5+01:00", "actor": "user-582", "platform": "desktop", "clientversion": "7.1.0",
             "data": {"objectid": "17", "channel": "mail", "conversationkind": "direct",
                      "recipients": ["user-364", "user-365", "user-364"], "mentioncount": 2}}
            """;
    private static final String RECORD = """
            {"specversion": "1.0", "id": "1", "source": "urn:example:crm", "type": "business.record.changed",
             "time": "2024-01-01T00:00:00Z", "actor": "user-1",
             "data": {"objectid": "o-1", "system": "crm", "entity": "order", "stage": "won", "amount": 12.5, "currency": "CNY"}}
            """;

    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard(), 3, 10_000);

    @Test
    void aMessageIsReadAndStamped() throws Exception {
        CollaborationEvent event = (CollaborationEvent) stamped(MESSAGE);

        assertThat(event.envelope().id()).isEqualTo("17");
        assertThat(event.envelope().tenantId()).isEqualTo("demo");
        assertThat(event.envelope().time()).isEqualTo(Instant.parse("2024-01-01T17:30:00.500Z"));
        assertThat(event.envelope().day()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(event.envelope().actor()).isEqualTo(FakeDirectory.member("user-582"));
        assertThat(event.envelope().platform()).isEqualTo(Platform.DESKTOP);
        assertThat(event.envelope().objectType()).isEqualTo("message");
        assertThat(event.channel()).isEqualTo("mail");
        assertThat(event.recipients())
                .containsExactly(FakeDirectory.member("user-364"), FakeDirectory.member("user-365"));
        assertThat(event.audienceSize()).isEqualTo(2);
        assertThat(event.mentionCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12.5000",
        "'\"99999999999999.9999\"', 99999999999999.9999",
        "-3, -3.0000",
        "1e3, 1000.0000",
        "0.0, 0.0000"
    })
    void amountsKeepTheirDigits(String json, BigDecimal expected) throws Exception {
        BusinessEvent event = (BusinessEvent) stamped(RECORD.replace("12.5", json));

        assertThat(event.amount()).isEqualTo(expected);
        assertThat(event.currency()).isEqualTo("CNY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/id|null|id|REQUIRED",
                "/id|\"\"|id|EMPTY",
                "/id|17|id|WRONG_TYPE",
                "/source|\" \"|source|EMPTY",
                "/specversion|\"0.3\"|specversion|UNKNOWN_VALUE",
                "/type|\"im.message.dreamt\"|type|UNKNOWN_TYPE",
                "/time|\"2024-01-01\"|time|BAD_FORMAT",
                "/time|\"2024-02-30T00:00:00Z\"|time|BAD_FORMAT",
                "/time|\"2024-01-01T00:00:00\"|time|BAD_FORMAT",
                "/time|\"1969-12-31T23:59:59Z\"|time|OUT_OF_RANGE",
                "/time|\"2150-01-01T00:00:00Z\"|time|OUT_OF_RANGE",
                "/actor|null|actor|REQUIRED",
                "/actor|\"a\\u0000b\"|actor|BAD_FORMAT",
                "/actor|\"\\ud800\"|actor|BAD_FORMAT",
                "/platform|\"fridge\"|platform|UNKNOWN_VALUE",
                "/tenantid|\"demo2\"|tenantid|UNKNOWN_FIELD",
                "/datacontenttype|\"text/plain\"|datacontenttype|UNKNOWN_VALUE",
                "/data|[]|data|WRONG_TYPE",
                "/data/channel|\"pigeon\"|data.channel|UNKNOWN_VALUE",
                "/data/channel|null|data.channel|REQUIRED",
                "/data/objectid|null|data.objectid|REQUIRED",
                "/data/text|\"hello\"|data.text|UNKNOWN_FIELD",
                "/data/amount|1|data.amount|UNKNOWN_FIELD",
                "/data/recipients|\"user-1\"|data.recipients|WRONG_TYPE",
                "/data/recipients|[\"a\",7]|data.recipients[1]|WRONG_TYPE",
                "/data/mentioncount|-1|data.mentioncount|OUT_OF_RANGE",
                "/data/mentioncount|2147483648|data.mentioncount|OUT_OF_RANGE",
                "/data/mentioncount|1.5|data.mentioncount|WRONG_TYPE",
                "/data/external|\"yes\"|data.external|WRONG_TYPE",
            })
    void whatIsWrongIsNamed(String pointer, String json, String field, ProblemCode code) throws Exception {
        String event = change(MESSAGE, pointer, json);

        assertThat(problems(event))
                .extracting(EventProblem::field, EventProblem::code)
                .containsExactly(tuple(field, code));
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 1.00001, data.amount, OUT_OF_RANGE",
        "amount, 123456789012345, data.amount, OUT_OF_RANGE",
        "amount, 1e-999999, data.amount, OUT_OF_RANGE",
        "amount, 1e999999, data.amount, OUT_OF_RANGE",
        "amount, '\"1,5\"', data.amount, WRONG_TYPE",
        "currency, '\"yuan\"', data.currency, BAD_FORMAT",
        "currency, null, data.currency, REQUIRED"
    })
    void wrongMoneyIsNamed(String name, String json, String field, ProblemCode code) throws Exception {
        String event = change(RECORD, "/data/" + name, json);

        assertThat(problems(event))
                .extracting(EventProblem::field, EventProblem::code)
                .contains(tuple(field, code));
    }

    @Test
    void allProblemsOfAnEventAreToldWithItsIndex() throws Exception {
        String bad = change(change(MESSAGE, "/id", "null"), "/data/channel", "\"pigeon\"");

        List<ReadEvent> events = read("[" + MESSAGE + "," + bad + ", 7]");

        assertThat(events.get(0)).isInstanceOf(ReadEvent.Drafted.class);
        assertThat(((ReadEvent.Refused) events.get(1)).problems())
                .extracting(EventProblem::index, EventProblem::field)
                .containsExactly(tuple(1, "id"), tuple(1, "data.channel"));
        assertThat(((ReadEvent.Refused) events.get(2)).problems())
                .extracting(EventProblem::index, EventProblem::code)
                .containsExactly(tuple(2, ProblemCode.WRONG_TYPE));
    }

    @Test
    void strangersAreNamed() throws Exception {
        String event =
                change(change(MESSAGE, "/actor", "\"stranger-1\""), "/data/recipients", "[\"a\",\"stranger-2\"]");
        EventDraft draft = ((ReadEvent.Drafted) read(event).get(0)).draft();

        StampedEvent stamped = draft.stamp(new FakeDirectory());

        assertThat(((StampedEvent.Refused) stamped).problems())
                .extracting(EventProblem::field, EventProblem::code)
                .containsExactly(
                        tuple("actor", ProblemCode.UNKNOWN_MEMBER),
                        tuple("data.recipients[1]", ProblemCode.UNKNOWN_MEMBER));
    }

    @Test
    void whatSomebodyDoesWhoHasOptedOutIsWithheld() throws Exception {
        EventDraft draft = draft(change(MESSAGE, "/actor", "\"a\""));

        assertThat(draft.stamp(FakeDirectory.without("a"))).isEqualTo(new StampedEvent.Withheld());
        assertThat(draft.stamp(FakeDirectory.without("somebody else"))).isInstanceOf(StampedEvent.Stamped.class);
    }

    @Test
    void recipientsWhoHaveOptedOutAreLeftOutAndNotCounted() throws Exception {
        EventDraft draft = draft(change(MESSAGE, "/data/recipients", "[\"b\",\"c\",\"d\"]"));

        CollaborationEvent event =
                (CollaborationEvent) ((StampedEvent.Stamped) draft.stamp(FakeDirectory.without("c"))).event();

        assertThat(event.recipients()).containsExactly(FakeDirectory.member("b"), FakeDirectory.member("d"));
        assertThat(event.audienceSize()).isEqualTo(2);
        assertThat(((CollaborationEvent) ((StampedEvent.Stamped) draft.stamp(new FakeDirectory())).event())
                        .onlyTo(event.recipients()))
                .isEqualTo(event);
    }

    @Test
    void anEventToNobodyWhoMayBeNamedIsWithheld() throws Exception {
        EventDraft draft = draft(change(MESSAGE, "/data/recipients", "[\"b\",\"c\"]"));

        assertThat(draft.stamp(FakeDirectory.without("b", "c"))).isEqualTo(new StampedEvent.Withheld());
    }

    @Test
    void aStrangerIsToldBeforeAnythingIsWithheld() throws Exception {
        EventDraft draft = draft(change(change(MESSAGE, "/actor", "\"a\""), "/data/recipients", "[\"stranger-1\"]"));

        assertThat(draft.stamp(FakeDirectory.without("a"))).isInstanceOf(StampedEvent.Refused.class);
    }

    private EventDraft draft(String event) throws Exception {
        return ((ReadEvent.Drafted) read(event).get(0)).draft();
    }

    @ParameterizedTest
    @CsvSource({"1970-01-02T00:00:00Z", "2149-06-05T23:59:59.999Z"})
    void theFirstAndTheLastTimeHaveADayInEveryZone(String time) throws Exception {
        EventDraft draft = ((ReadEvent.Drafted)
                        read(change(MESSAGE, "/time", '"' + time + '"')).get(0))
                .draft();
        for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
            StampedEvent stamped = draft.stamp(new FakeDirectory(ZoneId.of(zone)));

            assertThat(stamped).isInstanceOf(StampedEvent.Stamped.class);
        }
    }

    @Test
    void tooManyRecipientsAreRefused() throws Exception {
        CloudEventsReader roomy = new CloudEventsReader(EventCatalogue.standard(), 1, 1 << 20);
        String recipients = Stream.generate(() -> "\"a\"").limit(2_001).collect(Collectors.joining(",", "[", "]"));
        String event = change(MESSAGE, "/data/recipients", recipients);

        ReadEvent read = roomy.read(stream(event)).get(0);

        assertThat(((ReadEvent.Refused) read).problems())
                .extracting(EventProblem::code)
                .containsExactly(ProblemCode.TOO_LONG);
    }

    @Test
    void nullIsAbsentAndKnownExtensionsAreIgnored() throws Exception {
        String event = change(change(MESSAGE, "/subject", "null"), "/traceparent", "\"00-1-1-00\"");

        assertThat(stamped(event)).isEqualTo(stamped(MESSAGE));
    }

    @Test
    void unreadableBodiesAreRefusedAsAWhole() {
        assertThat(reason("")).isEqualTo(Reason.EMPTY_BATCH);
        assertThat(reason("[]")).isEqualTo(Reason.EMPTY_BATCH);
        assertThat(reason("7")).isEqualTo(Reason.NOT_EVENTS);
        assertThat(reason("{} {}")).isEqualTo(Reason.NOT_EVENTS);
        assertThat(reason("[{},{},{},{}]")).isEqualTo(Reason.TOO_MANY_EVENTS);
        assertThat(reason("[{}" + " ".repeat(10_000) + "]")).isEqualTo(Reason.TOO_MANY_BYTES);
        assertThat(reason("{\"id\": ")).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(reason("[{},")).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(reason("[")).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(reason("{\"id\": 1, \"id\": 2}")).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(reason("[".repeat(5_000))).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(reason("{\"id\": " + "9".repeat(500) + "}")).isEqualTo(Reason.MALFORMED_JSON);
    }

    private Event stamped(String json) throws IOException, UnreadableBatchException {
        EventDraft draft = ((ReadEvent.Drafted) read(json).get(0)).draft();
        return ((StampedEvent.Stamped) draft.stamp(new FakeDirectory())).event();
    }

    private List<EventProblem> problems(String json) throws IOException, UnreadableBatchException {
        return ((ReadEvent.Refused) read(json).get(0)).problems();
    }

    private List<ReadEvent> read(String json) throws IOException, UnreadableBatchException {
        return reader.read(stream(json));
    }

    private Reason reason(String json) {
        return catchThrowableOfType(UnreadableBatchException.class, () -> read(json))
                .reason();
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String change(String event, String pointer, String json) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = (ObjectNode) mapper.readTree(event);
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, slash));
        parent.putRawValue(pointer.substring(slash + 1), new RawValue(json));
        return mapper.writeValueAsString(root);
    }
}
