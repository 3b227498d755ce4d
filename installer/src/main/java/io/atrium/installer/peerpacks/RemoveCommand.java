package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atrium peer-packs remove}. */
@Command(
        name = "remove",
        description = "Removes a pack: nobody is compared with it any more. Its file can be imported again.")
final class RemoveCommand extends Verb {

    @Parameters(paramLabel = "<id>", description = "of the pack")
    private String id = "";

    @Override
    protected void check() throws Failure {
        if (!id.matches("[a-z][a-z0-9-]{1,60}")) {
            throw new Failure(
                    Reason.USAGE, "\"" + id + "\" is not the id of a peer pack; atrium peer-packs list shows them.");
        }
    }

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        api.post("/" + id + "/remove", JsonNodeFactory.instance.objectNode());
        if (!output.isJson()) {
            output.line("Removed: " + id);
        }
        return 0;
    }
}
