package org.spineline.patient.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.kernel.database.ByIds;
import org.spineline.kernel.domain.PatientsShown;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.ActiveMedication;
import org.spineline.patient.ContactKind;
import org.spineline.patient.IntakeResult;
import org.spineline.patient.IntakeResult.Counts;
import org.spineline.patient.PatientDied;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientIntake;
import org.spineline.patient.PatientMedications;
import org.spineline.patient.PatientName;
import org.spineline.patient.PatientRecord;
import org.spineline.patient.PatientSummary;
import org.spineline.patient.VoicemailRule;
import org.spineline.patient.application.PatientRequests.ContactEntry;
import org.spineline.patient.application.PatientRequests.PatientRequest;
import org.spineline.patient.application.PatientRequests.PatientResponse;
import org.spineline.patient.domain.Demographics;
import org.spineline.patient.domain.MedicationRepository;
import org.spineline.patient.domain.NameTrigrams;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.Patient.Taken;
import org.spineline.patient.domain.PatientAllergy;
import org.spineline.patient.domain.PatientCondition;
import org.spineline.patient.domain.PatientContact;
import org.spineline.patient.domain.PatientIdentifier;
import org.spineline.patient.domain.PatientMedication;
import org.spineline.patient.domain.PatientRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers, changes and hands out patients. */
@Service
@Transactional
public class PatientService implements PatientDirectory, PatientMedications, PatientIntake {
    private static final int OLDEST_IN_YEARS = 130;

