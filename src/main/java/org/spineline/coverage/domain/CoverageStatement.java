package org.spineline.coverage.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;

/** What a physician stated about one episode; never changed, the newest of a code counts. */
@Entity
@Table(name = "coverage_statement")
public class CoverageStatement extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "code", updatable = false)
    private String code;

    @Column(name = "answer", updatable = false)
    private boolean answer;

    @Encrypted("coverage_statement.note")
    @Column(name = "note", updatable = false)
    private String note;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected CoverageStatement() {}

    public CoverageStatement(UUID patientId, UUID episodeId, String code, boolean answer, String note, String byName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.code = code;
        this.answer = answer;
        this.note = note;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public String getCode() {
        return code;
    }

    public boolean isAnswer() {
        return answer;
    }

    public String getNote() {
        return note;
    }

    public String getByName() {
        return byName;
    }
}
