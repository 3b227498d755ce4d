package io.atrium.server.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.contract.codec.EventCodec;
import io.atrium.server.http.Json;
import io.atrium.server.testing.Letters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules on the operator's page, on a letter such as the page speaks of. */
class DocumentedRulesTest {

    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    static List<String> rules() throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("atrium.checkout", "../..")).resolve("platform/docs/dead-letters.md"));
        return YAML.matcher(page).results().map(result -> result.group(1)).toList();
    }

    @Test
    void thePageHasRules() throws IOException {
        assertThat(rules()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleOfThePageMendsAConflict(String yaml) throws Exception {
        Rule rule = Json.mapper().treeToValue(new YAMLMapper().readTree(yaml), Rule.class);
        Event event = Letters.message("demo", "m-1", 1, 2);
        KeptLetter letter = new KeptLetter(
                17,
                "identity-conflict",
                new Origin("atrium.collaboration", 0, 1, Instant.EPOCH),
                "demo/1",
                Letters.bytes(event));

        Mended mended = new Mender()
                .mend(
                        letter,
                        rule,
                        new Mender.Surroundings(
                                Map.of(1L, "user-582", 2L, "user-364"),
                                new Two(),
                                Instant.parse("2025-01-01T00:00:00Z")));

        assertThat(mended).isInstanceOf(Mended.Ready.class);
        Event sent = new EventCodec().decode(((Mended.Ready) mended).message().value());
        assertThat(sent.envelope().id()).startsWith("m-1-");
        assertThat(sent.envelope().tenantId()).isEqualTo("demo");
    }

    /** Two members at any time. */
    private record Two() implements Stamps {
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
                case "user-582" -> Optional.of(new Participant(1, ActorKind.HUMAN, DepartmentPath.of(1)));
                case "user-364" -> Optional.of(new Participant(2, ActorKind.HUMAN, DepartmentPath.of(1)));
                default -> Optional.empty();
            };
        }

        @Override
        public boolean isWithheld(Participant member, Instant time) {
            return false;
        }
    }
}
