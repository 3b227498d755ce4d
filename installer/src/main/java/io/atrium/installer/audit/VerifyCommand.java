package io.atrium.installer.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium audit verify}. */
@Command(
        name = "verify",
        description =
                "Proves that no record of the log was changed, removed, inserted or moved. Takes the records from the"
                        + " server, or from an export; with anchors also finds a removed end.")
final class VerifyCommand extends Verb {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BROKEN = 1;

    @Mixin
    private Target target = new Target();

    @Option(names = "--from-export", description = "a whole JSONL export; no server is asked")
    private @Nullable Path export;

    @Option(names = "--anchors", description = "the file of anchors that the server wrote outside the database")
    private @Nullable Path anchors;

    @Option(names = "--json", description = "the verdict for programs")
    private boolean json;

    @Override
    int run(PrintWriter out) throws Failure, InterruptedException {
        try (InputStream records =
                export == null ? target.connect().stream("/export?format=jsonl") : Files.newInputStream(export)) {
            return verify(new BufferedReader(new InputStreamReader(records, StandardCharsets.UTF_8)), out);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new Failure(Reason.BAD_INPUT, "This is not an export of an audit log: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Failure(
                    export == null ? Reason.UNREACHABLE : Reason.BAD_INPUT,
                    "The records cannot be read to their end: " + e.getMessage(),
                    e);
        }
    }

    private int verify(BufferedReader lines, PrintWriter out) throws IOException, Failure {
        JsonNode head = line(lines, "head");
        String tenant = head.path("tenant").asText();
        if (target.tenant() != null && !tenant.equals(target.tenant())) {
            throw new Failure(Reason.USAGE, "--tenant: the export is of " + tenant + ", not " + target.tenant() + ".");
        }
        if (!head.path("complete").asBoolean()) {
            throw new Failure(Reason.BAD_INPUT, "The export is of selected records. Only a whole one can be verified.");
        }
        JsonNode checkpoint = head.path("checkpoint");
        Chain chain = new Chain(
                checkpoint.path("sequence").asLong(), checkpoint.path("hash").asText(), anchors(tenant), Instant.now());
        JsonNode record = line(lines, "record");
        while (record.path("kind").asText().equals("record")) {
            chain.next(record);
            record = line(lines, "end");
        }
        return tell(tenant, chain, out);
    }

    private static JsonNode line(BufferedReader lines, String wanted) throws IOException, Failure {
        String line = lines.readLine();
        if (line == null) {
            throw new Failure(Reason.BAD_INPUT, "The export is cut off: its last line has to be of the kind end.");
        }
        JsonNode node = JSON.readTree(line);
        String kind = node.path("kind").asText();
        if (!kind.equals(wanted) && (wanted.equals("head") || !(kind.equals("record") || kind.equals("end")))) {
            throw new Failure(
                    Reason.BAD_INPUT, "This is not an export of an audit log: a " + wanted + " was expected.");
        }
        return node;
    }

    private int tell(String tenant, Chain chain, PrintWriter out) {
        Chain.Problem problem = chain.conclude();
        if (json) {
            ObjectNode verdict = JsonNodeFactory.instance.objectNode();
            verdict.put("tenant", tenant).put("intact", problem == null).put("checked", chain.checked());
            verdict.put("from", chain.begin()).put("through", chain.sequence()).put("hash", chain.hash());
            if (problem != null) {
                verdict.putObject("problem").put("sequence", problem.sequence()).put("message", problem.message());
            }
            out.println(verdict);
        } else if (problem == null) {
            out.println("Intact: the log of " + tenant + ", records " + chain.begin() + " to " + chain.sequence() + " ("
                    + chain.checked() + "), the last with the hash " + chain.hash());
        } else {
            out.println("Broken: the log of " + tenant + " at record " + problem.sequence() + ": " + problem.message()
                    + ".");
        }
        out.flush();
        return problem == null ? 0 : BROKEN;
    }

    private List<Chain.Anchor> anchors(String tenant) throws Failure {
        List<Chain.Anchor> found = new ArrayList<>();
        if (anchors == null) {
            return found;
        }
        try {
            for (String line : Files.readAllLines(anchors)) {
                JsonNode anchor = JSON.readTree(line);
                if (anchor.path("tenant").asText().equals(tenant)) {
                    found.add(new Chain.Anchor(
                            anchor.path("sequence").asLong(),
                            anchor.path("hash").asText(),
                            Instant.parse(anchor.path("recordedAt").asText())));
                }
            }
            return found;
        } catch (IOException | DateTimeException e) {
            throw new Failure(Reason.BAD_INPUT, "--anchors: " + anchors + " cannot be read: " + e.getMessage(), e);
        }
    }
}
