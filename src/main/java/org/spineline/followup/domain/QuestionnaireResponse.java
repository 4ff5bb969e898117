package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RmdqAnswers;
import org.spineline.followup.Instrument;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** A score the patient gave. */
@Entity
@Table(name = "questionnaire_response")
public class QuestionnaireResponse extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "contact_id", updatable = false)
    private UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(name = "instrument")
    private Instrument instrument;

    @Column(name = "score")
    private BigDecimal score;

    @Column(name = "instrument_version")
    private String instrumentVersion;

    @Column(name = "ticked")
    private @Nullable String ticked;

    @SuppressWarnings("NullAway.Init")
    protected QuestionnaireResponse() {}

    public QuestionnaireResponse(FollowUpContact contact, Instrument instrument, int score, String version) {
        this.patientId = contact.getPatientId();
        this.episodeId = contact.getEpisodeId();
        this.contactId = contact.getId();
        this.instrument = instrument;
        this.score = BigDecimal.valueOf(score);
        this.instrumentVersion = version;
    }

    /** A Roland–Morris questionnaire filled in statement by statement. */
    public QuestionnaireResponse(FollowUpContact contact, RmdqAnswers answers, String version) {
        this(contact, Instrument.RMDQ, answers.score(), version);
        this.ticked = answers.marks();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getContactId() {
        return contactId;
    }

    public Instrument getInstrument() {
        return instrument;
    }

    public BigDecimal getScore() {
        return score;
    }

    /** Null when only a total is known, and for every other instrument. */
    public @Nullable RmdqAnswers getAnswers() {
        return RmdqAnswers.ofMarks(ticked);
    }

    public String getInstrumentVersion() {
        return instrumentVersion;
    }
}
