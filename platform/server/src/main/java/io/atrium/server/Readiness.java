package io.atrium.server;

import java.util.function.BooleanSupplier;

/** Whether the server should get requests: not before it has started, not while it stops. */
final class Readiness implements BooleanSupplier {
    private volatile BooleanSupplier condition = () -> false;

    /** From now on the condition decides. */
    void follow(BooleanSupplier decides) {
        condition = decides;
    }

    /** From now on the answer is no. */
    void end() {
        condition = () -> false;
    }

    @Override
    public boolean getAsBoolean() {
        return condition.getAsBoolean();
    }
}