    /** What a mail server takes without extensions; a line break could smuggle in headers. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private final PatientRepository patients;
    private final MedicationRepository medications;
    private final PatientMapper mapper;
    private final FacilityZone facility;
    private final ApplicationEventPublisher events;
    private final ClosedRecords scope;

    PatientService(
            PatientRepository patients,
            MedicationRepository medications,
            PatientMapper mapper,
            FacilityZone facility,
            ApplicationEventPublisher events,
            ClosedRecords scope) {
        this.patients = patients;
        this.medications = medications;
        this.mapper = mapper;
        this.facility = facility;
        this.events = events;
        this.scope = scope;
    }

    @Requires(Permission.PATIENT_REGISTER)
    public PatientResponse register(PatientRequest request) {
        refuseNonsense(request);
        return mapper.toResponse(patients.saveAndFlush(new Patient(mapper.toDemographics(request))));
    }

    @Requires(Permission.PATIENT_REGISTER)
    public PatientResponse change(UUID patientId, ExpectedVersion expected, PatientRequest request) {
        Patient patient = load(patientId);
        patient.requireVersion(expected);
        patient.requireCurrent();
        refuseNonsense(request);
        patient.becomes(mapper.toDemographics(request));
        return mapper.toResponse(patients.saveAndFlush(patient));
    }

    @Requires(Permission.PATIENT_READ)
    @Transactional(readOnly = true)
    public PatientResponse get(UUID patientId) {
        return mapper.toResponse(load(patientId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public PatientSummary require(UUID patientId) {
        return mapper.toSummary(load(patientId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public PatientSummary requireCurrent(UUID patientId) {
        Patient patient = load(patientId);
        patient.requireCurrent();
        return mapper.toSummary(patient);
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, PatientSummary> summaries(Collection<UUID> patientIds) {
        Map<UUID, PatientSummary> found = new LinkedHashMap<>();
        if (!patientIds.isEmpty()) {
            Set<UUID> closed = scope.closed(patientIds);
            patients.findAllByIdIn(patientIds)
                    .forEach(patient -> found.put(
                            patient.getId(),
                            closed.contains(patient.getId())
                                    ? PatientSummary.restricted(patient.getId())
                                    : mapper.toSummary(patient)));
        }
        return found;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, PatientName> names(Collection<UUID> patientIds) {
        if (patientIds.isEmpty()) {
            return Map.of();
        }
        Set<UUID> closed = scope.closed(patientIds);
        // No entity is loaded here whose reading the trail would see.
        events.publishEvent(new PatientsShown(
                patientIds.stream().filter(id -> !closed.contains(id)).toList()));
        return patients.namesOf(patientIds).stream()
                .map(name -> closed.contains(name.id()) ? PatientName.restricted(name.id()) : name)
                .collect(Collectors.toMap(PatientName::id, Function.identity()));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<ActiveMedication> activeFor(UUID patientId) {
        return activeForAll(List.of(patientId)).getOrDefault(patientId, List.of());
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, List<ActiveMedication>> activeForAll(Collection<UUID> patientIds) {
        return ByIds.find(patientIds, medications::activeOfOne, medications::activeOf).stream()
                .collect(Collectors.groupingBy(
                        MedicationRepository.OfPatient::getPatientId,
                        Collectors.mapping(row -> mapper.toActive(row.getMedication()), Collectors.toList())));
    }

    @Override
    @SystemUse("Called by an import that asks for its own permission")
    public IntakeResult take(PatientRecord told) {
        Optional<Patient> known = told.identifiers().stream()
                .flatMap(identifier -> patients.findByIdentifier(identifier.system(), identifier.value()).stream())
                .findFirst();
        if (known.isEmpty()) {
            patients.findByMrn(told.mrn()).ifPresent(other -> {
                throw new ConflictException(
                        "mrn-taken",
                        "The record number of a patient in this file belongs to another patient here.",
                        Map.of("patientId", other.getId()));
            });
        }
        known.filter(patient -> !couldBe(patient, told)).ifPresent(other -> {
            throw new ConflictException(
                    "patient-mismatch",
                    "An identifier in this file belongs to somebody here with another name and birth date.",
                    Map.of("patientId", other.getId()));
        });
        Patient patient = known.orElseGet(() -> new Patient(demographics(told, null)));
        boolean changed = known.isPresent() && differs(patient, told);
        if (changed) {
            patient.becomes(demographics(told, patient));
        }
        boolean diedSince = told.deceased() && !patient.isDeceased();
        if (diedSince) {
            patient.died();
        }
        told.identifiers()
                .forEach(identifier ->
                        patient.isAlsoKnownAs(new PatientIdentifier(identifier.system(), identifier.value())));
        Counts conditions = count(told.conditions().stream()
                .map(c -> patient.take(new PatientCondition(
                        c.codeSystem(), c.code(), c.display(), c.onset(), c.abated(), c.active(), c.sourceId()))));
        Counts drugs = count(told.medications().stream()
                .map(m -> patient.take(new PatientMedication(
                        m.name(), m.rxNormCode(), m.active(), m.startedOn(), m.endedOn(), m.sourceId()))));
        Counts allergies = count(told.allergies().stream()
                .map(a -> patient.take(
                        new PatientAllergy(a.substance(), a.category(), a.reaction(), a.severity(), a.sourceId()))));
        patients.saveAndFlush(patient);
        if (diedSince) {
            events.publishEvent(new PatientDied(patient.getId()));
        }
        Counts self = known.isEmpty() ? new Counts(1, 0, 0) : changed ? new Counts(0, 1, 0) : new Counts(0, 0, 1);
        return new IntakeResult(patient.getId(), self, conditions, drugs, allergies);
    }

    /** People marry and dates get corrected, but not both at once: then an identifier was reused or mistyped. */
    private static boolean couldBe(Patient known, PatientRecord told) {
        return known.getBirthDate().equals(told.birthDate())
                || Stream.of(told.familyName(), told.formerName())
                        .filter(Objects::nonNull)
                        .map(NameTrigrams::folded)
                        .anyMatch(name -> name.equals(NameTrigrams.folded(known.getFamilyName()))
                                || known.getFormerName() != null
                                        && name.equals(NameTrigrams.folded(known.getFormerName())));
    }

