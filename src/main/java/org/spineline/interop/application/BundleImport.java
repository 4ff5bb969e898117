package org.spineline.interop.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.interop.FhirImport;
import org.spineline.interop.ImportReport;
import org.spineline.interop.ImportReport.Counts;
import org.spineline.interop.application.ObservationTranslation.Measured;
import org.spineline.interop.application.ParsedBundle.Found;
import org.spineline.interop.domain.CompletedImport;
import org.spineline.interop.domain.CompletedImportRepository;
import org.spineline.interop.domain.ImportTally;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.secret.Sha256;
import org.spineline.kernel.web.Page;
import org.spineline.patient.IntakeResult;
import org.spineline.patient.PatientIntake;
import org.spineline.patient.PatientRecord;
import org.spineline.workup.IncomingLabResult;
import org.spineline.workup.LabIntake;
import org.spineline.workup.LabIntakeResult;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in a bundle: reads it whole, then writes it whole. */
@Service
public class BundleImport implements FhirImport {
    private static final int FILE_NAME_LENGTH = 200;
    private static final int LABS_AT_ONCE = 1000;

    private final BundleReader reader;
    private final PersonTranslation persons;
    private final FactTranslation facts;
    private final ObservationTranslation observations;
    private final PatientIntake patients;
    private final LabIntake labs;
    private final CompletedImportRepository imports;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;

