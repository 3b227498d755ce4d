package io.atrium.installer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.process.Tool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The API through {@code kubectl --raw}: it knows every way to sign in to a cluster. */
public final class Kubectl implements ClusterApi {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final String program;
    private final Access access;

    /** @param program its name or path */
    public Kubectl(String program, Access access) {
        this.program = program;
        this.access = access;
    }

    /** Its version, such as {@code v1.33.1}. */
    public String version() throws IOException, InterruptedException {
        Tool.Answer answer = Tool.run(List.of(program, "version", "--client", "-o", "json"), "", LIMIT);
        if (answer.code() != 0) {
            throw new IOException(program + " version: " + answer.reason());
        }
        return JSON.readTree(answer.out()).at("/clientVersion/gitVersion").asText();
    }

    @Override
    public Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        Tool.Answer answer = run("", "get", "--raw", path);
        if (answer.complaint().contains("(NotFound)")) {
            return Optional.empty();
        }
        return Optional.of(read(path, answer));
    }

    @Override
    public Optional<JsonNode> post(String path, JsonNode body) throws IOException, InterruptedException {
        Tool.Answer answer = run(body.toString(), "create", "--raw", path, "-f", "-");
        if (answer.complaint().contains("(AlreadyExists)")) {
            return Optional.empty();
        }
        return Optional.of(read(path, answer));
    }

    @Override
    public void delete(String path) throws IOException, InterruptedException {
        Tool.Answer answer = run("", "delete", "--raw", path);
        if (!answer.complaint().contains("(NotFound)")) {
            read(path, answer);
        }
    }

    private static JsonNode read(String path, Tool.Answer answer) throws IOException {
        if (answer.code() != 0) {
            throw new IOException(path + ": " + answer.reason());
        }
        return JSON.readTree(answer.out());
    }

    private Tool.Answer run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(access.kubectl());
        command.addAll(List.of(arguments));
        return Tool.run(command, input, LIMIT);
    }
}
