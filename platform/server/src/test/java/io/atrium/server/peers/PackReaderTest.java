package io.atrium.server.peers;

import static io.atrium.server.peers.SignedPack.figure;
import static io.atrium.server.peers.SignedPack.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FieldError;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackReaderTest {
    private static final LocalDate TOMORROW = LocalDate.of(2026, 12, 1);
    private static final String ACTIVATED = figure("org.activated_rate", 42, 0.5, 0.9);

    private final PackReader reader = new PackReader(IndexDefinition.bundled(MetricCatalogue.bundled()));

    @TempDir
    private Path home = Path.of("");

    private SignedPack publisher;

    @BeforeEach
    void begin() throws IOException {
        publisher = SignedPack.publisher(home);
    }

    @Test
    void takesWhatItsPublisherHasSigned() {
        PeerPack pack = read(publisher.signed(pack(3, ACTIVATED + ", " + figure("oa.cycle_p50", 10, 3600, 86_400))));

        assertThat(pack.id() + " " + pack.version() + " " + pack.issued() + " " + pack.publisher())
                .isEqualTo("cn-workplace 3 2026-10-01 研究院");
        assertThat(pack.signedBy()).isEqualTo(publisher.fingerprint());
        assertThat(pack.figures())
                .containsExactly(
                        new PeerPack.Figure(place(), "org.activated_rate", 1, 42, 0.5, 0.9),
                        new PeerPack.Figure(place(), "oa.cycle_p50", 1, 10, 3600, 86_400));
        assertThat(pack.leftOut()).isEmpty();
    }

    @Test
    void theOrderOfMembersAndTheSpacesAreNotSigned() {
        String compact = SignedPack.tree(new String(publisher.signed(pack(1, ACTIVATED)), StandardCharsets.UTF_8))
                .toString();

        assertThat(read(compact.getBytes(StandardCharsets.UTF_8)).figures()).hasSize(1);
    }

    /** Everything that somebody could do to a file on its way. */
    @Test
    void refusesWhatWasChangedOnItsWay() throws IOException {
        byte[] signed = publisher.signed(pack(3, ACTIVATED));
        Map<String, Consumer<ObjectNode>> tampering = Map.of(
                "value", pack -> figureOf(pack).put("p80", 0.4999),
                "organizations", pack -> figureOf(pack).put("organizations", 43),
                "metric", pack -> figureOf(pack).put("metric", "org.habit_rate"),
                "industry", pack -> ((ObjectNode) pack.at("/cells/0")).put("industry", "J"),
                "later version", pack -> pack.put("version", 4),
                "publisher", pack -> pack.put("publisher", "Somebody"),
                "more", pack -> pack.put("note", ""),
                "less", pack -> pack.remove("issued"),
                "signature", pack -> ((ObjectNode) pack.path("signature")).put("value", "AAAA"),
                "key", pack -> ((ObjectNode) pack.path("signature")).put("publicKey", "AAAA"));
        tampering.forEach((what, change) -> {
            ObjectNode pack = SignedPack.tree(new String(signed, StandardCharsets.UTF_8));
            change.accept(pack);
            assertThat(refused(SignedPack.bytes(pack)).code()).as(what).isEqualTo("peer-pack-changed");
        });
        ObjectNode unsigned = SignedPack.tree(new String(signed, StandardCharsets.UTF_8));
        unsigned.remove("signature");
        assertThat(refused(SignedPack.bytes(unsigned)).code()).isEqualTo("peer-pack-unsigned");
        assertThat(refused(SignedPack.bytes(unsigned.put("signature", "yes"))).code())
                .isEqualTo("peer-pack-changed");
        // of two members of one name a signature would cover one
        String twice = new String(signed, StandardCharsets.UTF_8).replaceFirst("\"p80\"", "\"p80\" : 0.1, \"p80\"");
        assertThat(refused(twice.getBytes(StandardCharsets.UTF_8)).detail()).contains("stands once");
        assertThat(refused((new String(signed, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("peer-pack-invalid");
        // in order, and of somebody whom nobody trusts
        SignedPack other = SignedPack.publisher(Files.createDirectory(home.resolve("other")));
        Failure foreign = refused(other.signed(pack(3, ACTIVATED)));
        assertThat(foreign.code()).isEqualTo("peer-pack-key-unknown");
        assertThat(foreign.detail()).contains(other.fingerprint());
    }

    @Test
    void leavesOutWhatItCannotUseAndSaysSo() {
        String rows = String.join(
                ", ",
                ACTIVATED,
                figure("org.habit_rate", 9, 0.1, 0.2),
                figure("org.headcount", 50, 100, 200),
                figure("org.active_rate_28", 50, 0.1, 0.2).replace("\"version\": 1", "\"version\": 2"));

        PeerPack pack = read(publisher.signed(pack(1, rows)));

        assertThat(pack.figures()).extracting(PeerPack.Figure::metric).containsExactly("org.activated_rate");
        assertThat(pack.leftOut())
                .containsExactly(
                        new PeerPack.LeftOut("C", "100-299", "org.habit_rate", "too-few-organizations"),
                        new PeerPack.LeftOut("C", "100-299", "org.headcount", "metric-unknown"),
                        new PeerPack.LeftOut("C", "100-299", "org.active_rate_28", "metric-version"));
        assertThat(refused(publisher.signed(pack(1, figure("org.habit_rate", 9, 0.1, 0.2))))
                        .detail())
                .contains("too-few-organizations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"atrium-peer-pack\"  | \"pack\"       | kind                       | bad-kind",
                "\"format\": 1         | \"format\": 2  | format                     | bad-format",
                "\"cn-workplace\"      | \"CN\"         | id                         | bad-id",
                "\"version\": 3        | \"version\": 0 | version                    | bad-version",
                "2026-10-01            | 2026-12-02     | issued                     | bad-day",
                "2026-10-01            | soon           | issued                     | bad-value",
                "研究院                 | ' '            | publisher                  | bad-name",
                "\"indexVersion\": 1   | \"indexVersion\": 2 | indexVersion          | other-index",
                "\"industry\": \"C\"   | \"industry\": \"U\" | cells.0.industry      | unknown-industry",
                "100-299               | 100-200        | cells.0.size               | unknown-size",
                "0.9                   | 1.1            | cells.0.figures.0          | out-of-range",
                "0.9                   | 0.4            | cells.0.figures.0          | bad-quantiles",
                "org.activated_rate    | Activated      | cells.0.figures.0.metric   | bad-metric",
                "\"organizations\"     | \"companies\"  | cells.0.figures.0.companies | bad-value"
            })
    void saysWhereAPackIsNotOfTheFormat(String part, String instead, String field, String code) {
        ObjectNode pack = SignedPack.tree(
                pack(3, ACTIVATED).toPrettyString().replace(" : ", ": ").replace(part, instead));

        Failure failure = refused(publisher.signed(pack));

        assertThat(failure.code()).isEqualTo("peer-pack-invalid");
        assertThat(failure.errors()).extracting(FieldError::field).contains(field);
        assertThat(failure.errors()).extracting(FieldError::code).contains(code);
    }

    @Test
    void knowsEachPlaceOnce() {
        ObjectNode pack = pack(1, ACTIVATED + "," + ACTIVATED);
        pack.withArray("cells").add(pack.at("/cells/0").deepCopy());

        assertThat(refused(publisher.signed(pack)).errors())
                .extracting(error -> error.field() + " " + error.code())
                .contains("cells.0.figures.1.metric twice", "cells.1 twice");
    }

    @Test
    void aNumberOfPeopleIsInOneSizeClass() {
        assertThat(List.of(0L, 1L, 99L, 100L, 999L, 1_000L, 20_000L, 3_000_000L))
                .extracting(people -> SizeClass.holding(people).id())
                .containsExactly("1-99", "1-99", "1-99", "100-299", "300-999", "1000-4999", "20000+", "20000+");
    }

    private static PeerPack.Place place() {
        return new PeerPack.Place(Industry.C, SizeClass.UP_TO_299);
    }

    private static ObjectNode figureOf(ObjectNode pack) {
        return (ObjectNode) pack.at("/cells/0/figures/0");
    }

    private PeerPack read(byte[] file) {
        return reader.read(file, publisher.fingerprint(), TOMORROW);
    }

    private Failure refused(byte[] file) {
        return catchThrowableOfType(FailureException.class, () -> read(file)).failure();
    }
}
