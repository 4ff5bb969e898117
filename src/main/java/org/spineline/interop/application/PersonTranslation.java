package org.spineline.interop.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.spineline.interop.application.ParsedBundle.Found;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.PatientRecord;
import org.springframework.stereotype.Component;

/** Who the patient is, from a FHIR Patient. */
@Component
class PersonTranslation {
    private static final int MRN_LENGTH = 40;
    private static final int NAME_LENGTH = 100;
    private static final int LONG_TEXT = 200;
    private static final int POSTAL_CODE_LENGTH = 20;
    private static final int LANGUAGE_LENGTH = 20;
    private static final int OLDEST_IN_YEARS = 130;

    /** Not needed to recognise anybody here, so they are not kept. */
    private static final Set<String> PRIVATE_TYPES = Set.of("SS", "DL", "PPN");

    private static final Set<String> PRIVATE_SYSTEMS = Set.of(
            "http://hl7.org/fhir/sid/us-ssn", "http://hl7.org/fhir/sid/us-mbi", "http://hl7.org/fhir/sid/us-medicare");

    private final FacilityZone facility;

    PersonTranslation(FacilityZone facility) {
        this.facility = facility;
    }

    /** The patient without facts; empty, with the reasons noted, where the record cannot be kept. */
    Optional<Person> translate(Found<Patient> found, Findings findings) {
        Patient patient = found.resource();
        String path = found.path();
        List<PatientRecord.Identifier> identifiers = identifiers(patient);
        String mrn = mrn(patient, identifiers);
        HumanName name = name(patient);
        String family = FhirText.cut(name.getFamily(), NAME_LENGTH);
        String given = FhirText.cut(
                name.getGiven().stream().map(StringType::getValue).collect(Collectors.joining(" ")), NAME_LENGTH);
        LocalDate birthDate = FhirText.day(patient.getBirthDateElement());
        if (mrn == null) {
            findings.refuse(path + "/identifier", "The patient has no record number of at most 40 characters.");
        }
        if (family == null || given == null) {
            findings.refuse(path + "/name", "The patient needs a family name and a given name.");
        }
        if (birthDate == null) {
            findings.refuse(path + "/birthDate", "The patient needs a birth date with year, month and day.");
        } else if (birthDate.isAfter(facility.today())
                || birthDate.isBefore(facility.today().minusYears(OLDEST_IN_YEARS))) {
            findings.refuse(path + "/birthDate", "Nobody alive can have been born on this day.");
            birthDate = null;
        }
        if (mrn == null || family == null || given == null || birthDate == null) {
            return Optional.empty();
        }
        Optional<Address> address = address(patient);
        return Optional.of(new Person(
                mrn,
                identifiers,
                family,
                given,
                formerName(patient, family),
                birthDate,
                sex(patient),
                language(patient, path, findings),
                phone(patient),
                address.map(a -> FhirText.cut(
                                a.getLine().stream().map(StringType::getValue).collect(Collectors.joining(", ")),
                                LONG_TEXT))
                        .orElse(null),
                address.map(a -> FhirText.cut(a.getCity(), NAME_LENGTH)).orElse(null),
                address.map(a -> FhirText.cut(a.getPostalCode(), POSTAL_CODE_LENGTH))
                        .orElse(null),
                isDeceased(patient)));
    }

