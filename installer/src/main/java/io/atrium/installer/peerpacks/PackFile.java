package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.signing.SignedDocument;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that should be a pack. */
record PackFile(Path path, ObjectNode document) {

    /** As the server takes it. */
    private static final long LARGEST = 4L << 20;

    /** Reads it; what it says is not checked. */
    static PackFile read(Path path) throws Failure {
        try {
            if (Files.size(path) > LARGEST) {
                throw new Failure(Reason.BAD_INPUT, path + " is larger than a pack can be (4 MiB).");
            }
            if (SignedDocument.read(Files.readString(path)) instanceof ObjectNode document) {
                return new PackFile(path, document);
            }
            throw new Failure(Reason.BAD_INPUT, path + " is no JSON object.");
        } catch (JsonProcessingException e) {
            throw new Failure(
                    Reason.BAD_INPUT,
                    path + " is no JSON in which each member stands once: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The key in a PEM file. */
    static VerifyingKey key(Path file) throws Failure {
        try {
            return VerifyingKey.ofPem(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(Reason.USAGE, "--key: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses what the owner of the key has not signed, and what is not of the documented format. */
    void requireGenuine(VerifyingKey trusted) throws Failure {
        String problem = signatureProblem(trusted);
        if (!problem.isEmpty()) {
            throw new Failure(Reason.BAD_INPUT, path + ": " + problem);
        }
        requireFormat();
    }

    private String signatureProblem(VerifyingKey trusted) {
        try {
            return switch (SignedDocument.check(document, trusted)) {
                case GENUINE -> "";
                case UNSIGNED -> "It is not signed. Ask its publisher for the signed file.";
                case OTHER_KEY ->
                    "It was signed with another key than the one that you trust (" + trusted.fingerprint()
                            + "). Ask its publisher for its public key, by another way than this file came.";
                case CHANGED -> "It was changed after it was signed. Get it from its publisher again.";
            };
        } catch (IllegalArgumentException e) {
            return "Its signature cannot be read: " + e.getMessage();
        }
    }

    /** Refuses what is not of the documented format. */
    void requireFormat() throws Failure {
        List<String> problems = PackFormat.problems(document);
        if (!problems.isEmpty()) {
            throw new Failure(Reason.BAD_INPUT, path + " is no peer pack:\n  " + String.join("\n  ", problems));
        }
    }
}
