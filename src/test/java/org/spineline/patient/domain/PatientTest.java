package org.spineline.patient.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.AllergyCategory;
import org.spineline.patient.AllergySeverity;
import org.spineline.patient.ContactKind;
import org.spineline.patient.VoicemailRule;
import org.spineline.patient.domain.Patient.Taken;

class PatientTest {
    @Test
    void the_preferred_number_is_rung_even_when_there_is_a_mobile() {
        Patient patient = new Patient(told(
                null,
                List.of(contact(ContactKind.MOBILE, "1", false), contact(ContactKind.PHONE, "2", true)),
                List.of()));

        assertThat(patient.phone()).contains("2");
    }

    @Test
    void without_a_preference_the_mobile_is_rung() {
        Patient patient = new Patient(told(
                null,
                List.of(contact(ContactKind.PHONE, "2", false), contact(ContactKind.MOBILE, "1", false)),
                List.of()));

        assertThat(patient.phone()).contains("1");
    }

    @Test
    void an_address_for_mail_or_a_relative_is_not_a_number_to_ring() {
        Patient patient = new Patient(told(
                null,
                List.of(contact(ContactKind.EMAIL, "a@b.example", true), contact(ContactKind.ALTERNATE, "3", true)),
                List.of()));

        assertThat(patient.phone()).isEmpty();
    }

    @Test
    void a_former_name_entered_by_mistake_can_be_removed() {
        Patient patient = new Patient(told("Miller", List.of(), List.of()));

        patient.becomes(told(null, List.of(), List.of()));

        assertThat(patient.getFormerName()).isNull();
    }

    @Test
    void the_same_drug_told_twice_is_one_and_a_later_stop_is_taken_over() {
        Patient patient = new Patient(told(null, List.of(), List.of()));

        assertThat(patient.take(drug(true))).isEqualTo(Taken.CREATED);
        assertThat(patient.take(drug(true))).isEqualTo(Taken.UNCHANGED);
        assertThat(patient.take(drug(false))).isEqualTo(Taken.UPDATED);
        assertThat(patient.getMedications()).singleElement().satisfies(kept -> assertThat(kept.isActive())
                .isFalse());
    }

    @Test
    void every_fact_knows_whose_it_is() {
        Patient patient = new Patient(
                told(null, List.of(contact(ContactKind.PHONE, "2", true)), List.of(allergy("Latex", null))));
        patient.take(drug(true));
        patient.take(new PatientCondition("s", "1", "Osteoporosis", null, null, true, "c1"));

        assertThat(patient.getContacts()).allMatch(fact -> fact.getPatientId().equals(patient.getId()));
        assertThat(patient.getAllergies()).allMatch(fact -> fact.getPatientId().equals(patient.getId()));
        assertThat(patient.getMedications())
                .allMatch(fact -> fact.getPatientId().equals(patient.getId()));
        assertThat(patient.getConditions()).allMatch(fact -> fact.getPatientId().equals(patient.getId()));
    }

    @Test
    void editing_by_hand_replaces_hand_entered_allergies_and_keeps_imported_ones() {
        Patient patient = new Patient(told(null, List.of(), List.of(allergy("Latex", null))));
        patient.take(allergy("Penicillin", "a1"));

        patient.becomes(told(null, List.of(), List.of(allergy("Iodine", null))));

        assertThat(patient.getAllergies())
                .extracting(PatientAllergy::getSubstance)
                .containsExactly("Iodine", "Penicillin");
    }

    private static PatientMedication drug(boolean active) {
        return new PatientMedication("Warfarin 5 MG", "855332", active, LocalDate.of(2024, 2, 29), null, "m1");
    }

    private static PatientAllergy allergy(String substance, @Nullable String sourceId) {
        return new PatientAllergy(substance, AllergyCategory.OTHER, null, AllergySeverity.NOT_RECORDED, sourceId);
    }

    private static PatientContact contact(ContactKind kind, String value, boolean preferred) {
        return new PatientContact(kind, value, null, null, preferred);
    }

    private static Demographics told(
            @Nullable String formerName, List<PatientContact> contacts, List<PatientAllergy> allergies) {
        return new Demographics(
                "M-1",
                "Doe",
                "Ann",
                formerName,
                LocalDate.of(1948, 5, 3),
                AdministrativeSex.FEMALE,
                "en",
                false,
                VoicemailRule.NOT_RECORDED,
                null,
                null,
                null,
                null,
                null,
                null,
                contacts,
                allergies);
    }
}
