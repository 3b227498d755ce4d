package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that describe a new tenant. */
final class Description {

    @Parameters(paramLabel = "<tenant>", description = "its id: 2 to 31 small letters, digits and dashes")
    private String id = "";

    @Option(names = "--name-zh", required = true, description = "its name in Chinese")
    private String nameZh = "";

    @Option(names = "--name-en", required = true, description = "its name in English")
    private String nameEn = "";

    @Option(
            names = "--time-zone",
            defaultValue = "Asia/Shanghai",
            description = "an IANA time zone (default: ${DEFAULT-VALUE})")
    private String timeZone = "";

    @Option(names = "--locale", defaultValue = "zh-CN", description = "zh-CN or en (default: ${DEFAULT-VALUE})")
    private String locale = "";

    @Option(names = "--admin-email", required = true, description = "the first administrator's address")
    private String email = "";

    @Option(names = "--admin-first-name", required = true, description = "the first administrator's first name")
    private String firstName = "";

    @Option(names = "--admin-last-name", required = true, description = "the first administrator's last name")
    private String lastName = "";

    @Option(
            names = "--admin-username",
            defaultValue = "admin",
            description = "what the first administrator signs in with (default: ${DEFAULT-VALUE})")
    private String username = "";

    @Option(names = "--one-time-codes", description = "off, optional or required (default: optional)")
    private @Nullable String codes;

    @Option(names = "--quota-members", description = "people at most")
    private @Nullable Integer members;

    @Option(names = "--quota-events-per-second", description = "events a second at most")
    private @Nullable Integer events;

    @Option(names = "--quota-storage-bytes", description = "bytes of stored objects at most")
    private @Nullable Long storage;

    String id() {
        return id;
    }

    /** The body of the request. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id).put("timeZone", timeZone).put("locale", locale);
        body.putObject("name").put("zh", nameZh).put("en", nameEn);
        body.putObject("administrator")
                .put("username", username)
                .put("email", email)
                .put("firstName", firstName)
                .put("lastName", lastName);
        if (codes != null) {
            body.put("oneTimeCodes", codes);
        }
        ObjectNode quotas = JsonNodeFactory.instance.objectNode();
        if (members != null) {
            quotas.put("members", members);
        }
        if (events != null) {
            quotas.put("eventsPerSecond", events);
        }
        if (storage != null) {
            quotas.put("storageBytes", storage);
        }
        if (!quotas.isEmpty()) {
            body.set("quotas", quotas);
        }
        return body;
    }
}
