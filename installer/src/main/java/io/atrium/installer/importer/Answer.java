package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * An answer of the API.
 *
 * @param body the JSON of the answer; missing when it was none
 */
record Answer(int status, JsonNode body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_DETAIL = 500;

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), parse(response.body()));
    }

    /** What a problem says about itself; empty when it says nothing. */
    String detail() {
        String text = body.path("detail").asText(body.path("error_description").asText(""));
        String stripped = text.strip().replaceAll("\\.$", "");
        return stripped.length() > LONGEST_DETAIL ? stripped.substring(0, LONGEST_DETAIL) + "…" : stripped;
    }

    /** A whole number that must be there. */
    long number(String field) throws Failure {
        JsonNode value = body.path(field);
        if (!value.canConvertToLong()) {
            throw strange("has no number \"" + field + "\"");
        }
        return value.asLong();
    }

    /** A text that must be there. */
    String text(String pointer) throws Failure {
        JsonNode value = body.at(pointer);
        if (!value.isTextual()) {
            throw strange("has no text at " + pointer);
        }
        return value.asText();
    }

    /** The answer is not one that this program understands. */
    Failure strange(String how) {
        return new Failure(
                Reason.UNREACHABLE,
                "The answer " + status + " of the server " + how
                        + ". Is there an Atrium server of this version at that address?");
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
