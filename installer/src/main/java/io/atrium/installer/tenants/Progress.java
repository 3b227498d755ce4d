package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tenant as text, and how it gets where it should be. */
final class Progress {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private Progress() {}

    /** Tells each step as it ends, until the tenant is settled or has failed; answers the exit code. */
    static int follow(Api api, JsonNode begun, Output output) throws Failure, InterruptedException {
        String id = begun.path("id").asText();
        Set<String> told = new HashSet<>();
        JsonNode tenant = begun;
        while (true) {
            tell(tenant, told, output);
            if (isSettled(tenant)) {
                break;
            }
            Thread.sleep(PAUSE.toMillis());
            try {
                tenant = api.get("/" + id);
            } catch (Failure e) {
                String wanted = tenant.path("wanted").asText();
                if (e.reason() == Failure.Reason.NOTHING_THERE && wanted.equals("absent")) {
                    output.line("Tenant " + id + " is gone; its id is free.");
                    return 0;
                }
                if (e.reason() == Failure.Reason.NOTHING_THERE && wanted.equals("erased")) {
                    output.line("Tenant " + id + " is erased. The proof: atrium tenants proof " + id);
                    return 0;
                }
                throw e;
            }
        }
        if (output.isJson()) {
            output.json(tenant);
        } else {
            output.line(sentence(tenant));
        }
        return tenant.path("state").asText().equals("failed") ? Verb.NOT_GOOD : 0;
    }

    private static void tell(JsonNode tenant, Set<String> told, Output output) {
        for (JsonNode step : tenant.path("steps")) {
            String line = step.path("state").asText() + "  " + step.path("id").asText()
                    + (step.has("millis") ? "  " + step.path("millis").asText() + " ms" : "")
                    + (step.has("detail") ? "  " + step.path("detail").asText() : "");
            boolean news = !step.path("state").asText().equals("pending")
                    && !step.path("state").asText().equals("started");
            if (news && told.add(line) && !output.isJson()) {
                output.line(line);
            }
        }
    }

    private static boolean isSettled(JsonNode tenant) {
        String state = tenant.path("state").asText();
        String wanted = tenant.path("wanted").asText();
        return state.equals(wanted) || (state.equals("failed") && !wanted.equals("absent") && !wanted.equals("erased"));
    }

    static String sentence(JsonNode tenant) {
        String text = "Tenant " + tenant.path("id").asText() + " is "
                + tenant.path("state").asText();
        return tenant.has("failure") ? text + ": " + tenant.path("failure").asText() : text + ".";
    }

    static void print(JsonNode tenant, Output output) {
        output.line(sentence(tenant));
        output.line(tenant.at("/name/zh").asText() + " / "
                + tenant.at("/name/en").asText() + ", "
                + tenant.path("timeZone").asText() + ", "
                + tenant.path("locale").asText() + ", created "
                + tenant.path("createdAt").asText() + " by "
                + tenant.path("createdBy").asText());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STEP", "STATE", "MILLIS", "AT", "DETAIL"));
        for (JsonNode step : tenant.path("steps")) {
            rows.add(List.of(
                    step.path("id").asText(),
                    step.path("state").asText(),
                    step.path("millis").asText("–"),
                    step.path("at").asText("–"),
                    step.path("detail").asText("")));
        }
        if (rows.size() > 1) {
            output.table(rows);
        }
    }
}
