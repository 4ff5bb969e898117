package org.spineline.prom.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RmdqAnswers;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromSource;

/** A score the patient gave. */
@Entity
@Table(name = "questionnaire_response")
public class QuestionnaireResponse extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(name = "instrument", updatable = false)
    private Instrument instrument;

    @Column(name = "score", updatable = false)
    private @Nullable BigDecimal score;

    @Column(name = "instrument_version", updatable = false)
    private String instrumentVersion;

    @Column(name = "ticked", updatable = false)
    private @Nullable String ticked;

    @Column(name = "marks", updatable = false)
    private @Nullable String marks;

    @Enumerated(EnumType.STRING)
    @Column(name = "source", updatable = false)
    private PromSource source;

    @Column(name = "answered_at", updatable = false)
    private Instant answeredAt;

    @Column(name = "invitation_id", updatable = false)
    private @Nullable UUID invitationId;

    @SuppressWarnings("NullAway.Init")
    protected QuestionnaireResponse() {}

    /**
     * @param invitationId the invitation it answers, for a link
     * @param version of the instrument, as the site's configuration names it
     */
    public QuestionnaireResponse(PromEntry entry, @Nullable UUID invitationId, PromAnswer answer, String version) {
        this.invitationId = invitationId;
        this.patientId = entry.patientId();
        this.episodeId = entry.episodeId();
        this.contactId = entry.contactId();
        this.source = entry.source();
        this.answeredAt = entry.answeredAt();
        this.instrument = answer.instrument();
        this.score = answer.value();
        this.ticked = answer.statements() == null ? null : answer.statements().marks();
        this.marks = answer.marks();
        this.instrumentVersion = version;
    }

    public PromScore asScore() {
        return new PromScore(episodeId, contactId, instrument, score, RmdqAnswers.ofMarks(ticked), source, answeredAt);
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getContactId() {
        return contactId;
    }

    public Instrument getInstrument() {
        return instrument;
    }

    public @Nullable BigDecimal getScore() {
        return score;
    }

    /** Null when only a total is known, and for every other instrument. */
    public @Nullable RmdqAnswers getAnswers() {
        return RmdqAnswers.ofMarks(ticked);
    }

    public @Nullable String getMarks() {
        return marks;
    }

    public @Nullable UUID getInvitationId() {
        return invitationId;
    }

    public PromSource getSource() {
        return source;
    }

    public Instant getAnsweredAt() {
        return answeredAt;
    }

    public String getInstrumentVersion() {
        return instrumentVersion;
    }
}
