package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants erase}. */
@Command(
        name = "erase",
        description =
                "Erases a suspended tenant with all its data, for good. It ends with a signed proof: atrium tenants proof.")
final class EraseCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(names = "--confirm", required = true, paramLabel = "<tenant>", description = "the tenant's id again")
    private String confirmed = "";

    @Option(names = "--wait", description = "until it is gone")
    private boolean wait;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode tenant = api.post(
                "/" + TenantIds.checked(id) + "/erase",
                JsonNodeFactory.instance.objectNode().put("confirm", confirmed));
        if (wait) {
            return Progress.follow(api, tenant, output);
        }
        if (output.isJson()) {
            output.json(tenant);
        } else {
            output.line("Tenant " + id + " is being erased. Watch it: atrium tenants show " + id + " --wait");
        }
        return 0;
    }
}
