package io.atrium.server.peers;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.metrics.LocalizedText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and changes with whom a tenant is compared. */
final class Comparisons {
    private static final List<IndustryView> INDUSTRIES = Arrays.stream(Industry.values())
            .map(industry -> new IndustryView(industry.name(), industry.names()))
            .toList();
    private static final List<SizeView> SIZES = Arrays.stream(SizeClass.values())
            .map(size -> new SizeView(
                    size.id(),
                    size.least(),
                    size.most().isPresent() ? size.most().getAsLong() : null))
            .toList();

    private final ComparisonStore store;
    private final Clock clock;

    Comparisons(ComparisonStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    record IndustryView(String id, LocalizedText name) {}

    /**
     * A size class.
     *
     * @param most null: without an end
     */
    record SizeView(String id, long least, @Nullable Long most) {}

    /**
     * As the API shows it, with all that can be chosen.
     *
     * @param size null: by the number of people
     */
    record View(
            @Nullable String industry,
            @Nullable String size,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            List<IndustryView> industries,
            List<SizeView> sizes) {}

    /** The body of a change; what is absent is none. */
    record Change(@Nullable String industry, @Nullable String size) {}

    View view(String tenantId) {
        Comparison comparison = store.read(tenantId);
        return new View(
                id(comparison.industry()),
                id(comparison.size()),
                comparison.changedAt(),
                comparison.changedBy(),
                INDUSTRIES,
                SIZES);
    }

    View change(Caller caller, Change change) {
        Comparison wanted = checked(change, caller);
        store.change(
                caller.tenant(),
                wanted,
                before -> AuditEntry.by(caller, AuditAction.SETTINGS__CHANGED)
                        .on("comparison", caller.tenant())
                        .detail("industry", said(id(wanted.industry())))
                        .detail("industryBefore", said(id(before.industry())))
                        .detail("size", said(id(wanted.size())))
                        .detail("sizeBefore", said(id(before.size()))));
        return view(caller.tenant());
    }

    private Comparison checked(Change change, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Industry> industry = Optional.ofNullable(change.industry()).flatMap(Industry::of);
        Optional<SizeClass> size = Optional.ofNullable(change.size()).flatMap(SizeClass::of);
        if (change.industry() != null && industry.isEmpty()) {
            errors.add(FieldError.of(
                    "industry",
                    "unknown-industry",
                    "Send a section of GB/T 4754, a letter from A to T, or none to be compared with nobody."));
        }
        if (change.size() != null && size.isEmpty()) {
            errors.add(FieldError.of(
                    "size",
                    "unknown-size",
                    "Send one of "
                            + String.join(", ", SIZES.stream().map(SizeView::id).toList())
                            + ", or none to go by the number of people."));
        }
        if (!errors.isEmpty()) {
            throw new RequestFailure.Invalid(errors.get(0).message(), errors).exception();
        }
        return new Comparison(industry.orElse(null), size.orElse(null), clock.instant(), caller.username());
    }

    private static @Nullable String id(@Nullable Industry industry) {
        return industry == null ? null : industry.name();
    }

    private static @Nullable String id(@Nullable SizeClass size) {
        return size == null ? null : size.id();
    }

    private static String said(@Nullable String id) {
        return id == null ? "none" : id;
    }
}
