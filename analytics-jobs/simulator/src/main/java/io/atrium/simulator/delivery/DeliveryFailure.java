package io.atrium.simulator.delivery;

/** The platform refuses what another try would not change. The message says what, for people. */
final class DeliveryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    DeliveryFailure(String message) {
        super(message);
    }
}
