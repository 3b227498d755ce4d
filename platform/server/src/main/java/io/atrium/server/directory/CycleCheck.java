package io.atrium.server.directory;

import io.atrium.contract.DepartmentPath;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Looks for departments that would belong to themselves, or lie too deep, on any day from the import's first day on. */
final class CycleCheck {

    private final Map<Integer, Timeline<Integer>> parents;
    private final IntFunction<String> codes;
    private final ImportProblems problems;

    CycleCheck(Map<Integer, Timeline<Integer>> parents, IntFunction<String> codes, ImportProblems problems) {
        this.parents = parents;
        this.codes = codes;
        this.problems = problems;
    }

    /** Adds one problem for each cycle, at a line that states part of it. */
    void check(LocalDate from, Map<Integer, Long> lines) {
        Set<Integer> reported = new HashSet<>();
        for (LocalDate day : daysOfChange(from)) {
            for (Integer department : parents.keySet()) {
                walk(department, day, reported, lines);
            }
        }
    }

    private void walk(int start, LocalDate day, Set<Integer> reported, Map<Integer, Long> lines) {
        Set<Integer> chain = new LinkedHashSet<>();
        int department = start;
        while (department != Department.ROOT_NO) {
            if (reported.contains(department)) {
                return;
            }
            if (!chain.add(department)) {
                report(chain, department, lines, reported);
                return;
            }
            if (chain.size() >= DepartmentPath.MAX_DEPTH) {
                problems.add(
                        lines.getOrDefault(start, 1L),
                        "parent_department",
                        "too-deep",
                        "\"" + codes.apply(start) + "\" lies more than " + DepartmentPath.MAX_DEPTH + " levels deep.");
                reported.addAll(chain);
                return;
            }
            department = parentOf(department, day);
        }
    }

    private void report(Set<Integer> chain, int closing, Map<Integer, Long> lines, Set<Integer> reported) {
        Set<Integer> cycle = chain.stream()
                .dropWhile(department -> department != closing)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long line = cycle.stream()
                .filter(lines::containsKey)
                .mapToLong(lines::get)
                .min()
                .orElse(1L);
        String names = cycle.stream().map(codes::apply).collect(Collectors.joining(" < "));
        problems.add(
                line,
                "parent_department",
                "cycle",
                "These departments would belong to themselves: " + names + " < " + codes.apply(closing) + ".");
        reported.addAll(chain);
    }

    private int parentOf(int department, LocalDate day) {
        Timeline<Integer> history = parents.get(department);
        return history == null ? Department.ROOT_NO : history.at(day).orElse(Department.ROOT_NO);
    }

    private Set<LocalDate> daysOfChange(LocalDate from) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(from);
        for (Timeline<Integer> history : parents.values()) {
            history.periods().stream()
                    .map(period -> period.validity().from())
                    .filter(day -> day.isAfter(from))
                    .forEach(days::add);
        }
        return days;
    }
}
