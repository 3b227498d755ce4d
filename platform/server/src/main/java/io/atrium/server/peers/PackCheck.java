package io.atrium.server.peers;

import io.atrium.server.failure.FieldError;
import io.atrium.server.peers.PeerPack.Figure;
import io.atrium.server.peers.PeerPack.LeftOut;
import io.atrium.server.peers.PeerPack.Place;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.ValueRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks one signed pack. What the format forbids refuses the pack; a row that this software cannot use is left out and named. */
final class PackCheck {

    /** Fewer would tell of single organizations. */
    static final int FEWEST_ORGANIZATIONS = 10;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    private static final Pattern METRIC = Pattern.compile("[a-z]+\\.[a-z0-9_]{1,60}");
    private static final int LONGEST_NAME = 120;
    private static final int MOST_ERRORS = 20;

    private final IndexDefinition definition;
    private final LocalDate tomorrow;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    PackCheck(IndexDefinition definition, LocalDate tomorrow) {
        this.definition = definition;
        this.tomorrow = tomorrow;
    }

    PeerPack checked(PackFile file, String signer, String signature) {
        head(file);
        cells(file.cells());
        if (errors.isEmpty() && figures.isEmpty()) {
            refuse("cells", "nothing-usable", "None of its rows can be used here: " + reasons() + ".");
        }
        if (!errors.isEmpty()) {
            throw new PackFailure.Invalid(errors.stream().limit(MOST_ERRORS).toList()).exception();
        }
        return new PeerPack(
                Objects.requireNonNull(file.id()),
                Objects.requireNonNull(file.version()),
                Objects.requireNonNull(file.issued()),
                Objects.requireNonNull(file.publisher()).strip(),
                Objects.requireNonNull(file.indexVersion()),
                signer,
                signature,
                figures,
                leftOut);
    }

    private void head(PackFile file) {
        require(PackFile.KIND.equals(file.kind()), "kind", "bad-kind", "A pack says " + PackFile.KIND + ".");
        require(
                file.format() != null && file.format() == PackFile.FORMAT,
                "format",
                "bad-format",
                "This software reads format " + PackFile.FORMAT + ".");
        require(
                file.id() != null && ID.matcher(file.id()).matches(),
                "id",
                "bad-id",
                "2 to 61 of a-z, 0-9 and -, a letter first.");
        require(file.version() != null && file.version() > 0, "version", "bad-version", "A whole number above 0.");
        require(
                file.issued() != null && !file.issued().isAfter(tomorrow),
                "issued",
                "bad-day",
                "A day that is not in the future.");
        require(
                file.publisher() != null
                        && !file.publisher().isBlank()
                        && file.publisher().chars().noneMatch(Character::isISOControl)
                        && file.publisher().strip().length() <= LONGEST_NAME,
                "publisher",
                "bad-name",
                "A name of 1 to " + LONGEST_NAME + " characters.");
        require(
                file.indexVersion() != null && file.indexVersion() == definition.version(),
                "indexVersion",
                "other-index",
                "The pack is for version " + file.indexVersion() + " of the index; this software has version "
                        + definition.version() + ". Ask its publisher for that one.");
    }

    private void cells(@Nullable List<PackFile.@Nullable Cell> cells) {
        if (cells == null || cells.isEmpty()) {
            refuse("cells", "missing", "A pack has at least one cell.");
            return;
        }
        Set<Place> seen = new HashSet<>();
        for (int no = 0; no < cells.size(); no++) {
            String field = "cells." + no;
            PackFile.Cell cell = cells.get(no);
            Optional<Industry> industry =
                    cell == null || cell.industry() == null ? Optional.<Industry>empty() : Industry.of(cell.industry());
            Optional<SizeClass> size =
                    cell == null || cell.size() == null ? Optional.<SizeClass>empty() : SizeClass.of(cell.size());
            require(industry.isPresent(), field + ".industry", "unknown-industry", "A letter from A to T.");
            require(size.isPresent(), field + ".size", "unknown-size", "A size class such as 300-999.");
            if (cell != null && industry.isPresent() && size.isPresent()) {
                Place place = new Place(industry.orElseThrow(), size.orElseThrow());
                require(seen.add(place), field, "twice", "This industry and size class stand twice.");
                rows(field + ".figures", place, cell.figures());
            }
        }
    }

    private void rows(String field, Place place, @Nullable List<PackFile.@Nullable Row> rows) {
        if (rows == null || rows.isEmpty()) {
            refuse(field, "missing", "A cell has at least one figure.");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int no = 0; no < rows.size(); no++) {
            PackFile.Row row = rows.get(no);
            String at = field + "." + no;
            if (row == null
                    || row.metric() == null
                    || !METRIC.matcher(row.metric()).matches()) {
                refuse(at + ".metric", "bad-metric", "The id of a metric, such as org.activated_rate.");
            } else if (!seen.add(row.metric())) {
                refuse(at + ".metric", "twice", "'" + row.metric() + "' stands twice in this cell.");
            } else {
                row(at, place, row.metric(), row);
            }
        }
    }

    private void row(String at, Place place, String metric, PackFile.Row row) {
        Integer version = row.version();
        Integer organizations = row.organizations();
        Double p20 = row.p20();
        Double p80 = row.p80();
        if (version == null || version < 1 || organizations == null || organizations < 0) {
            refuse(at, "missing", "A figure has the metric's version and a number of organizations.");
        } else if (p20 == null || p80 == null || !(p20 <= p80)) {
            refuse(at, "bad-quantiles", "A figure has p20 and p80, and p20 is not above p80.");
        } else {
            Optional<Metric> known = definition.metrics().stream()
                    .filter(candidate -> candidate.id().equals(metric))
                    .findFirst();
            String reason = reason(known, version, organizations);
            if (reason != null) {
                leftOut.add(new LeftOut(place.industry().name(), place.size().id(), metric, reason));
            } else {
                take(at, known.orElseThrow(), new Figure(place, metric, version, organizations, p20, p80));
            }
        }
    }

    private static @Nullable String reason(Optional<Metric> known, int version, int organizations) {
        if (organizations < FEWEST_ORGANIZATIONS) {
            return "too-few-organizations";
        }
        if (known.isEmpty()) {
            return "metric-unknown";
        }
        return known.orElseThrow().version() == version ? null : "metric-version";
    }

    private void take(String at, Metric metric, Figure figure) {
        ValueRange range = ValueRange.of(metric);
        if (range.contains(figure.p20()) && range.contains(figure.p80())) {
            figures.add(figure);
        } else {
            refuse(
                    at,
                    "out-of-range",
                    "%s is in %s, from %.0f to %.0f."
                            .formatted(metric.id(), metric.unit(), range.least(), range.most()));
        }
    }

    private String reasons() {
        return leftOut.isEmpty()
                ? "it has none"
                : String.join(
                        ", ",
                        leftOut.stream()
                                .map(LeftOut::reason)
                                .distinct()
                                .sorted()
                                .toList());
    }

    private void require(boolean holds, String field, String code, String message) {
        if (!holds) {
            refuse(field, code, message);
        }
    }

    private void refuse(String field, String code, String message) {
        errors.add(FieldError.of(field, code, message));
    }
}
