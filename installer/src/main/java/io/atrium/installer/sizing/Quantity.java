package io.atrium.installer.sizing;

import java.util.List;
import java.util.stream.Collectors;

/** A sum. */
public record Quantity(List<Term> terms) {

    public Quantity {
        terms = List.copyOf(terms);
    }

    static Quantity of(Term... terms) {
        return new Quantity(List.of(terms));
    }

    public double value() {
        return terms.stream().mapToDouble(Term::value).sum();
    }

    /** The sum as it is reckoned. */
    public String arithmetic() {
        return terms.stream().map(Term::text).collect(Collectors.joining(" + "));
    }
}
