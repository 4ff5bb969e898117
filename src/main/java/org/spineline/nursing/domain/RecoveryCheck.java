package org.spineline.nursing.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.PunctureSite;

/** One look at the patient in recovery. */
@Entity
@Table(name = "recovery_check")
public class RecoveryCheck extends CareRow {
    // Hibernate gives null back where no column of it has a value.
    @Embedded
    private @Nullable Vitals vitals;

    @Embedded
    private @Nullable Legs legs;

    @Enumerated(EnumType.STRING)
    @Column(name = "puncture_site", updatable = false)
    private @Nullable PunctureSite punctureSite;

    @Column(name = "puncture_text", updatable = false)
    private @Nullable String punctureText;

    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "aldrete_movement", updatable = false))
    @AttributeOverride(name = "second", column = @Column(name = "aldrete_breathing", updatable = false))
    @AttributeOverride(name = "third", column = @Column(name = "aldrete_pressure", updatable = false))
    @AttributeOverride(name = "fourth", column = @Column(name = "aldrete_wakefulness", updatable = false))
    @AttributeOverride(name = "fifth", column = @Column(name = "aldrete_oxygen", updatable = false))
    private @Nullable FiveItems aldrete;

    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "padss_vitals", updatable = false))
    @AttributeOverride(name = "second", column = @Column(name = "padss_walking", updatable = false))
    @AttributeOverride(name = "third", column = @Column(name = "padss_nausea", updatable = false))
    @AttributeOverride(name = "fourth", column = @Column(name = "padss_pain", updatable = false))
    @AttributeOverride(name = "fifth", column = @Column(name = "padss_bleeding", updatable = false))
    private @Nullable FiveItems padss;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryCheck() {}

    public RecoveryCheck(RecoveryRecord record, Noted noted, Seen seen) {
        super(record.getPatientId(), record.getId(), noted);
        this.vitals = seen.vitals();
        this.legs = seen.legs();
        this.punctureSite = seen.punctureSite();
        this.punctureText = seen.punctureText();
        this.aldrete = seen.aldrete();
        this.padss = seen.padss();
    }

    /** What was seen. Null was not looked at. */
    public record Seen(
            Vitals vitals,
            Legs legs,
            @Nullable PunctureSite punctureSite,
            @Nullable String punctureText,
            @Nullable FiveItems aldrete,
            @Nullable FiveItems padss) {
        public static final Seen NOTHING = new Seen(Vitals.NONE, Legs.NOT_SEEN, null, null, null, null);

        public boolean isEmpty() {
            return vitals.isEmpty()
                    && legs.isEmpty()
                    && punctureSite == null
                    && punctureText == null
                    && aldrete == null
                    && padss == null;
        }
    }

    public Vitals getVitals() {
        return vitals == null ? Vitals.NONE : vitals;
    }

    public Legs getLegs() {
        return legs == null ? Legs.NOT_SEEN : legs;
    }

    public @Nullable PunctureSite getPunctureSite() {
        return punctureSite;
    }

    public @Nullable String getPunctureText() {
        return punctureText;
    }

    public @Nullable FiveItems getAldrete() {
        return aldrete;
    }

    public @Nullable FiveItems getPadss() {
        return padss;
    }
}
