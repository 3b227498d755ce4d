package io.atrium.server.events;

import com.fasterxml.jackson.core.JsonGenerator;
import io.atrium.contract.cloudevents.EventProblem;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RequestBody;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /events}. */
public final class EventRoutes implements RouteGroup {

    private static final Set<String> CONTENT_TYPES =
            Set.of("application/cloudevents+json", "application/cloudevents-batch+json");
    private static final String GRANT = "events:write:";

    private final EventGateway gateway;

    public EventRoutes(EventGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void register(Routes routes) {
        routes.post("/events", Permission.within("events:write"), this::receive);
    }

    private void receive(Context context, Caller caller) throws IOException {
        requireCloudEvents(context.contentType());
        byte[] body = RequestBody.read(context, EventGateway.MAX_BYTES);
        Receipt receipt = gateway.receive(caller.tenant(), type -> caller.permits(GRANT + type), body);
        boolean minimal = prefersMinimal(context.header("Prefer"));
        if (minimal) {
            context.header("Preference-Applied", "return=minimal");
        }
        context.contentType("application/json").result(answer(receipt, minimal));
    }

    private static void requireCloudEvents(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!CONTENT_TYPES.contains(type)) {
            throw new RequestFailure.UnsupportedMediaType(
                            "Send one event as application/cloudevents+json or a list as application/cloudevents-batch+json.")
                    .exception();
        }
    }

    private static boolean prefersMinimal(@Nullable String prefer) {
        return prefer != null
                && prefer.replace(" ", "").toLowerCase(Locale.ROOT).contains("return=minimal");
    }

    private static byte[] answer(Receipt receipt, boolean minimal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(minimal ? 256 : 64 + 40 * receipt.size());
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("accepted", receipt.accepted());
            json.writeNumberField("rejected", receipt.refused().size());
            json.writeNumberField("withheld", receipt.withheld().size());
            json.writeArrayFieldStart("results");
            writeResults(json, receipt, minimal);
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void writeResults(JsonGenerator json, Receipt receipt, boolean minimal) throws IOException {
        List<EventProblem> refused = receipt.refused();
        List<Integer> withheld = receipt.withheld();
        int nextRefused = 0;
        int nextWithheld = 0;
        for (int index = 0; index < receipt.size(); index++) {
            if (nextRefused < refused.size() && refused.get(nextRefused).index() == index) {
                writeProblem(json, refused.get(nextRefused++));
                continue;
            }
            boolean kept = nextWithheld == withheld.size() || withheld.get(nextWithheld) != index;
            nextWithheld += kept ? 0 : 1;
            if (!minimal) {
                writeTaken(json, index, kept ? "accepted" : "withheld");
            }
        }
    }

    private static void writeTaken(JsonGenerator json, int index, String status) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("status", status);
        json.writeEndObject();
    }

    private static void writeProblem(JsonGenerator json, EventProblem problem) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", problem.index());
        json.writeStringField("status", "rejected");
        json.writeStringField("field", problem.field());
        json.writeStringField("code", problem.code().code());
        json.writeStringField("message", problem.message());
        json.writeEndObject();
    }
}
