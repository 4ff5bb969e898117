package org.spineline.access;

import static org.spineline.access.Permission.AUDIT_READ;
import static org.spineline.access.Permission.BONE_RECORD;
import static org.spineline.access.Permission.BOOKING_PROGRESS;
import static org.spineline.access.Permission.BOOKING_READ;
import static org.spineline.access.Permission.BOOKING_SCHEDULE;
import static org.spineline.access.Permission.BREAK_GLASS;
import static org.spineline.access.Permission.BREAK_GLASS_REVIEW;
import static org.spineline.access.Permission.CONSENT_RECORD;
import static org.spineline.access.Permission.EPISODE_READ;
import static org.spineline.access.Permission.EPISODE_REFER;
import static org.spineline.access.Permission.EPISODE_VET;
import static org.spineline.access.Permission.ESCALATION_ANSWER;
import static org.spineline.access.Permission.EVENT_REPORT;
import static org.spineline.access.Permission.FEED_SUBSCRIBE;
import static org.spineline.access.Permission.FOLLOWUP_CALL;
import static org.spineline.access.Permission.FOLLOWUP_READ;
import static org.spineline.access.Permission.GATE_WAIVE;
import static org.spineline.access.Permission.HOLD_APPROVE;
import static org.spineline.access.Permission.NOTE_READ;
import static org.spineline.access.Permission.NOTE_SIGN;
import static org.spineline.access.Permission.NOTE_VOID;
import static org.spineline.access.Permission.NOTE_WRITE;
import static org.spineline.access.Permission.NURSING_RECORD;
import static org.spineline.access.Permission.OUTCOME_ALL;
import static org.spineline.access.Permission.OUTCOME_EXPORT;
import static org.spineline.access.Permission.OUTCOME_READ;
import static org.spineline.access.Permission.PATIENT_IMPORT;
import static org.spineline.access.Permission.PATIENT_READ;
import static org.spineline.access.Permission.PATIENT_REGISTER;
import static org.spineline.access.Permission.READINESS_READ;
import static org.spineline.access.Permission.READINESS_WORK;
import static org.spineline.access.Permission.RECALL_RUN;
import static org.spineline.access.Permission.RESOURCE_CLOSE;
import static org.spineline.access.Permission.RESOURCE_MANAGE;
import static org.spineline.access.Permission.SEDATION_READ;
import static org.spineline.access.Permission.SUPPLY_MANAGE;
import static org.spineline.access.Permission.SUPPLY_READ;
import static org.spineline.access.Permission.USER_MANAGE;
import static org.spineline.access.Permission.WORKUP_READ;
import static org.spineline.access.Permission.WORKUP_RECORD;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person is here, and with it what they may do. The scheduler sees gates, not the clinical record; the administrator sees no patient. */
public enum Role {
    SCHEDULER(
            PATIENT_READ,
            PATIENT_REGISTER,
            PATIENT_IMPORT,
            EPISODE_READ,
            EPISODE_REFER,
            READINESS_READ,
            READINESS_WORK,
            BOOKING_READ,
            BOOKING_SCHEDULE,
            BOOKING_PROGRESS,
            RESOURCE_CLOSE,
            SEDATION_READ,
            SUPPLY_READ,
            BREAK_GLASS),
    RADIOLOGIST(
            PATIENT_READ,
            EPISODE_READ,
            EPISODE_REFER,
            EPISODE_VET,
            WORKUP_READ,
            WORKUP_RECORD,
            HOLD_APPROVE,
            CONSENT_RECORD,
            READINESS_READ,
            READINESS_WORK,
            GATE_WAIVE,
            BOOKING_READ,
            BOOKING_SCHEDULE,
            BOOKING_PROGRESS,
            FEED_SUBSCRIBE,
            SEDATION_READ,
            NOTE_READ,
            NOTE_WRITE,
            NURSING_RECORD,
            SUPPLY_READ,
            SUPPLY_MANAGE,
            RECALL_RUN,
            EVENT_REPORT,
            NOTE_SIGN,
            NOTE_VOID,
            FOLLOWUP_READ,
            ESCALATION_ANSWER,
            BONE_RECORD,
            OUTCOME_READ,
            BREAK_GLASS),
    /** A radiologist who answers for the service and so sees everybody's results. */
    LEAD(RADIOLOGIST, OUTCOME_ALL, OUTCOME_EXPORT, BREAK_GLASS_REVIEW),
    NURSE(
            PATIENT_READ,
            EPISODE_READ,
            WORKUP_READ,
            WORKUP_RECORD,
            CONSENT_RECORD,
            READINESS_READ,
            READINESS_WORK,
            BOOKING_READ,
            BOOKING_PROGRESS,
            SEDATION_READ,
            NURSING_RECORD,
            SUPPLY_READ,
            SUPPLY_MANAGE,
            RECALL_RUN,
            EVENT_REPORT,
            NOTE_READ,
            FOLLOWUP_READ,
            FOLLOWUP_CALL,
            BONE_RECORD,
            BREAK_GLASS),
    ADMINISTRATOR(
            USER_MANAGE, RESOURCE_MANAGE, RESOURCE_CLOSE, FEED_SUBSCRIBE, SEDATION_READ, SUPPLY_READ, SUPPLY_MANAGE),
    AUDITOR(AUDIT_READ);

    private final Set<Permission> permissions;
    private final @Nullable Role base;

    Role(Role as, Permission... more) {
        this.base = as;
        EnumSet<Permission> all = EnumSet.copyOf(as.permissions);
        all.addAll(List.of(more));
        this.permissions = Set.copyOf(all);
    }

    Role(Permission... permissions) {
        this.base = null;
        this.permissions = Set.copyOf(EnumSet.of(permissions[0], permissions));
    }

    /** Whether what is said of the other role holds for this one: a lead radiologist is a radiologist. */
    public boolean countsAs(Role other) {
        return this == other || base == other;
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
