package io.atrium.jobs.sessions;

import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.Stamp;
import java.time.LocalDate;
import java.util.List;

/**
 * What a member did on a day.
 *
 * @param stamp of the day's last event
 * @param use the sessions
 * @param intentionalEvents the person's own acts
 * @param platforms bits of those from which they acted
 * @param modes bits of the ways by which they sent
 * @param apps applications that they used, sorted
 * @param systems business systems whose records changed, sorted
 * @param builder whether they published a form or an application
 */
record MemberDayRow(
        Stamp stamp,
        Sessionizer.Use use,
        int intentionalEvents,
        int platforms,
        int modes,
        List<String> apps,
        List<String> systems,
        boolean builder)
        implements DerivedRow {
    @Override
    public LocalDate day() {
        return stamp.day();
    }
}
