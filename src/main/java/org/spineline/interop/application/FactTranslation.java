package org.spineline.interop.application;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.spineline.interop.application.ParsedBundle.Found;
import org.spineline.kernel.secret.Sha256;
import org.spineline.patient.AllergyCategory;
import org.spineline.patient.AllergySeverity;
import org.spineline.patient.PatientRecord;
import org.springframework.stereotype.Component;

/** Diagnoses, drugs and allergies, from their FHIR resources; what was never true is left out. */
@Component
class FactTranslation {
    private static final String RX_NORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final int CODE_LENGTH = 40;
    private static final int RX_NORM_LENGTH = 20;
    private static final int SYSTEM_LENGTH = 200;
    private static final int NAME_LENGTH = 300;
    private static final int SUBSTANCE_LENGTH = 200;

    /** Unique in the world, so that nobody else's number can be mistaken for it. */
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern LATEX = Pattern.compile("\\blatex\\b");
    private static final Pattern CONTRAST = Pattern.compile("contrast|iodinated|gadolin|iohexol|iodixanol|iopamidol");
    private static final Pattern CEMENT = Pattern.compile("methacrylate|bone cement|\\bpmma\\b");

    Optional<PatientRecord.Condition> condition(Found<Condition> found, String sender) {
        Condition told = found.resource();
        Optional<String> display = FhirText.text(told.getCode());
        if (isUntrue(told.getVerificationStatus()) || display.isEmpty()) {
            return Optional.empty();
        }
        Coding coding = told.getCode().getCodingFirstRep();
        LocalDate onset = start(told.getOnset());
        LocalDate abated = start(told.getAbatement());
        boolean active = told.hasClinicalStatus()
                ? FhirText.isAnyOf(told.getClinicalStatus(), "active", "recurrence", "relapse")
                : !told.hasAbatement();
        return Optional.of(new PatientRecord.Condition(
                sourceId(found, sender),
                cutOr(coding.getSystem(), SYSTEM_LENGTH, "text"),
                cutOr(coding.getCode(), CODE_LENGTH, "none"),
                cutOr(display.get(), NAME_LENGTH, ""),
                onset,
                abated,
                active));
    }

    /** Plans and proposals are not drugs somebody takes. */
    Optional<PatientRecord.Medication> medication(
            Found<MedicationRequest> found, String sender, References references, Findings findings) {
        MedicationRequest told = found.resource();
        MedicationRequestStatus status = told.getStatus();
        MedicationRequestIntent intent = told.getIntent();
        if (told.getDoNotPerform()
                || status == MedicationRequestStatus.ENTEREDINERROR
                || status == MedicationRequestStatus.DRAFT
                || intent == MedicationRequestIntent.PROPOSAL
                || intent == MedicationRequestIntent.PLAN
                || intent == MedicationRequestIntent.OPTION) {
            return Optional.empty();
        }
        Optional<CodeableConcept> drug = told.hasMedicationCodeableConcept()
                ? Optional.of(told.getMedicationCodeableConcept())
                : references.medication(told.getMedicationReference()).map(Medication::getCode);
        Optional<String> name = drug.flatMap(FhirText::text)
                .or(() -> told.hasMedicationReference()
                        ? Optional.ofNullable(
                                FhirText.cut(told.getMedicationReference().getDisplay(), NAME_LENGTH))
                        : Optional.empty());
        if (name.isEmpty()) {
            findings.warn(
                    found.path(),
                    "A drug was left out: the prescription does not say which one it is. Check the medication list.");
            return Optional.empty();
        }
        return Optional.of(new PatientRecord.Medication(
                sourceId(found, sender),
                cutOr(name.get(), NAME_LENGTH, ""),
                drug.flatMap(concept -> FhirText.code(concept, RX_NORM))
                        .filter(code -> code.length() <= RX_NORM_LENGTH)
                        .orElse(null),
                isTaken(status),
                FhirText.day(told.getAuthoredOnElement()),
                null));
    }