    private static Counts count(Stream<Taken> outcomes) {
        Map<Taken, Integer> counts = new EnumMap<>(Taken.class);
        outcomes.forEach(taken -> counts.merge(taken, 1, Integer::sum));
        return new Counts(
                counts.getOrDefault(Taken.CREATED, 0),
                counts.getOrDefault(Taken.UPDATED, 0),
                counts.getOrDefault(Taken.UNCHANGED, 0));
    }

    /** What people here decided (voicemail rule, e-mail, interpreter) outlives a later import. */
    private static Demographics demographics(PatientRecord told, @Nullable Patient known) {
        List<PatientContact> contacts = new ArrayList<>();
        if (told.phone() != null) {
            contacts.add(new PatientContact(ContactKind.PHONE, told.phone(), null, null, true));
        }
        List<PatientAllergy> entered = known == null
                ? List.of()
                : known.getAllergies().stream()
                        .filter(allergy -> allergy.getSourceId() == null)
                        .toList();
        return new Demographics(
                told.mrn(),
                told.familyName(),
                told.givenName(),
                told.formerName() == null && known != null ? known.getFormerName() : told.formerName(),
                told.birthDate(),
                told.sex(),
                told.language(),
                known != null && known.isInterpreterNeeded(),
                known == null ? VoicemailRule.NOT_RECORDED : known.getVoicemailRule(),
                known == null ? null : known.getEmailConsent(),
                told.weightKg() == null && known != null ? known.getWeightKg() : told.weightKg(),
                told.heightCm() == null && known != null ? known.getHeightCm() : told.heightCm(),
                told.addressLine(),
                told.city(),
                told.postalCode(),
                known == null || known.getContacts().isEmpty() ? contacts : known.getContacts(),
                entered);
    }

    private static boolean differs(Patient known, PatientRecord told) {
        return !known.getFamilyName().equals(told.familyName())
                || !known.getGivenName().equals(told.givenName())
                || !known.getBirthDate().equals(told.birthDate())
                || known.getSex() != told.sex()
                || told.formerName() != null && !told.formerName().equals(known.getFormerName())
                || !Objects.equals(known.getAddressLine(), told.addressLine())
                || !Objects.equals(known.getCity(), told.city())
                || !Objects.equals(known.getPostalCode(), told.postalCode())
                || differs(known.getWeightKg(), told.weightKg())
                || differs(known.getHeightCm(), told.heightCm());
    }

    private static boolean differs(@Nullable BigDecimal known, @Nullable BigDecimal told) {
        return told != null && (known == null || known.compareTo(told) != 0);
    }

    private Patient load(UUID patientId) {
        return patients.findById(patientId)
                .filter(patient -> scope.closed(Set.of(patientId)).isEmpty())
                .orElseThrow(() -> new NotFoundException(
                        "patient-not-found", "This patient does not exist.", Map.of("patientId", patientId)));
    }

    private void refuseNonsense(PatientRequest request) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate today = facility.today();
        if (request.birthDate().isAfter(today)) {
            errors.add(new FieldError("/birthDate", "The birth date lies in the future."));
        } else if (request.birthDate().isBefore(today.minusYears(OLDEST_IN_YEARS))) {
            errors.add(new FieldError(
                    "/birthDate", "Nobody is older than %d years. Check the year.".formatted(OLDEST_IN_YEARS)));
        }
        if (!isLanguageTag(request.language())) {
            errors.add(new FieldError("/language", "Enter a language code, such as en, es or pt-BR."));
        }
        for (int i = 0; i < request.contacts().size(); i++) {
            ContactEntry contact = request.contacts().get(i);
            if (contact.kind() == ContactKind.EMAIL
                    && !EMAIL.matcher(contact.value()).matches()) {
                errors.add(new FieldError(
                        "/contacts/" + i + "/value", "Enter an e-mail address, such as name@example.org."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "patient-refused", "The record cannot be right as it stands. Nothing was saved.", errors);
        }
    }

    private static boolean isLanguageTag(String tag) {
        return !"und".equals(Locale.forLanguageTag(tag).toLanguageTag());
    }
}
