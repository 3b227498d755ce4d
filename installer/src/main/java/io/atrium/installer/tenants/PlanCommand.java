package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atrium tenants plan}. */
@Command(
        name = "plan",
        description = "Says what creating a tenant would make, and what stands in the way. Makes nothing.")
final class PlanCommand extends Verb {

    @Mixin
    private Description description = new Description();

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode plan = api.post("?dryRun=true", description.body());
        if (output.isJson()) {
            output.json(plan);
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("STEP", "MAKES"));
            plan.path("steps")
                    .forEach(step -> rows.add(
                            List.of(step.path("id").asText(), step.path("makes").asText())));
            output.table(rows);
            plan.path("conflicts")
                    .forEach(conflict -> output.line(
                            "In the way: " + conflict.path("message").asText()));
        }
        return plan.path("conflicts").isEmpty() ? 0 : NOT_GOOD;
    }
}