    Optional<PatientRecord.Allergy> allergy(Found<AllergyIntolerance> found, String sender) {
        AllergyIntolerance told = found.resource();
        Optional<String> substance = FhirText.text(told.getCode());
        if (isUntrue(told.getVerificationStatus())
                || FhirText.isAnyOf(told.getClinicalStatus(), "inactive", "resolved")
                || saysThereIsNone(told.getCode())
                || substance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PatientRecord.Allergy(
                sourceId(found, sender),
                cutOr(substance.get(), SUBSTANCE_LENGTH, ""),
                category(told, substance.get()),
                FhirText.cut(
                        told.getReaction().stream()
                                .flatMap(reaction -> reaction.getManifestation().stream())
                                .flatMap(manifestation -> FhirText.text(manifestation).stream())
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        SUBSTANCE_LENGTH),
                severity(told)));
    }

    /**
     * The name by which a resource of this sender is recognised again. Numbers that are not unique in the world are
     * told apart by their sender; without any, the content itself is the name.
     */
    static String sourceId(Found<?> found, String sender) {
        Optional<String> id = FhirText.id(found.resource());
        if (id.isPresent() && UUID.matcher(id.get()).matches()) {
            return id.get().toLowerCase(Locale.ROOT);
        }
        String fullUrl = found.fullUrl();
        String own = id.orElseGet(() -> fullUrl == null ? content(found.resource()) : fullUrl);
        return Sha256.hex(sender + "|" + found.resource().fhirType() + "|" + own);
    }

    private static String content(Resource resource) {
        return ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    /** Where the sender does not say that a drug was stopped, it counts as taken: a blood thinner must not be lost. */
    private static boolean isTaken(@Nullable MedicationRequestStatus status) {
        if (status == null) {
            return true;
        }
        return switch (status) {
            case ACTIVE, ONHOLD, UNKNOWN, NULL -> true;
            case STOPPED, COMPLETED, CANCELLED, ENTEREDINERROR, DRAFT -> false;
        };
    }

    private static boolean isUntrue(CodeableConcept verification) {
        return FhirText.isAnyOf(verification, "refuted", "entered-in-error");
    }

    /** SNOMED CT 716186003 and its kin: "no known allergy" is not an allergy. */
    private static boolean saysThereIsNone(CodeableConcept code) {
        return FhirText.isAnyOf(code, "716186003", "409137002", "428607008", "429625007");
    }

    private static AllergyCategory category(AllergyIntolerance told, String substance) {
        String text = substance.toLowerCase(Locale.ROOT);
        if (LATEX.matcher(text).find()) {
            return AllergyCategory.LATEX;
        }
        if (CONTRAST.matcher(text).find()) {
            return AllergyCategory.CONTRAST;
        }
        if (CEMENT.matcher(text).find()) {
            return AllergyCategory.CEMENT;
        }
        if (told.hasCategory(AllergyIntoleranceCategory.MEDICATION)) {
            return AllergyCategory.DRUG;
        }
        return told.hasCategory(AllergyIntoleranceCategory.FOOD) ? AllergyCategory.FOOD : AllergyCategory.OTHER;
    }

    /** The worst reaction seen. */
    private static AllergySeverity severity(AllergyIntolerance told) {
        AllergySeverity worst = AllergySeverity.NOT_RECORDED;
        for (AllergyIntoleranceReactionComponent reaction : told.getReaction()) {
            AllergyIntoleranceSeverity severity = reaction.getSeverity();
            if (severity == AllergyIntoleranceSeverity.SEVERE) {
                return AllergySeverity.SEVERE;
            }
            if (severity == AllergyIntoleranceSeverity.MODERATE) {
                worst = AllergySeverity.MODERATE;
            } else if (severity == AllergyIntoleranceSeverity.MILD && worst == AllergySeverity.NOT_RECORDED) {
                worst = AllergySeverity.MILD;
            }
        }
        return worst;
    }

    private static @Nullable LocalDate start(@Nullable Type told) {
        if (told instanceof BaseDateTimeType moment) {
            return FhirText.day(moment);
        }
        if (told instanceof Period period) {
            DateTimeType start = period.getStartElement();
            return FhirText.day(start);
        }
        return null;
    }

    private static String cutOr(@Nullable String text, int most, String otherwise) {
        String cut = FhirText.cut(text, most);
        return cut == null ? otherwise : cut;
    }
}
