package org.spineline.interop.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.spineline.interop.application.ParsedBundle.Found;

/** Finds within a bundle what its resources point to: by full URL, by type and id, or by identifier. */
final class References {
    private final Map<String, Found<Patient>> patients = new HashMap<>();
    private final Map<String, Found<Medication>> medications = new HashMap<>();

    References(ParsedBundle bundle) {
        for (Found<Patient> patient : bundle.all(Patient.class)) {
            index(patients, patient, "Patient");
            for (Identifier identifier : patient.resource().getIdentifier()) {
                patients.putIfAbsent(
                        "Patient?identifier=" + identifier.getSystem() + "|" + identifier.getValue(), patient);
            }
        }
        for (Found<Medication> medication : bundle.all(Medication.class)) {
            index(medications, medication, "Medication");
        }
    }

    Optional<Found<Patient>> patient(Reference reference) {
        return Optional.ofNullable(patients.get(key(reference)));
    }

    Optional<Medication> medication(Reference reference) {
        if (reference.getResource() instanceof Medication contained) {
            return Optional.of(contained);
        }
        return Optional.ofNullable(medications.get(key(reference))).map(Found::resource);
    }

    private static <T extends Resource> void index(Map<String, Found<T>> index, Found<T> found, String type) {
        if (found.fullUrl() != null) {
            index.put(found.fullUrl(), found);
        }
        FhirText.id(found.resource()).ifPresent(id -> index.putIfAbsent(type + "/" + id, found));
    }

    private static String key(Reference reference) {
        String told = reference.getReference();
        return told == null ? "" : told.replaceFirst("/_history/.*$", "");
    }
}
