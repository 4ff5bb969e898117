package org.spineline.outcome;

/** What is counted once and read by one or more measures. Values are whole numbers; {@link #scale} of them are one unit. */
public enum Series {
    /** Points of the 0–10 scale on movement that were lost since the referral, by time point. */
    PAIN(1, true),
    /** Points of the RMDQ that were lost since the referral, by time point. */
    FUNCTION(1, true),
    /** 0 none, 1 without symptoms, 2 symptoms not recorded, 3 with symptoms: the worst level of a case. */
    LEAK(1, true),
    /** The worst grade of a case; 0 where no event was reported. */
    ADVERSE_EVENT(1, true),
    /** 0 none, 1 reported as an event, 2 a new referral for a fracture after the procedure. */
    NEW_FRACTURE(1, true),
    /** 0 none, 1 suspected at follow-up. */
    SUSPICION(1, true),
    /** Of suspected cases: 0 dismissed without imaging, 1 ruled out by imaging, 2 confirmed; null while nobody knows. */
    SUSPICION_ANSWER(1, true),
    /** mGy. */
    AIR_KERMA(1, true),
    /** Tenths of Gy·cm². */
    KAP(10, true),
    /** Tenths of a minute. */
    FLUOROSCOPY(10, true),
    /** Days. */
    WAIT(1, true),
    /** 0 kept, 1 cancelled and not preventable, 2 not said, 3 preventable, 4 did not come. */
    CANCELLATION(1, false),
    /** Minutes from the planned start to the patient in the room; negative is early. */
    LATENESS(1, false),
    /** 1 done, 0 not done when its window closed, by time point. */
    FOLLOW_UP(1, true);

    private final int scale;
    private final boolean ofCases;

    Series(int scale, boolean ofCases) {
        this.scale = scale;
        this.ofCases = ofCases;
    }

    public int scale() {
        return scale;
    }

    /** Signed notes; otherwise bookings. */
    public boolean isOfCases() {
        return ofCases;
    }
}
