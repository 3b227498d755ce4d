package io.atrium.server.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.ActorKind;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.contract.codec.EventCodec;
import io.atrium.server.http.Json;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MenderTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final Participant ANNA = participant(1, 1, 2);
    private static final Participant ANNA_LATER = participant(1, 1, 3);
    private static final Participant BEN = participant(2, 1, 2);
    private static final Map<Long, String> NAMES = Map.of(1L, "anna", 2L, "ben");
    private static final Match ALL = new Match(List.of("identity-conflict"), null, null, null, null, null);
    private static final CloudEventsReader READER = new CloudEventsReader(EventCatalogue.standard());

    private final Mender mender = new Mender();

    static List<EventType> everyType() {
        return EventCatalogue.standard().types();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void whatARuleDoesNotTouchStaysAsItWas(EventType type) throws Exception {
        Event event = stamped(json(type));

        Mended mended = mender.mend(
                letter("corrupt", event), rule("{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"s\"}"), around());

        assertThat(mended).isInstanceOf(Mended.Ready.class);
        ObjectNode before = json(type);
        assertThat(mended.before()).isEqualTo(before);
        before.put("subject", "s");
        assertThat(new EventCodec().decode(((Mended.Ready) mended).message().value()))
                .isEqualTo(stamped(before));
    }

    @Test
    void anUntouchedActorKeepsTheDepartmentThatTheDoorStamped() throws Exception {
        Event event = stamped(message());
        Mender.Surroundings movedSince = new Mender.Surroundings(NAMES, new Fixed(ANNA_LATER), NOW);

        Event kept = mended(event, "{\"op\":\"set\",\"path\":\"/data/channel\",\"value\":\"mail\"}", movedSince);
        Event shifted = mended(event, "{\"op\":\"shift-time\",\"by\":\"PT8H\"}", movedSince);

        assertThat(kept.envelope().actor()).isEqualTo(ANNA);
        assertThat(shifted.envelope().actor()).isEqualTo(ANNA_LATER);
        assertThat(shifted.envelope().day()).isEqualTo(LocalDate.of(2024, 3, 2));
    }

    @Test
    void anotherActorIsStampedByTheDirectory() throws Exception {
        Event other = mended(stamped(message()), "{\"op\":\"set\",\"path\":\"/actor\",\"value\":\"ben\"}", around());

        assertThat(other.envelope().actor()).isEqualTo(BEN);
        assertThat(refusal("{\"op\":\"set\",\"path\":\"/actor\",\"value\":\"nobody\"}"))
                .containsExactly("actor unknown-member");
    }

    @Test
    void saysWhyAnEventWouldStillNotCount() throws Exception {
        assertThat(refusal("{\"op\":\"set\",\"path\":\"/data/channel\",\"value\":\"pigeon\"}"))
                .containsExactly("data.channel unknown-value");
        assertThat(refusal("{\"op\":\"rename-type\",\"type\":\"no.such.type\"}"))
                .containsExactly("type unknown-type");
        assertThat(refusal("{\"op\":\"shift-time\",\"by\":\"P9000D\"}")).containsExactly("time too-far-in-future");
        assertThat(refusal("{\"op\":\"move\",\"from\":\"/data/page\",\"path\":\"/data/channel\"}"))
                .containsExactly("data.page missing");
        assertThat(refusal("{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"" + "x".repeat(20_000) + "\"}"))
                .containsExactly(" malformed-json");
    }

    @Test
    void aConflictNeedsAnotherIdentity() throws Exception {
        Event event = stamped(message());

        Mended same = mender.mend(
                letter("identity-conflict", event),
                rule("{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"s\"}"),
                around());
        Mended other = mender.mend(
                letter("identity-conflict", event), rule("{\"op\":\"suffix-id\",\"suffix\":\"-2\"}"), around());

        assertThat(codes(same)).containsExactly("id identity-unchanged");
        assertThat(((Mended.Ready) other).message().key()).isEqualTo("demo/1");
        assertThat(new EventCodec()
                        .decode(((Mended.Ready) other).message().value())
                        .envelope()
                        .id())
                .isEqualTo("m-1-2");
    }

    @Test
    void bytesThatCannotBeReadAreNotSentAgain() throws Exception {
        KeptLetter letter = new KeptLetter(1, "too-short", origin(), "demo/1", new byte[] {1});

        assertThat(codes(mender.mend(letter, rule("{\"op\":\"as-is\"}"), around())))
                .containsExactly(" too-short");
    }

    @Test
    void asItIsMeansTheSameBytesInTheSameTopic() throws Exception {
        KeptLetter letter = letter("unknown-type", stamped(message()));

        Mended.Ready ready = (Mended.Ready) mender.mend(letter, rule("{\"op\":\"as-is\"}"), around());

        assertThat(ready.message().value()).isSameAs(letter.value());
        assertThat(ready.message().topic()).isEqualTo("atrium.collaboration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"op\":\"as-is\"}", "{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"s\"}"})
    void nothingOfSomebodyWhoHasOptedOutIsSentAgain(String operation) throws Exception {
        KeptLetter letter = letter("unknown-type", stamped(message()));

        Mended own = mender.mend(letter, rule(operation), without(ANNA));
        Mended received = mender.mend(letter, rule(operation), without(BEN));

        assertThat(own).isInstanceOf(Mended.Withheld.class);
        CollaborationEvent sent = (CollaborationEvent)
                new EventCodec().decode(((Mended.Ready) received).message().value());
        assertThat(sent.recipients()).containsExactly(ANNA);
    }

    @Test
    void whatARehearsalShowsDoesNotTellWhoHasOptedOut() throws Exception {
        KeptLetter letter = letter("unknown-type", stamped(message()));
        Rule rule = rule("{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"s\"}");

        Rehearsal.Sample withheld = Rehearsal.Sample.of(7, mender.mend(letter, rule, without(ANNA)));

        assertThat(withheld).isEqualTo(Rehearsal.Sample.of(7, mender.mend(letter, rule, around())));
    }

    private static Mender.Surroundings without(Participant person) {
        return new Mender.Surroundings(NAMES, new Fixed(ANNA, Set.of(person)), NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenantid", "/tenant", "/data/tenantid", "/TenantId"})
    void noRuleReachesTheTenant(String path) {
        assertThatThrownBy(() -> rule("{\"op\":\"set\",\"path\":\"" + path + "\",\"value\":\"other\"}"))
                .hasMessageContaining("tenant of a letter never changes");
        assertThatThrownBy(() -> rule("{\"op\":\"move\",\"from\":\"/actor\",\"path\":\"" + path + "\"}"))
                .hasMessageContaining("tenant of a letter never changes");
    }

    @Test
    void aRuleIsTheSameAfterItWasStored() throws Exception {
        Rule rule = rule("""
                {"op":"set","path":"/data/channel","value":"mail"}, {"op":"remove","path":"/subject"},
                {"op":"move","from":"/subject","path":"/deviceid"}, {"op":"rename-type","type":"im.message.sent"},
                {"op":"shift-time","by":"-PT8H"}, {"op":"suffix-id","suffix":"-x"}""");

        assertThat(RunStore.rule(RunStore.json(rule))).isEqualTo(rule);
        assertThat(RunStore.rule(RunStore.json(rule("{\"op\":\"as-is\"}"))).sendsOriginalBytes())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"match\":{},\"operations\":[{\"op\":\"as-is\"}]}",
                "{\"match\":{\"ids\":[1]},\"operations\":[]}",
                "{\"match\":{\"ids\":[1]}}",
                "{\"match\":{\"ids\":[1]},\"operations\":[{\"op\":\"as-is\"},{\"op\":\"suffix-id\",\"suffix\":\"x\"}]}",
                "{\"match\":{\"ids\":[1]},\"operations\":[{\"op\":\"set\",\"path\":\"/subject\",\"value\":null}]}",
                "{\"match\":{\"ids\":[1]},\"operations\":[{\"op\":\"set\",\"path\":\"/data\",\"value\":{}}]}",
                "{\"match\":{\"ids\":[1]},\"operations\":[{\"op\":\"erase\"}]}"
            })
    void refusesARuleThatSaysNothingOrTooMuch(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Rule.class)).isInstanceOf(JsonProcessingException.class);
    }

    private List<String> refusal(String operation) throws Exception {
        return codes(mender.mend(letter("corrupt", stamped(message())), rule(operation), around()));
    }

    private static List<String> codes(Mended mended) {
        return ((Mended.Refused) mended)
                .problems().stream()
                        .map(problem -> problem.field() + " " + problem.code())
                        .toList();
    }

    private Event mended(Event event, String operation, Mender.Surroundings around) throws Exception {
        Mended.Ready ready = (Mended.Ready) mender.mend(letter("corrupt", event), rule(operation), around);
        return new EventCodec().decode(ready.message().value());
    }

    private static Rule rule(String operations) throws JsonProcessingException {
        Rule read =
                Json.mapper().readValue("{\"match\":{\"ids\":[1]},\"operations\":[" + operations + "]}", Rule.class);
        return new Rule(null, ALL, read.operations());
    }

    private static Mender.Surroundings around() {
        return new Mender.Surroundings(NAMES, new Fixed(ANNA), NOW);
    }

    private static KeptLetter letter(String reason, Event event) {
        return new KeptLetter(7, reason, origin(), "demo/1", new EventCodec().encode(event));
    }

    private static Origin origin() {
        return new Origin("atrium.collaboration", 0, 1, NOW);
    }

    private static ObjectNode message() throws JsonProcessingException {
        return json(EventCatalogue.standard().find("im.message.sent").orElseThrow());
    }

    /** An event of the type with every field that it can have. */
    private static ObjectNode json(EventType type) throws JsonProcessingException {
        ObjectNode event = (ObjectNode) Json.mapper().readTree("""
                {"specversion": "1.0", "id": "m-1", "source": "urn:test", "type": "%s", "time": "2024-03-01T23:30:00.500Z",
                 "actor": "anna", "platform": "mobile", "clientversion": "7", "deviceid": "d", "sessionid": "s",
                 "data": {"objecttype": "thing", "objectid": "o-1"}}
                """.formatted(type.id()));
        ObjectNode data = (ObjectNode) event.get("data");
        for (FieldUse use : type.fields()) {
            String name = use.field().jsonName();
            switch (use.field().kind()) {
                case TEXT -> data.put(name, "text");
                case TOKEN -> data.put(name, use.values().get(0));
                case CURRENCY -> data.put(name, "CNY");
                case COUNT, SECONDS -> data.put(name, 5);
                case FLAG -> data.put(name, true);
                case TIME -> data.put(name, "2024-03-02T08:00:00Z");
                case DECIMAL -> data.put(name, "-12.5000");
                case MEMBERS -> data.putArray(name).add("ben").add("anna");
            }
        }
        return event;
    }

    private static Event stamped(ObjectNode json) throws Exception {
        ReadEvent read = READER.read(new ByteArrayInputStream(Json.mapper().writeValueAsBytes(json)))
                .get(0);
        assertThat(read).isInstanceOf(ReadEvent.Drafted.class);
        return ((StampedEvent.Stamped) ((ReadEvent.Drafted) read).draft().stamp(new Fixed(ANNA))).event();
    }

    private static Participant participant(long no, int... path) {
        return new Participant(no, ActorKind.HUMAN, DepartmentPath.of(path));
    }

    /** Two members, whatever the time. */
    private record Fixed(Participant anna, Set<Participant> withheld) implements Stamps {
        Fixed(Participant anna) {
            this(anna, Set.of());
        }

        @Override
        public String tenantId() {
            return "demo";
        }

        @Override
        public LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }

        @Override
        public Optional<Participant> member(String externalId, Instant time) {
            return switch (externalId) {
                case "anna" -> Optional.of(anna);
                case "ben" -> Optional.of(BEN);
                default -> Optional.empty();
            };
        }

        @Override
        public boolean isWithheld(Participant member, Instant time) {
            return withheld.contains(member);
        }
    }
}
