package org.spineline.patient.application;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.patient.ActiveMedication;
import org.spineline.patient.AllergyCategory;
import org.spineline.patient.AlternateContact;
import org.spineline.patient.ContactKind;
import org.spineline.patient.PatientSummary;
import org.spineline.patient.application.PatientRequests.AllergyEntry;
import org.spineline.patient.application.PatientRequests.AllergyResponse;
import org.spineline.patient.application.PatientRequests.ContactEntry;
import org.spineline.patient.application.PatientRequests.MergeResponse;
import org.spineline.patient.application.PatientRequests.PatientRequest;
import org.spineline.patient.application.PatientRequests.PatientResponse;
import org.spineline.patient.application.PatientRequests.PatientRow;
import org.spineline.patient.application.PatientRequests.RecordLine;
import org.spineline.patient.domain.Demographics;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientAllergy;
import org.spineline.patient.domain.PatientContact;
import org.spineline.patient.domain.PatientMedication;
import org.spineline.patient.domain.PatientMerge;

@Mapper
interface PatientMapper {
    PatientResponse toResponse(Patient patient);

    PatientRow toRow(Patient patient, @Nullable BigDecimal score);

    @Mapping(target = "score", ignore = true)
    @Mapping(target = "mergedInto", ignore = true)
    PatientRow toRow(PatientSummary closed);

    @Mapping(target = "imported", expression = "java(allergy.getSourceId() != null)")
    AllergyResponse toResponse(PatientAllergy allergy);

    ActiveMedication toActive(PatientMedication medication);

    @Mapping(target = "phone", expression = "java(patient.phone().orElse(null))")
    @Mapping(target = "email", expression = "java(patient.email().orElse(null))")
    @Mapping(target = "allergyCategories", source = "allergies")
    @Mapping(target = "alternates", expression = "java(alternates(patient))")
    PatientSummary toSummary(Patient patient);

    default List<AlternateContact> alternates(Patient patient) {
        return patient.getContacts().stream()
                .filter(contact -> contact.getKind() == ContactKind.ALTERNATE)
                .map(contact -> new AlternateContact(contact.getValue(), contact.getName(), contact.getRelation()))
                .toList();
    }

    Demographics toDemographics(PatientRequest request);

    default String substance(PatientAllergy allergy) {
        return allergy.getSubstance();
    }

    default PatientContact contact(ContactEntry told) {
        return new PatientContact(told.kind(), told.value(), told.name(), told.relation(), told.preferred());
    }

    default PatientAllergy allergy(AllergyEntry told) {
        return new PatientAllergy(told.substance(), told.category(), told.reaction(), told.severity(), null);
    }

    RecordLine toLine(Patient patient);

    @Mapping(target = "id", source = "merge.id")
    @Mapping(target = "at", source = "merge.createdAt")
    @Mapping(target = "survivor", source = "survivor")
    @Mapping(target = "merged", source = "merged")
    MergeResponse toResponse(PatientMerge merge, RecordLine survivor, RecordLine merged);

    default Set<AllergyCategory> categories(List<PatientAllergy> allergies) {
        return allergies.stream().map(PatientAllergy::getCategory).collect(Collectors.toSet());
    }

    default List<String> substances(List<PatientAllergy> allergies) {
        return allergies.stream().map(PatientAllergy::getSubstance).toList();
    }
}
