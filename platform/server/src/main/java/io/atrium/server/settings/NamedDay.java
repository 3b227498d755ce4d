package io.atrium.server.settings;

import java.time.LocalDate;

/**
 * A calendar day that is not like its weekday.
 *
 * @param name what it is called, at most 80 characters
 */
record NamedDay(LocalDate date, String name) {}
