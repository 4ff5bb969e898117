package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.DayCase;
import org.spineline.booking.DayCases;
import org.spineline.kernel.config.Folders;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.operations.application.DowntimePack;
import org.spineline.operations.domain.DowntimeRules;
import org.spineline.operations.infrastructure.DowntimePage.Entry;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the pack into the folder and takes the old ones away. Every server that has a folder writes its own: a pack is
 * worth most when servers die, and two of them do no harm.
 */
@Component
class DowntimePacks implements DowntimePack {
    static final String NEWEST = "downtime-pack.html";

    private static final Logger LOG = LoggerFactory.getLogger(DowntimePacks.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DayCases cases;
    private final PatientDirectory patients;
    private final ReadinessAssessment readiness;
    private final DowntimeRules rules;
    private final FacilityProperties site;
    private final FacilityZone facility;
    private final Clock clock;
    private final TransactionTemplate oneView;
    private volatile @Nullable Instant written;

    DowntimePacks(
            DayCases cases,
            PatientDirectory patients,
            ReadinessAssessment readiness,
            DowntimeRules rules,
            FacilityProperties site,
            FacilityZone facility,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.patients = patients;
        this.readiness = readiness;
        this.rules = rules;
        this.site = site;
        this.facility = facility;
        this.clock = clock;
        this.oneView = new TransactionTemplate(transactions);
        this.oneView.setReadOnly(true);
        // The page is one moment: a case that moves while it is read must not be missing or there twice.
        this.oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        Path folder = rules.folder();
        if (folder != null) {
            Folders.requireWritable("spineline.downtime.folder", folder);
        }
    }

    /** How long ago this server last wrote one; empty if never since its start. */
    Optional<Duration> age() {
        return writtenAt().map(at -> Duration.between(at, clock.instant()));
    }

    @Override
    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(written);
    }

    @Override
    public boolean isConfigured() {
        return rules.folder() != null;
    }

    @Override
    public boolean isStale() {
        return isConfigured()
                && age().map(age -> age.compareTo(rules.stale()) > 0).orElse(true);
    }

    /** Writes one now; nothing where no folder is configured. */
    void write() {
        Path folder = rules.folder();
        if (folder == null) {
            return;
        }
        Instant asOf = clock.instant();
        String page = page(asOf);
        try {
            Path beside = Files.createTempFile(folder, ".pack", ".part");
            Files.writeString(beside, page, StandardCharsets.UTF_8);
            // Copied under its time first, so that whoever opens the newest finds a whole page at any moment.
            Files.copy(
                    beside,
                    folder.resolve("downtime-" + STAMP.format(asOf) + ".html"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    beside,
                    folder.resolve(NEWEST),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            prune(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        written = asOf;
    }

    String page(Instant asOf) {
        LocalDate first = facility.dayOf(asOf);
        LocalDate last = first.plusDays(rules.days() - 1L);
        TimeRange window = new TimeRange(facility.startOf(first), facility.startOf(last.plusDays(1)));
        List<Entry> entries = oneView.execute(status -> entries(window));
        return new DowntimePage(facility).of(site.name(), asOf, first, last, entries);
    }

    private List<Entry> entries(TimeRange window) {
        List<DayCase> found = cases.casesIn(window);
        Map<UUID, PatientSummary> people =
                patients.summaries(found.stream().map(DayCase::patientId).collect(Collectors.toSet()));
        Map<UUID, @Nullable Instant> starts = new HashMap<>();
        found.forEach(each -> starts.putIfAbsent(each.episodeId(), each.when().start()));
        Map<UUID, Readiness> ready = readiness.assessAll(starts);
        return found.stream()
                .map(each -> {
                    PatientSummary patient = people.get(each.patientId());
                    if (patient == null) {
                        throw new IllegalStateException("A booking without its patient: " + each.bookingId());
                    }
                    return entry(each, patient, ready.get(each.episodeId()));
                })
                .toList();
    }

    private static Entry entry(DayCase booked, PatientSummary patient, @Nullable Readiness ready) {
        List<GateState> gates = ready == null ? List.of() : ready.gates();
        String levels = booked.levels().stream().map(VertebralLevel::name).collect(Collectors.joining(", "));
        List<String> team = new ArrayList<>();
        team.add(booked.operatorName());
        team.addAll(booked.alongside());
        return new Entry(
                booked.bookingId(),
                booked.when().start(),
                booked.when().end(),
                booked.roomName(),
                patient.familyName() + ", " + patient.givenName(),
                patient.mrn(),
                patient.birthDate(),
                Words.of(booked.technique()) + " · " + levels + " · sedation " + booked.sedationProtocolCode(),
                String.join(" · ", team),
                Words.of(booked.status()),
                patient.phone(),
                flags(patient, gates),
                gates.stream()
                        .filter(gate -> !gate.met() && gate.code() != GateCode.ANTITHROMBOTIC_HOLD)
                        .map(gate -> gate.label() + ": " + gate.reason())
                        .toList());
    }

    private static List<String> flags(PatientSummary patient, List<GateState> gates) {
        List<String> flags = new ArrayList<>();
        gates.stream()
                .filter(gate -> gate.code() == GateCode.ANTITHROMBOTIC_HOLD)
                .forEach(gate -> flags.add("Antithrombotics: " + Words.of(gate.status()) + ", " + gate.reason()));
        flags.add(
                patient.allergies().isEmpty()
                        ? "Allergies: none recorded"
                        : "Allergies: " + String.join(", ", patient.allergies()));
        if (patient.interpreterNeeded()) {
            flags.add("Interpreter: " + patient.language());
        }
        return flags;
    }

    private void prune(Path folder) throws IOException {
        List<Path> packs;
        try (Stream<Path> files = Files.list(folder)) {
            packs = files.filter(file -> file.getFileName().toString().matches("downtime-\\d{8}T\\d{6}Z\\.html"))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        }
        for (Path old : packs.subList(Math.min(rules.keep(), packs.size()), packs.size())) {
            Files.deleteIfExists(old);
        }
        LOG.debug("Downtime pack written, {} kept", Math.min(rules.keep(), packs.size()));
    }
}
