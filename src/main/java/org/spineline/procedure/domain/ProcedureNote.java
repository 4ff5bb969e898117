package org.spineline.procedure.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;
import org.spineline.procedure.KapUnit;
import org.spineline.procedure.NoteStatus;

/** The record of one procedure: a draft until it is signed, frozen afterwards. */
@Entity
@Table(name = "procedure_note")
public class ProcedureNote extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private NoteStatus status;

    @Column(name = "indication")
    private @Nullable String indication;

    @Column(name = "patient_position")
    private @Nullable String positionPatient;

    @Column(name = "sedation_protocol_code")
    private @Nullable String sedationProtocolCode;

    @Column(name = "antibiotic")
    private @Nullable String antibiotic;

    @Column(name = "time_out_patient")
    private @Nullable Boolean timeOutPatient;

    @Column(name = "time_out_levels")
    private @Nullable Boolean timeOutLevels;

    @Column(name = "time_out_first_name")
    private @Nullable String timeOutFirstName;

    @Column(name = "time_out_second_name")
    private @Nullable String timeOutSecondName;

    @Column(name = "numbering_method")
    private @Nullable String numberingMethod;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "fluoroscopy_minutes")
    private @Nullable BigDecimal fluoroscopyMinutes;

    @Column(name = "air_kerma_mgy")
    private @Nullable BigDecimal airKermaMGy;

    @Column(name = "kap_value")
    private @Nullable BigDecimal kapValue;

    @Enumerated(EnumType.STRING)
    @Column(name = "kap_unit")
    private @Nullable KapUnit kapUnit;

    @Column(name = "fluoroscopy_frames")
    private @Nullable Integer fluoroscopyFrames;

    @Column(name = "levels_justification")
    private @Nullable String levelsJustification;

    @Column(name = "complications")
    private @Nullable String complications;

    @Column(name = "impression")
    private @Nullable String impression;

    @Column(name = "aftercare")
    private @Nullable String plan;

    @Column(name = "free_text")
    private @Nullable String freeText;

    @Column(name = "touched")
    private String touched;

    @Column(name = "planned_levels")
    private String plannedLevels;

    @Column(name = "written_by_name")
    private @Nullable String writtenByName;

    @Column(name = "written_at")
    private @Nullable Instant writtenAt;

    @Column(name = "signed_by")
    private @Nullable UUID signedBy;

    @Column(name = "signed_by_name")
    private @Nullable String signedByName;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "content_hash")
    private @Nullable String contentHash;

    @SuppressWarnings("NullAway.Init")
    protected ProcedureNote() {}

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "note_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private List<TreatedLevel> levels = new ArrayList<>();

    /** @param prefilled what booking and vetting already say; shown as such until somebody touches it */
    public static ProcedureNote opened(
            UUID patientId, UUID episodeId, UUID bookingId, List<VertebralLevel> planned, NoteContent prefilled) {
        ProcedureNote note = new ProcedureNote();
        note.patientId = patientId;
        note.episodeId = episodeId;
        note.bookingId = bookingId;
        note.status = NoteStatus.DRAFT;
        note.touched = "";
        note.plannedLevels = planned.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        note.take(prefilled);
        return note;
    }

    /**
     * @param fieldsTouched names of the prefilled fields somebody has looked at
     * @throws ConflictException once signed
     */
    public void written(NoteContent told, List<String> fieldsTouched, String byName, Instant at) {
        refuseIfSigned();
        take(told);
        touched = String.join(",", fieldsTouched);
        writtenByName = byName;
        writtenAt = at;
    }

    /** Fills in what the record of the day knows meanwhile; nobody has looked at it yet. @throws ConflictException once signed */
    public void filledIn(NoteContent filled) {
        refuseIfSigned();
        take(filled);
    }

    /** @throws ConflictException if it is signed already */
    public void signed(UUID by, String byName, Instant at, String hash) {
        refuseIfSigned();
        status = NoteStatus.SIGNED;
        signedBy = by;
        signedByName = byName;
        signedAt = at;
        contentHash = hash;
    }

    /**
     * The void itself, who asked and who approved, is kept in {@link NoteVoid}; nothing else of the note changes.
     *
     * @throws ConflictException unless it is signed and in force
     */
    public void voided() {
        if (status != NoteStatus.SIGNED) {
            throw new ConflictException(
                    "note-not-signed",
                    "Only a signed note can be voided. This one is %s.".formatted(Words.of(status)),
                    Map.of("noteId", getId()));
        }
        status = NoteStatus.VOIDED;
    }

    private void refuseIfSigned() {
        if (status != NoteStatus.DRAFT) {
            throw new ConflictException(
                    "note-signed",
                    "This note is signed and never changes. Write an addendum instead.",
                    Map.of("noteId", getId()));
        }
    }

    private void take(NoteContent told) {
        indication = told.indication();
        positionPatient = told.positionPatient();
        sedationProtocolCode = told.sedationProtocolCode();
        antibiotic = told.antibiotic();
        timeOutPatient = told.timeOutPatient();
        timeOutLevels = told.timeOutLevels();
        timeOutFirstName = told.timeOutFirstName();
        timeOutSecondName = told.timeOutSecondName();
        numberingMethod = told.numberingMethod();
        startedAt = told.startedAt();
        endedAt = told.endedAt();
        fluoroscopyMinutes = told.fluoroscopyMinutes();
        airKermaMGy = told.airKermaMGy();
        kapValue = told.kapValue();
        kapUnit = told.kapUnit();
        fluoroscopyFrames = told.fluoroscopyFrames();
        levelsJustification = told.levelsJustification();
        complications = told.complications();
        impression = told.impression();
        plan = told.plan();
        freeText = told.freeText();
        levels.removeIf(known -> told.levels().stream().noneMatch(one -> one.getLevel() == known.getLevel()));
        for (TreatedLevel one : told.levels()) {
            levels.stream()
                    .filter(known -> known.getLevel() == one.getLevel())
                    .findFirst()
                    .ifPresentOrElse(known -> known.becomes(one), () -> levels.add(one));
        }
    }

    public NoteContent content() {
        return new NoteContent(
                indication,
                positionPatient,
                sedationProtocolCode,
                antibiotic,
                timeOutPatient,
                timeOutLevels,
                timeOutFirstName,
                timeOutSecondName,
                numberingMethod,
                startedAt,
                endedAt,
                fluoroscopyMinutes,
                airKermaMGy,
                kapValue,
                kapUnit,
                fluoroscopyFrames,
                levelsJustification,
                complications,
                impression,
                plan,
                freeText,
                getLevels());
    }

    /** In anatomical order. */
    public List<TreatedLevel> getLevels() {
        return levels.stream()
                .sorted(Comparator.comparing(TreatedLevel::getLevel))
                .toList();
    }

    public List<VertebralLevel> getPlannedLevels() {
        return plannedLevels.isEmpty()
                ? List.of()
                : Arrays.stream(plannedLevels.split(","))
                        .map(VertebralLevel::valueOf)
                        .toList();
    }

    public List<String> getTouched() {
        return touched.isEmpty() ? List.of() : List.of(touched.split(","));
    }

    public boolean treatsWhatWasPlanned() {
        return getLevels().stream().map(TreatedLevel::getLevel).toList().equals(getPlannedLevels());
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public NoteStatus getStatus() {
        return status;
    }

    public @Nullable String getIndication() {
        return indication;
    }

    public @Nullable String getPositionPatient() {
        return positionPatient;
    }

    public @Nullable String getSedationProtocolCode() {
        return sedationProtocolCode;
    }

    public @Nullable String getAntibiotic() {
        return antibiotic;
    }

    public @Nullable Boolean getTimeOutPatient() {
        return timeOutPatient;
    }

    public @Nullable Boolean getTimeOutLevels() {
        return timeOutLevels;
    }

    public @Nullable String getTimeOutFirstName() {
        return timeOutFirstName;
    }

    public @Nullable String getTimeOutSecondName() {
        return timeOutSecondName;
    }

    public @Nullable String getNumberingMethod() {
        return numberingMethod;
    }

    public @Nullable Instant getStartedAt() {
        return startedAt;
    }

    public @Nullable Instant getEndedAt() {
        return endedAt;
    }

    public @Nullable BigDecimal getFluoroscopyMinutes() {
        return fluoroscopyMinutes;
    }

    public @Nullable BigDecimal getAirKermaMGy() {
        return airKermaMGy;
    }

    public @Nullable BigDecimal getKapValue() {
        return kapValue;
    }

    public @Nullable KapUnit getKapUnit() {
        return kapUnit;
    }

    public @Nullable Integer getFluoroscopyFrames() {
        return fluoroscopyFrames;
    }

    public @Nullable String getLevelsJustification() {
        return levelsJustification;
    }

    public @Nullable String getComplications() {
        return complications;
    }

    public @Nullable String getImpression() {
        return impression;
    }

    public @Nullable String getPlan() {
        return plan;
    }

    public @Nullable String getFreeText() {
        return freeText;
    }

    /** Who saved it last; null while it is as it was opened. */
    public @Nullable String getWrittenByName() {
        return writtenByName;
    }

    public @Nullable Instant getWrittenAt() {
        return writtenAt;
    }

    public @Nullable UUID getSignedBy() {
        return signedBy;
    }

    public @Nullable String getSignedByName() {
        return signedByName;
    }

    public @Nullable Instant getSignedAt() {
        return signedAt;
    }

    public @Nullable String getContentHash() {
        return contentHash;
    }
}
