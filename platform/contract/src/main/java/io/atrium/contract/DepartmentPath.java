package io.atrium.contract;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A department with its ancestors, root first, itself last; numbers are positive. Empty for an actor without a
 * department, such as a service account.
 */
public final class DepartmentPath {
    /** The deepest tree that is accepted. */
    public static final int MAX_DEPTH = 64;

    /** No department. */
    public static final DepartmentPath NONE = new DepartmentPath(new int[0]);

    private final int[] numbers;

    private DepartmentPath(int[] numbers) {
        this.numbers = numbers;
    }

    /** Throws IllegalArgumentException when a number is not positive or the path is deeper than {@link #MAX_DEPTH}. */
    public static DepartmentPath of(int... numbers) {
        if (numbers.length == 0) {
            return NONE;
        }
        if (numbers.length > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "departmentPath has " + numbers.length + " levels, more than " + MAX_DEPTH);
        }
        for (int number : numbers) {
            if (number <= 0) {
                throw new IllegalArgumentException("departmentPath holds " + number + ", not a positive number");
            }
        }
        return new DepartmentPath(numbers.clone());
    }

    /** Number of levels, 0 without a department. */
    public int depth() {
        return numbers.length;
    }

    /** The number at a level; 0 is the root's level. */
    public int at(int level) {
        return numbers[level];
    }

    /** The department itself, 0 without a department. */
    public int departmentNo() {
        return numbers.length == 0 ? 0 : numbers[numbers.length - 1];
    }

    /** Whether the department itself or one of its ancestors has this number. */
    public boolean contains(int departmentNo) {
        for (int number : numbers) {
            if (number == departmentNo) {
                return true;
            }
        }
        return false;
    }

    /** The numbers, root first. */
    public IntStream stream() {
        return Arrays.stream(numbers);
    }

    /** A copy of the numbers, root first. */
    public int[] toArray() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DepartmentPath path && Arrays.equals(numbers, path.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
