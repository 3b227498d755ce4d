package io.atrium.warehouse.query;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Into what a period is cut: each piece gives one value, whose window ends with the last day of the piece. */
public enum Grain {
    /** The period is one piece. */
    NONE {
        @Override
        LocalDate lastDayOfPiece(LocalDate day, LocalDate to) {
            return to;
        }
    },
    DAY {
        @Override
        LocalDate lastDayOfPiece(LocalDate day, LocalDate to) {
            return day;
        }
    },
    /** Monday to Sunday. */
    WEEK {
        @Override
        LocalDate lastDayOfPiece(LocalDate day, LocalDate to) {
            return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        }
    },
    /** Of the calendar. */
    MONTH {
        @Override
        LocalDate lastDayOfPiece(LocalDate day, LocalDate to) {
            return day.with(TemporalAdjusters.lastDayOfMonth());
        }
    };

    abstract LocalDate lastDayOfPiece(LocalDate day, LocalDate to);

    /** The pieces of a period in their order; the first and the last may be cut off by it. */
    public List<Period> pieces(Period period) {
        List<Period> pieces = new ArrayList<>();
        LocalDate day = period.from();
        while (!day.isAfter(period.to())) {
            LocalDate last = lastDayOfPiece(day, period.to());
            Period piece = new Period(day, last.isAfter(period.to()) ? period.to() : last);
            pieces.add(piece);
            day = piece.to().plusDays(1);
        }
        return List.copyOf(pieces);
    }
}
