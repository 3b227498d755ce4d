package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants show}. */
@Command(name = "show", description = "Shows one tenant with its steps.")
final class ShowCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(names = "--wait", description = "until it is where it should be, or has failed")
    private boolean wait;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode tenant = api.get("/" + TenantIds.checked(id));
        if (wait) {
            return Progress.follow(api, tenant, output);
        }
        if (output.isJson()) {
            output.json(tenant);
        } else {
            Progress.print(tenant, output);
        }
        return 0;
    }
}
