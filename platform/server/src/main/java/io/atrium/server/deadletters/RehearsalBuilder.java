package io.atrium.server.deadletters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up a rehearsal, letter by letter. */
final class RehearsalBuilder {

    private record Key(String code, String field) {}

    private final int mostSamples;
    private final List<Rehearsal.Sample> sample = new ArrayList<>();
    private final Map<Key, Rehearsal.Cause> causes = new LinkedHashMap<>();
    private int valid;
    private int refused;

    RehearsalBuilder(int mostSamples) {
        this.mostSamples = mostSamples;
    }

    void add(long id, Mended mended) {
        if (sample.size() < mostSamples) {
            sample.add(Rehearsal.Sample.of(id, mended));
        }
        if (mended instanceof Mended.Refused no) {
            refused++;
            Problem first = no.problems().get(0);
            causes.merge(
                    new Key(first.code(), first.field()),
                    new Rehearsal.Cause(first.code(), first.field(), first.message(), 1),
                    (known, one) -> new Rehearsal.Cause(
                            known.code(), known.field(), known.message(), known.letters() + one.letters()));
        } else {
            valid++;
        }
    }

    Rehearsal build(long matched) {
        List<Rehearsal.Cause> problems = new ArrayList<>(causes.values());
        problems.sort((left, right) -> Integer.compare(right.letters(), left.letters()));
        return new Rehearsal(matched, valid + refused, valid, refused, problems, sample);
    }
}
