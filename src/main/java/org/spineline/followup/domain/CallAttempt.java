package org.spineline.followup.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.CallOutcome;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;

/** One try to reach the patient. */
@Entity
@Table(name = "call_attempt")
public class CallAttempt extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "contact_id", updatable = false)
    private UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private CallOutcome outcome;

    @Column(name = "by_name")
    private String byName;

    @Encrypted("call_attempt.note")
    @Column(name = "note")
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected CallAttempt() {}

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "attempt_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<ScriptAnswer> answers = new HashSet<>();

    public CallAttempt(
            FollowUpContact contact,
            CallOutcome outcome,
            String byName,
            @Nullable String note,
            Collection<ScriptAnswer> answers) {
        this.patientId = contact.getPatientId();
        this.contactId = contact.getId();
        this.outcome = outcome;
        this.byName = byName;
        this.note = note;
        this.answers.addAll(answers);
    }

    public List<ScriptAnswer> getAnswers() {
        return answers.stream()
                .sorted(Comparator.comparing(ScriptAnswer::getQuestion))
                .toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getContactId() {
        return contactId;
    }

    public CallOutcome getOutcome() {
        return outcome;
    }

    public String getByName() {
        return byName;
    }

    public @Nullable String getNote() {
        return note;
    }
}