    BundleImport(
            BundleReader reader,
            PersonTranslation persons,
            FactTranslation facts,
            ObservationTranslation observations,
            PatientIntake patients,
            LabIntake labs,
            CompletedImportRepository imports,
            CurrentActor actor,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.persons = persons;
        this.facts = facts;
        this.observations = observations;
        this.patients = patients;
        this.labs = labs;
        this.imports = imports;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a person uploads. */
    @Requires(Permission.PATIENT_IMPORT)
    public ImportReport upload(String fileName, byte[] content) {
        return importBundle(fileName, content);
    }

    @Override
    @SystemUse("The demo fills itself at its start, before anybody has signed in")
    public ImportReport importBundle(String fileName, byte[] content) {
        String name = plain(fileName);
        String fingerprint = Sha256.hex(content);
        Optional<ImportReport> earlier =
                inTransaction(() -> imports.findByFileSha256(fingerprint).map(known -> alreadyTakenIn(known, name)));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ParsedBundle bundle = reader.read(content);
        Findings findings = new Findings(bundle.ignored());
        List<Incoming> incoming = translate(bundle, findings);
        findings.throwIfRefused();
        return inTransaction(() -> write(name, fingerprint, incoming, findings));
    }

    /** The latest first. */
    @Requires(Permission.PATIENT_IMPORT)
    @Transactional(readOnly = true)
    public Page<ImportRow> recent(int page, int size) {
        Sort latestFirst = Sort.by(Sort.Direction.DESC, "createdAt").and(Sort.by("id"));
        return Page.of(imports.findAll(PageRequest.of(page, size, latestFirst)), BundleImport::row);
    }

    private List<Incoming> translate(ParsedBundle bundle, Findings findings) {
        List<Found<Patient>> told = bundle.all(Patient.class);
        if (told.isEmpty()) {
            throw ImportRefusal.at("/entry", "There is no patient in this bundle.");
        }
        References references = new References(bundle);
        Map<String, List<Found<Condition>>> conditions =
                byPatient(bundle.all(Condition.class), Condition::getSubject, references, findings);
        Map<String, List<Found<MedicationRequest>>> drugs =
                byPatient(bundle.all(MedicationRequest.class), MedicationRequest::getSubject, references, findings);
        Map<String, List<Found<AllergyIntolerance>>> allergies =
                byPatient(bundle.all(AllergyIntolerance.class), AllergyIntolerance::getPatient, references, findings);
        Map<String, List<Found<Observation>>> values =
                byPatient(bundle.all(Observation.class), Observation::getSubject, references, findings);
        List<Incoming> incoming = new ArrayList<>();
        for (Found<Patient> patient : told) {
            String at = patient.path();
            persons.translate(patient, findings).ifPresent(person -> {
                String system = person.identifiers().isEmpty()
                        ? "fhir"
                        : person.identifiers().get(0).system();
                String sender = system + "|" + person.mrn();
                List<PatientRecord.Condition> kept = kept(
                        conditions.get(at),
                        c -> facts.condition(c, sender),
                        PatientRecord.Condition::sourceId,
                        findings);
                List<PatientRecord.Medication> taken = kept(
                        drugs.get(at),
                        m -> facts.medication(m, sender, references, findings),
                        PatientRecord.Medication::sourceId,
                        findings);
                List<PatientRecord.Allergy> avoided = kept(
                        allergies.get(at), a -> facts.allergy(a, sender), PatientRecord.Allergy::sourceId, findings);
                List<Measured> measured = observations.measured(values.getOrDefault(at, List.of()), findings);
                incoming.add(new Incoming(
                        at,
                        system,
                        sender,
                        person.with(observations.measures(measured, findings), kept, taken, avoided),
                        measured));
            });
        }
        return incoming;
    }

    /** One of each name: a resource that stands in the file twice is one fact, as last told. */
    private static <R extends Resource, T> List<T> kept(
            @Nullable List<Found<R>> found,
            Function<Found<R>, Optional<T>> translation,
            Function<T, String> name,
            Findings findings) {
        Map<String, T> facts = new LinkedHashMap<>();
        for (Found<R> one : found == null ? List.<Found<R>>of() : found) {
            translation
                    .apply(one)
                    .ifPresentOrElse(
                            fact -> facts.put(name.apply(fact), fact),
                            () -> findings.ignore(one.resource().fhirType(), 1));
        }
        return List.copyOf(facts.values());
    }

    private static <R extends Resource> Map<String, List<Found<R>>> byPatient(
            List<Found<R>> found, Function<R, Reference> subject, References references, Findings findings) {
        Map<String, List<Found<R>>> grouped = new HashMap<>();
        for (Found<R> one : found) {
            references
                    .patient(subject.apply(one.resource()))
                    .ifPresentOrElse(
                            patient -> grouped.computeIfAbsent(patient.path(), path -> new ArrayList<>())
                                    .add(one),
                            () -> findings.warn(
                                    one.path(),
                                    "%s was left out: it belongs to no patient of this file."
                                            .formatted(one.resource().fhirType())));
        }
        return grouped;
    }

    private ImportReport write(String fileName, String fingerprint, List<Incoming> incoming, Findings findings) {
        IntakeResult.Counts people = IntakeResult.Counts.NONE;
        IntakeResult.Counts conditions = IntakeResult.Counts.NONE;
        IntakeResult.Counts drugs = IntakeResult.Counts.NONE;
        IntakeResult.Counts allergies = IntakeResult.Counts.NONE;
        List<UUID> ids = new ArrayList<>();
        List<IncomingLabResult> results = new ArrayList<>();
        for (Incoming one : incoming) {
            IntakeResult taken = take(one);
            people = people.plus(taken.patient());
            conditions = conditions.plus(taken.conditions());
            drugs = drugs.plus(taken.medications());
            allergies = allergies.plus(taken.allergies());
            if (!ids.contains(taken.patientId())) {
                ids.add(taken.patientId());
            }
            one.results(taken.patientId()).forEach(results::add);
        }
        IntakeResult.Counts values = take(results, findings);
        IntakeResult.Counts all = conditions.plus(drugs).plus(allergies).plus(values);
        CompletedImport completed = imports.saveAndFlush(new CompletedImport(
                fileName,
                fingerprint,
                actor.displayName(),
                new ImportTally(
                        people.created(),
                        people.updated(),
                        people.unchanged(),
                        all.created(),
                        all.updated(),
                        all.unchanged(),
                        findings.ignoredCount(),
                        findings.warningCount()),
                ids));
        return new ImportReport(
                completed.getId(),
                fileName,
                fingerprint,
                false,
                counts(people),
                counts(conditions),
                counts(values),
                counts(drugs),
                counts(allergies),
                findings.ignored(),
                findings.warnings(),
                findings.warningCount(),
                ids);
    }

    private IntakeResult take(Incoming one) {
        try {
            return patients.take(one.record());
        } catch (ConflictException other) {
            throw ImportRefusal.at(one.path() + "/identifier", other.detail());
        }
    }

    private IntakeResult.Counts take(List<IncomingLabResult> results, Findings findings) {
        int created = 0;
        int unchanged = 0;
        int refused = 0;
        for (int from = 0; from < results.size(); from += LABS_AT_ONCE) {
            LabIntakeResult taken = labs.take(results.subList(from, Math.min(from + LABS_AT_ONCE, results.size())));
            created += taken.created();
            unchanged += taken.unchanged();
            refused += taken.refused().size();
            taken.refused().forEach(result -> findings.warn(result.path(), result.message()));
        }
        findings.ignore("Observation", results.size() - created - unchanged - refused);
        return new IntakeResult.Counts(created, 0, unchanged);
    }

    private static ImportReport alreadyTakenIn(CompletedImport earlier, String fileName) {
        Counts none = new Counts(0, 0, 0);
        List<UUID> patients = earlier.getPatients();
        return new ImportReport(
                earlier.getId(),
                fileName,
                earlier.getFileSha256(),
                true,
                new Counts(0, 0, patients.size()),
                none,
                none,
                none,
                none,
                List.of(),
                List.of(),
                0,
                patients);
    }

    private static ImportRow row(CompletedImport completed) {
        ImportTally tally = completed.getTally();
        return new ImportRow(
                completed.getId(),
                completed.getFileName(),
                completed.getFileSha256(),
                completed.getCreatedAt(),
                completed.getImportedBy(),
                tally.patientsCreated(),
                tally.patientsUpdated(),
                tally.patientsUnchanged(),
                tally.factsCreated(),
                tally.factsUpdated(),
                tally.factsUnchanged(),
                tally.resourcesIgnored(),
                tally.warningCount());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Counts counts(IntakeResult.Counts counts) {
        return new Counts(counts.created(), counts.updated(), counts.unchanged());
    }

    /** Shown, never opened: without folders and control characters. */
    private static String plain(String fileName) {
        String name =
                fileName.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{C}", "").strip();
        String known = name.isEmpty() ? "(unnamed)" : name;
        return known.length() <= FILE_NAME_LENGTH ? known : known.substring(0, FILE_NAME_LENGTH);
    }

    /** One patient of the file, ready to be written. */
    private record Incoming(String path, String system, String sender, PatientRecord record, List<Measured> measured) {
        List<IncomingLabResult> results(UUID patientId) {
            return measured.stream()
                    .filter(one -> !one.isBodyMeasure())
                    .map(one -> new IncomingLabResult(
                            patientId,
                            system,
                            FactTranslation.sourceId(one.found(), sender),
                            one.loinc(),
                            one.display(),
                            one.value(),
                            one.unit(),
                            one.codes(),
                            one.at(),
                            one.found().path()))
                    .toList();
        }
    }
}
