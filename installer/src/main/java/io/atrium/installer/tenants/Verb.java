package io.atrium.installer.tenants;

import io.atrium.installer.api.OperatorVerb;
import picocli.CommandLine.Command;

/** What all verbs about tenants have. */
@Command(
        exitCodeList = {
            "0:done",
            "2:wrong options, or no server",
            "3:the plan has a conflict, or the tenant has failed",
            "4:the tenant's description is wrong",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer",
            "7:no such tenant, or not possible from where it stands"
        })
abstract class Verb extends OperatorVerb {

    /** A conflict, or a tenant that has failed. */
    static final int NOT_GOOD = 3;

    @Override
    protected String base() {
        return "/platform/tenants";
    }
}
