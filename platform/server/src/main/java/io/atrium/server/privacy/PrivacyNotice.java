package io.atrium.server.privacy;

import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.FamilySpec;
import io.atrium.contract.catalogue.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded, in words. Families, types and fields are those of the contract: what is not in it cannot be recorded.
 *
 * @param member null when the directory does not know the account
 * @param optOut null as the member is
 * @param smallestGroup the fewest people that a figure may speak of
 * @param auditDays how long records of the audit log are kept
 */
record PrivacyNotice(
        @Nullable OwnMember member,
        OptOut.@Nullable State optOut,
        List<Family> families,
        int smallestGroup,
        int auditDays) {

    /** Events that are stored alike. */
    record Family(String id, LocalizedText name, LocalizedText description, List<Type> types, List<Field> fields) {
        private static Family of(EventCatalogue catalogue, FamilySpec spec) {
            return new Family(
                    spec.family().id(),
                    spec.name(),
                    spec.description(),
                    catalogue.types(spec.family()).stream()
                            .map(type -> new Type(type.id(), type.name(), type.description()))
                            .toList(),
                    spec.fields().stream()
                            .map(field -> new Field(field.jsonName(), field.description()))
                            .toList());
        }
    }

    /** What may have happened. */
    record Type(String id, LocalizedText name, LocalizedText description) {}

    /** What an event may say beyond who, when and with what. */
    record Field(String name, LocalizedText description) {}

    static PrivacyNotice of(
            @Nullable OwnMember member, OptOut.@Nullable State optOut, int smallestGroup, int auditDays) {
        EventCatalogue catalogue = EventCatalogue.standard();
        return new PrivacyNotice(
                member,
                optOut,
                catalogue.families().stream()
                        .map(spec -> Family.of(catalogue, spec))
                        .toList(),
                smallestGroup,
                auditDays);
    }
}
