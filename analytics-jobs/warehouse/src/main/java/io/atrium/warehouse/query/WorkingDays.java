package io.atrium.warehouse.query;

import java.time.LocalDate;
import java.util.List;

/** A tenant's calendar: working weekdays, less holidays, plus days that were swapped. */
public interface WorkingDays {

    /** The working days between two days, both included. */
    List<LocalDate> between(LocalDate from, LocalDate to);
}
