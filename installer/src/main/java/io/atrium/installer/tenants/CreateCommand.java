package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium tenants create}. */
@Command(
        name = "create",
        description =
                "Creates a tenant. The first administrator's one-time password goes into a file that only you can read.")
final class CreateCommand extends Verb {

    @Mixin
    private Description description = new Description();

    @Option(
            names = "--password-file",
            description =
                    "a new file for the one-time password (default: secrets/tenant-<tenant>-first-sign-in in the home)")
    private @Nullable Path passwordFile;

    @Option(names = "--print-password", description = "print the one-time password instead of writing a file")
    private boolean print;

    @Option(names = "--wait", description = "until the tenant is open, or has failed")
    private boolean wait;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        String id = TenantIds.checked(description.id());
        // The password comes once: there has to be a place for it before it is asked for.
        PasswordFile file = print
                ? null
                : PasswordFile.create(
                        passwordFile == null ? secrets().resolve("tenant-" + id + "-first-sign-in") : passwordFile);
        JsonNode created;
        try {
            created = api.post("", description.body());
        } catch (Failure | InterruptedException e) {
            PasswordFile.discard(file);
            throw e;
        }
        JsonNode password = ((ObjectNode) created.path("administrator")).remove("oneTimePassword");
        String username = created.at("/administrator/username").asText();
        if (file == null) {
            output.line("First sign-in: " + username + ", one-time password " + password.asText());
        } else {
            file.write(password.asText());
            if (!output.isJson()) {
                output.line("First sign-in: " + username + ", one-time password in " + file);
            }
        }
        if (wait) {
            return Progress.follow(api, created.path("tenant"), output);
        }
        if (output.isJson()) {
            output.json(created.path("tenant"));
        } else {
            output.line("Tenant " + id + " is being made. Watch it: atrium tenants show " + id + " --wait");
        }
        return 0;
    }
}
