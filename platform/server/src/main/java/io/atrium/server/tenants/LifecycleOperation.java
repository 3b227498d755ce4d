package io.atrium.server.tenants;

/** The next thing to do for a tenant. */
sealed interface LifecycleOperation {
    /** In the journal. */
    String describe();

    /** Makes one part. */
    record Apply(Step step) implements LifecycleOperation {
        @Override
        public String describe() {
            return step.id();
        }
    }

    /** Takes one part away again. */
    record Undo(Step step) implements LifecycleOperation {
        @Override
        public String describe() {
            return step.id();
        }
    }

    /** Nothing is left but the rows: they go last, because they know what has to be undone. */
    record Forget() implements LifecycleOperation {
        @Override
        public String describe() {
            return "forget";
        }
    }

    /** Removes one part for good. */
    record Erase(ErasureStep step) implements LifecycleOperation {
        @Override
        public String describe() {
            return step.id();
        }
    }

    /** Closes the realm of a tenant whose tokens are refused already. */
    record Suspend() implements LifecycleOperation {
        @Override
        public String describe() {
            return "suspend";
        }
    }

    /** Opens the realm again. */
    record Resume() implements LifecycleOperation {
        @Override
        public String describe() {
            return "resume";
        }
    }
}
