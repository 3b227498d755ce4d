package io.atrium.jobs.clickhouse;

/** Rows of one class that belong to several tables, and say to which. */
public interface Addressed {
    /** The table's name. */
    String table();
}
