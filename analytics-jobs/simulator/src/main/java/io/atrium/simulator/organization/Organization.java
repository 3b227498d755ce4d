package io.atrium.simulator.organization;

import io.atrium.contract.ActorKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A simulated organization: everything about it that does not happen on a day. Immutable, for any number of threads. */
public final class Organization {

    private final Profile profile;
    private final long seed;
    private final LocalDate origin;
    private final List<Department> departments;
    private final List<Member> members;
    private final List<Integer> owners;
    private final List<Member> people;
    private final WorkingCalendar calendar;

    private Organization(Profile profile, long seed, LocalDate origin) {
        this.profile = profile;
        this.seed = seed;
        this.origin = origin;
        this.calendar = WorkingCalendar.named(profile.calendar());
        DepartmentTree tree = new DepartmentTree(profile);
        this.departments = tree.departments();
        Staff staff = new Staff(profile, seed, origin, calendar, tree);
        this.members = List.copyOf(staff.hire(tree.places()));
        this.owners = departments.stream().map(staff::owner).toList();
        this.people = members.stream().filter(Member::human).toList();
    }

    /**
     * The organization that follows from these.
     *
     * @param origin the first simulated day: people join, move and leave, and adoption grows, from here on
     */
    public static Organization of(Profile profile, long seed, LocalDate origin) {
        return new Organization(profile, seed, origin);
    }

    public Profile profile() {
        return profile;
    }

    public long seed() {
        return seed;
    }

    public LocalDate origin() {
        return origin;
    }

    public ZoneId zone() {
        return profile.zone();
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /** All departments, a department before those below it. */
    public List<Department> departments() {
        return departments;
    }

    /** Who is responsible for a department; empty while the post is vacant. */
    public Optional<Member> owner(Department department) {
        int owner = owners.get(department.index());
        return owner < 0 ? Optional.empty() : Optional.of(members.get(owner));
    }

    /** Everybody who acts, people first, then robots and service accounts. */
    public List<Member> members() {
        return members;
    }

    /** The people among them. */
    public List<Member> people() {
        return people;
    }

    /** The first robot or service account of a kind. */
    public Member machine(ActorKind kind) {
        return members.stream()
                .filter(member -> member.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Named by everything that its days follow from, so that two different simulations never share an event's identity. */
    public String source() {
        return "urn:atrium:simulator:"
                + String.join(
                        "/",
                        "1",
                        profile.id(),
                        Long.toString(seed),
                        Integer.toString(profile.members()),
                        origin.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Organization that && source().equals(that.source());
    }

    @Override
    public int hashCode() {
        return Objects.hash(source());
    }

    @Override
    public String toString() {
        return source();
    }
}
