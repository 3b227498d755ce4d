package io.atrium.jobs.collaboration;

import io.atrium.jobs.derive.DerivedRow;

/** What is derived from a meeting's events. */
sealed interface DerivedMeetingRow extends DerivedRow permits MeetingRow, AttendanceRow {}
