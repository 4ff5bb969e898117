package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.encryption.Encrypted;

/** An answer to a question of the script. */
@Entity
@Table(name = "script_answer")
public class ScriptAnswer {
    @Id
    private UUID id = Ids.next();

    @Column(name = "question")
    private String question;

    @Encrypted("script_answer.answer")
    @Column(name = "answer")
    private String answer;

    @Column(name = "red_flag")
    private boolean redFlag;

    @SuppressWarnings("NullAway.Init")
    protected ScriptAnswer() {}

    /** @param redFlag true when this answer calls for a doctor */
    public ScriptAnswer(String question, String answer, boolean redFlag) {
        this.question = question;
        this.answer = answer;
        this.redFlag = redFlag;
    }

    public UUID getId() {
        return id;
    }

    public String getQuestion() {
        return question;
    }

    public String getAnswer() {
        return answer;
    }

    public boolean isRedFlag() {
        return redFlag;
    }
}
