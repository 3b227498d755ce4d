package io.atrium.installer.peerpacks;

import io.atrium.installer.api.OperatorVerb;
import picocli.CommandLine.Command;

/** What all verbs that ask a server about peer packs have. */
@Command(
        exitCodeList = {
            "0:done",
            "2:wrong options, no server, or a file cannot be read",
            "4:the pack is refused: unsigned, changed, of an unknown key, or not of the format",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer",
            "7:no such pack, or a newer one is there"
        })
abstract class Verb extends OperatorVerb {

    @Override
    protected String base() {
        return "/platform/peer-packs";
    }
}
