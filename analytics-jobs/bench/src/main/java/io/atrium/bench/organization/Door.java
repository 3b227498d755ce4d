package io.atrium.bench.organization;

import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.simulator.organization.Department;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Knows an organization as the gateway knows it from the directory. Immutable. */
final class Door implements Stamps {
    private final String tenant;
    private final Organization organization;
    private final List<DepartmentPath> paths;
    private final Map<String, Member> members = new HashMap<>();

    Door(String tenant, Organization organization) {
        this.tenant = tenant;
        this.organization = organization;
        this.paths = organization.departments().stream()
                .map(department -> path(department, organization))
                .toList();
        organization.members().forEach(member -> members.put(member.user(), member));
    }

    private static DepartmentPath path(Department department, Organization organization) {
        IntStream upwards = IntStream.iterate(
                department.index(),
                index -> index >= 0,
                index -> organization.departments().get(index).parent());
        int[] numbers = upwards.map(index -> index + 1).toArray();
        int[] downwards = IntStream.range(0, numbers.length)
                .map(position -> numbers[numbers.length - 1 - position])
                .toArray();
        return DepartmentPath.of(downwards);
    }

    @Override
    public String tenantId() {
        return tenant;
    }

    @Override
    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, organization.zone());
    }

    @Override
    public Optional<Participant> member(String externalId, Instant time) {
        long day = day(time).toEpochDay();
        return Optional.ofNullable(members.get(externalId))
                .filter(member -> member.employed(day))
                .map(member ->
                        new Participant(member.index() + 1L, member.kind(), paths.get(member.departmentOn(day))));
    }

    /** Nobody here has objected. */
    @Override
    public boolean isWithheld(Participant participant, Instant time) {
        return false;
    }
}
