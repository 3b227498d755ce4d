package io.atrium.installer.cli;

import io.atrium.installer.api.CodedFailure;

/** Why a command does not begin. */
final class Refusal extends CodedFailure {

    private static final long serialVersionUID = 1L;

    Refusal(int exitCode, String message) {
        super(exitCode, message);
    }
}
