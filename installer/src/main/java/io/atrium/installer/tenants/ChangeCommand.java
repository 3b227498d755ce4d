package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that change where a tenant should be. */
abstract class ChangeCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(names = "--wait", description = "until it is there, or has failed")
    private boolean wait;

    private final String action;

    ChangeCommand(String action) {
        this.action = action;
    }

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode tenant = api.post("/" + TenantIds.checked(id) + "/" + action, MissingNode.getInstance());
        if (wait) {
            return Progress.follow(api, tenant, output);
        }
        if (output.isJson()) {
            output.json(tenant);
        } else {
            output.line("Tenant " + id + " is to be " + tenant.path("wanted").asText()
                    + ". Watch it: atrium tenants show " + id + " --wait");
        }
        return 0;
    }

    @Command(name = "suspend", description = "Shuts a tenant at once: nobody is let in, all data is kept.")
    static final class Suspend extends ChangeCommand {
        Suspend() {
            super("suspend");
        }
    }

    @Command(name = "resume", description = "Opens a suspended tenant again.")
    static final class Resume extends ChangeCommand {
        Resume() {
            super("resume");
        }
    }

    @Command(name = "retry", description = "Goes on with a provisioning that has failed.")
    static final class Retry extends ChangeCommand {
        Retry() {
            super("retry");
        }
    }

    @Command(name = "cancel", description = "Undoes a provisioning that is not finished; the id is free afterwards.")
    static final class Cancel extends ChangeCommand {
        Cancel() {
            super("cancel");
        }
    }
}
