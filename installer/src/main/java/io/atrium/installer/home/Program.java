package io.atrium.installer.home;

/** Our own programs that a stack runs. */
public enum Program {
    SERVER("platform/server", "server", "atrium-server.jar"),
    WAREHOUSE("analytics-jobs/warehouse", "warehouse", "atrium-warehouse.jar"),
    SIMULATOR("analytics-jobs/simulator", "simulator", "atrium-simulator.jar"),
    /** One jar with everything in it, that Flink is given. */
    JOBS("analytics-jobs/jobs", "jobs", "atrium-jobs-all.jar");

    private final String module;
    private final String part;
    private final String jar;

    Program(String module, String part, String jar) {
        this.module = module;
        this.part = part;
        this.jar = jar;
    }

    /** Its module in a checkout. */
    String module() {
        return module;
    }

    /** Its part in a bundle, and its folder in a release. */
    String part() {
        return part;
    }

    String jar() {
        return jar;
    }
}
