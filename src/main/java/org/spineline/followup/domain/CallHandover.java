package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.encryption.Encrypted;

/** One shift told the next what is open. */
@Entity
@Table(name = "call_handover")
public class CallHandover extends Aggregate {
    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "handed_to", updatable = false)
    private String handedTo;

    @Encrypted("call_handover.remark")
    @Column(name = "remark", updatable = false)
    private @Nullable String remark;

    @Column(name = "open_calls", updatable = false)
    private int openCalls;

    @Column(name = "unanswered_escalations", updatable = false)
    private int unansweredEscalations;

    @Column(name = "after_id", updatable = false)
    private UUID afterId;

    @SuppressWarnings("NullAway.Init")
    protected CallHandover() {}

    /** @param afterId the newest handover its author could see, or the facility where there was none */
    public CallHandover(
            UUID afterId,
            String byName,
            String handedTo,
            @Nullable String remark,
            int openCalls,
            int unansweredEscalations) {
        this.afterId = afterId;
        this.byName = byName;
        this.handedTo = handedTo;
        this.remark = remark;
        this.openCalls = openCalls;
        this.unansweredEscalations = unansweredEscalations;
    }

    public String getByName() {
        return byName;
    }

    public String getHandedTo() {
        return handedTo;
    }

    public @Nullable String getRemark() {
        return remark;
    }

    public int getOpenCalls() {
        return openCalls;
    }

    public int getUnansweredEscalations() {
        return unansweredEscalations;
    }
}
