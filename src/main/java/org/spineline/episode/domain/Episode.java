package org.spineline.episode.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.Guidance;
import org.spineline.episode.Indication;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PainCourse;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.RedFlag;
import org.spineline.episode.RmdqAnswers;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.episode.VettingOutcome;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;

/** One fracture episode, from the referral until it is closed. */
@Entity
@Table(name = "episode")
public class Episode extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_number", updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private EpisodeStatus status = EpisodeStatus.REFERRED;

    @Enumerated(EnumType.STRING)
    @Column(name = "urgency")
    private Urgency urgency;

    @Enumerated(EnumType.STRING)
    @Column(name = "indication")
    private Indication indication;

    @Enumerated(EnumType.STRING)
    @Column(name = "setting")
    private CareSetting setting;

    @Encrypted("episode.referrer_name")
    @Column(name = "referrer_name")
    private String referrerName;

    @Encrypted("episode.referrer_organisation")
    @Column(name = "referrer_organisation")
    private @Nullable String referrerOrganisation;

    @Encrypted("episode.referrer_phone")
    @Column(name = "referrer_phone")
    private @Nullable String referrerPhone;

    @Column(name = "pain_at_rest")
    private @Nullable Integer painAtRest;

    @Column(name = "pain_on_movement")
    private int painOnMovement;

    @Column(name = "rmdq")
    private @Nullable Integer rmdq;

    @Column(name = "rmdq_ticked")
    private @Nullable String rmdqTicked;

    @Encrypted("episode.non_surgical_care")
    @Column(name = "non_surgical_care")
    private @Nullable String nonSurgicalCare;

    @Enumerated(EnumType.STRING)
    @Column(name = "non_surgical_result")
    private @Nullable NonSurgicalResult nonSurgicalResult;

    @Enumerated(EnumType.STRING)
    @Column(name = "pain_course")
    private @Nullable PainCourse painCourse;

    @Encrypted("episode.goals")
    @Column(name = "goals")
    private @Nullable String goals;

    @ElementCollection
    @CollectionTable(name = "episode_red_flag", joinColumns = @JoinColumn(name = "episode_id"))
    @Column(name = "red_flag")
    @Enumerated(EnumType.STRING)
    @BatchSize(size = 100)
    private Set<RedFlag> redFlags = EnumSet.noneOf(RedFlag.class);

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "episode_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<Fracture> fractures = new LinkedHashSet<>();

    @Enumerated(EnumType.STRING)
    @Column(name = "decision_outcome")
    private @Nullable VettingOutcome decisionOutcome;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private @Nullable Technique technique;

    @Column(name = "sedation_protocol_code")
    private @Nullable String sedationProtocolCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "guidance")
    private @Nullable Guidance guidance;

    @Encrypted("episode.decision_reason")
    @Column(name = "decision_reason")
    private @Nullable String decisionReason;

    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "treated_at")
    private @Nullable Instant treatedAt;

    @ElementCollection
    @CollectionTable(name = "episode_planned_level", joinColumns = @JoinColumn(name = "episode_id"))
    @BatchSize(size = 100)
    private Set<PlannedLevel> plannedLevels = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "episode_contraindication", joinColumns = @JoinColumn(name = "episode_id"))
    @BatchSize(size = 100)
    private Set<Contraindication> contraindications = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Episode() {}

    /** @param number of this episode among those of the patient, from 1 */
    public static Episode referred(UUID patientId, int number, Referral referral) {
        Episode episode = new Episode();
        episode.patientId = patientId;
        episode.number = number;
        episode.take(referral);
        return episode;
    }

    /**
     * The referral as it should have read. Refused once the radiologist has decided on what it said.
     *
     * @throws ConflictException unless the referral is still open
     */
    public void corrected(Referral referral) {
        if (status != EpisodeStatus.REFERRED && status != EpisodeStatus.INFORMATION_REQUESTED) {
            throw new ConflictException(
                    "referral-decided",
                    "The referral has been decided on and can no longer be changed. Ask the radiologist to vet it again.",
                    Map.of("episodeId", getId(), "episodeStatus", status));
        }
        take(referral);
    }

    /** @throws ConflictException if no decision can be taken in the present status */
    public void vetted(Vetting vetting) {
        moveTo(
                switch (vetting.outcome()) {
                    case ACCEPTED -> EpisodeStatus.ACCEPTED;
                    case INFORMATION_REQUESTED -> EpisodeStatus.INFORMATION_REQUESTED;
                    case DECLINED -> EpisodeStatus.DECLINED;
                });
        boolean accepted = vetting.outcome() == VettingOutcome.ACCEPTED;
        decisionOutcome = vetting.outcome();
        technique = accepted ? vetting.technique() : null;
        sedationProtocolCode = accepted ? vetting.sedationProtocolCode() : null;
        guidance = accepted ? vetting.guidance() : null;
        decisionReason = vetting.reason();
        decidedBy = vetting.by();
        decidedByName = vetting.byName();
        decidedAt = vetting.at();
        if (vetting.urgency() != null) {
            urgency = vetting.urgency();
        }
        plannedLevels.clear();
        if (accepted) {
            plannedLevels.addAll(vetting.levels());
        }
        contraindications.clear();
        contraindications.addAll(vetting.contraindications());
    }

    /**
     * What was asked for has come; the referral waits for the radiologist again.
     *
     * @throws ConflictException unless something was asked
     */
    public void informationGiven() {
        moveTo(EpisodeStatus.REFERRED);
    }

    /** @throws ConflictException once it was treated, declined or closed */
    public void withdrawn() {
        moveTo(EpisodeStatus.WITHDRAWN);
    }

    /** @throws ConflictException if nothing was accepted */
    public void treated(Instant at) {
        moveTo(EpisodeStatus.TREATED);
        treatedAt = at;
    }

    private void take(Referral referral) {
        urgency = referral.urgency();
        indication = referral.indication();
        setting = referral.setting();
        referrerName = referral.referrerName();
        referrerOrganisation = referral.referrerOrganisation();
        referrerPhone = referral.referrerPhone();
        painAtRest = referral.painAtRest();
        painOnMovement = referral.painOnMovement();
        RmdqAnswers answers = referral.rmdqAnswers();
        rmdq = answers == null ? referral.rmdq() : Integer.valueOf(answers.score());
        rmdqTicked = answers == null ? null : answers.marks();
        nonSurgicalCare = referral.nonSurgicalCare();
        nonSurgicalResult = referral.nonSurgicalResult();
        painCourse = referral.painCourse();
        goals = referral.goals();
        redFlags.clear();
        redFlags.addAll(referral.redFlags());
        fractures.removeIf(
                known -> referral.fractures().stream().noneMatch(told -> told.getLevel() == known.getLevel()));
        for (Fracture told : referral.fractures()) {
            fractures.stream()
                    .filter(known -> known.getLevel() == told.getLevel())
                    .findFirst()
                    .ifPresentOrElse(known -> known.becomes(told), () -> fractures.add(told));
        }
    }

    private void moveTo(EpisodeStatus target) {
        if (!status.mayBecome(target)) {
            throw new ConflictException(
                    "episode-transition-refused",
                    "This episode is %s and cannot become %s.".formatted(Words.of(status), Words.of(target)),
                    Map.of("episodeId", getId(), "from", status, "to", target));
        }
        status = target;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public int getNumber() {
        return number;
    }

    public EpisodeStatus getStatus() {
        return status;
    }

    public Urgency getUrgency() {
        return urgency;
    }

    public Indication getIndication() {
        return indication;
    }

    public CareSetting getSetting() {
        return setting;
    }

    public String getReferrerName() {
        return referrerName;
    }

    public @Nullable String getReferrerOrganisation() {
        return referrerOrganisation;
    }

    public @Nullable String getReferrerPhone() {
        return referrerPhone;
    }

    public @Nullable Integer getPainAtRest() {
        return painAtRest;
    }

    public int getPainOnMovement() {
        return painOnMovement;
    }

    public @Nullable Integer getRmdq() {
        return rmdq;
    }

    /** Null when only a total is known, or none. */
    public @Nullable RmdqAnswers getRmdqAnswers() {
        return RmdqAnswers.ofMarks(rmdqTicked);
    }

    public @Nullable String getNonSurgicalCare() {
        return nonSurgicalCare;
    }

    public @Nullable NonSurgicalResult getNonSurgicalResult() {
        return nonSurgicalResult;
    }

    public @Nullable PainCourse getPainCourse() {
        return painCourse;
    }

    public @Nullable String getGoals() {
        return goals;
    }

    public List<RedFlag> getRedFlags() {
        return redFlags.stream().sorted().toList();
    }

    /** In anatomical order. */
    public List<Fracture> getFractures() {
        return fractures.stream()
                .sorted(Comparator.comparing(Fracture::getLevel))
                .toList();
    }

    /** Of the fracture that broke first. */
    public LocalDate getOnset() {
        return fractures.stream()
                .map(Fracture::getOnset)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("An episode has at least one fracture"));
    }

    public @Nullable VettingOutcome getDecisionOutcome() {
        return decisionOutcome;
    }

    public @Nullable Technique getTechnique() {
        return technique;
    }

    public @Nullable String getSedationProtocolCode() {
        return sedationProtocolCode;
    }

    public @Nullable Guidance getGuidance() {
        return guidance;
    }

    public @Nullable String getDecisionReason() {
        return decisionReason;
    }

    public @Nullable UUID getDecidedBy() {
        return decidedBy;
    }

    public @Nullable String getDecidedByName() {
        return decidedByName;
    }

    public @Nullable Instant getDecidedAt() {
        return decidedAt;
    }

    public @Nullable Instant getTreatedAt() {
        return treatedAt;
    }

    /** In anatomical order. */
    public List<PlannedLevel> getPlannedLevels() {
        return plannedLevels.stream()
                .sorted(Comparator.comparing(PlannedLevel::level))
                .toList();
    }

    public List<VertebralLevel> getFractureLevels() {
        return getFractures().stream().map(Fracture::getLevel).toList();
    }

    public List<Contraindication> getContraindications() {
        return contraindications.stream()
                .sorted(Comparator.comparing(Contraindication::code))
                .toList();
    }
}