    private static List<PatientRecord.Identifier> identifiers(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD)
                .filter(identifier -> identifier.getType().getCoding().stream()
                        .noneMatch(coding -> PRIVATE_TYPES.contains(String.valueOf(coding.getCode()))))
                .filter(identifier -> !PRIVATE_SYSTEMS.contains(identifier.getSystem()))
                .filter(identifier -> identifier.getSystem().length() <= LONG_TEXT
                        && identifier.getValue().length() <= LONG_TEXT)
                // The record number first: it is what recognises the patient.
                .sorted(Comparator.comparing(PersonTranslation::isRecordNumber).reversed())
                .map(identifier -> new PatientRecord.Identifier(
                        identifier.getSystem(), identifier.getValue().strip()))
                .distinct()
                .toList();
    }

    private static boolean isRecordNumber(Identifier identifier) {
        return FhirText.isAnyOf(identifier.getType(), "MR");
    }

    private static @Nullable String mrn(Patient patient, List<PatientRecord.Identifier> kept) {
        return Stream.concat(
                        patient.getIdentifier().stream()
                                .filter(PersonTranslation::isRecordNumber)
                                .filter(Identifier::hasValue)
                                .map(identifier -> identifier.getValue().strip()),
                        kept.stream().map(PatientRecord.Identifier::value))
                .filter(value -> !value.isEmpty() && value.length() <= MRN_LENGTH)
                .findFirst()
                .orElse(null);
    }

    private static HumanName name(Patient patient) {
        return Stream.of(HumanName.NameUse.OFFICIAL, HumanName.NameUse.USUAL, null)
                .flatMap(use -> patient.getName().stream().filter(name -> name.getUse() == use))
                .findFirst()
                .orElseGet(HumanName::new);
    }

    private static @Nullable String formerName(Patient patient, String family) {
        return patient.getName().stream()
                .filter(name -> name.getUse() == HumanName.NameUse.MAIDEN || name.getUse() == HumanName.NameUse.OLD)
                .map(name -> FhirText.cut(name.getFamily(), NAME_LENGTH))
                .filter(former -> former != null && !former.equals(family))
                .findFirst()
                .orElse(null);
    }

    private static AdministrativeSex sex(Patient patient) {
        AdministrativeGender told = patient.getGender();
        if (told == null) {
            return AdministrativeSex.UNKNOWN;
        }
        return switch (told) {
            case FEMALE -> AdministrativeSex.FEMALE;
            case MALE -> AdministrativeSex.MALE;
            case OTHER -> AdministrativeSex.OTHER;
            case UNKNOWN, NULL -> AdministrativeSex.UNKNOWN;
        };
    }

    private static String language(Patient patient, String path, Findings findings) {
        Optional<String> told = patient.getCommunication().stream()
                .sorted(Comparator.comparing(Patient.PatientCommunicationComponent::getPreferred)
                        .reversed())
                .flatMap(spoken -> spoken.getLanguage().getCoding().stream())
                .map(coding -> String.valueOf(coding.getCode()))
                .filter(code -> code.length() <= LANGUAGE_LENGTH)
                .filter(code -> !"und".equals(Locale.forLanguageTag(code).toLanguageTag()))
                .findFirst();
        if (told.isEmpty()) {
            findings.warn(path + "/communication", "No language is told; English is assumed.");
        }
        return told.orElse("en");
    }

    private static @Nullable String phone(Patient patient) {
        return patient.getTelecom().stream()
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE && contact.hasValue())
                .filter(contact -> contact.getUse() != ContactPoint.ContactPointUse.OLD)
                .map(contact -> contact.getValue().strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONG_TEXT)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Address> address(Patient patient) {
        return patient.getAddress().stream()
                .filter(address -> address.getUse() != Address.AddressUse.OLD)
                .findFirst();
    }

    private static boolean isDeceased(Patient patient) {
        return patient.hasDeceasedDateTimeType()
                || patient.hasDeceasedBooleanType()
                        && patient.getDeceasedBooleanType().booleanValue();
    }

    record Person(
            String mrn,
            List<PatientRecord.Identifier> identifiers,
            String familyName,
            String givenName,
            @Nullable String formerName,
            LocalDate birthDate,
            AdministrativeSex sex,
            String language,
            @Nullable String phone,
            @Nullable String addressLine,
            @Nullable String city,
            @Nullable String postalCode,
            boolean deceased) {
        PatientRecord with(
                Measures measures,
                List<PatientRecord.Condition> conditions,
                List<PatientRecord.Medication> medications,
                List<PatientRecord.Allergy> allergies) {
            return new PatientRecord(
                    mrn,
                    identifiers,
                    familyName,
                    givenName,
                    formerName,
                    birthDate,
                    sex,
                    language,
                    phone,
                    addressLine,
                    city,
                    postalCode,
                    measures.weightKg(),
                    measures.heightCm(),
                    deceased,
                    conditions,
                    medications,
                    allergies);
        }
    }
}
