package org.spineline.outcome;

import static org.spineline.outcome.Dashboard.ACCESS;
import static org.spineline.outcome.Dashboard.DOSE;
import static org.spineline.outcome.Dashboard.PAIN_FUNCTION;
import static org.spineline.outcome.Dashboard.SAFETY;
import static org.spineline.outcome.Direction.HIGHER;
import static org.spineline.outcome.Direction.LOWER;
import static org.spineline.outcome.FigureKind.MEAN;
import static org.spineline.outcome.FigureKind.MEDIAN;
import static org.spineline.outcome.FigureKind.SHARE;

/** What is measured, in the words that are shown with the number. */
public enum Measure {
    PAIN_CHANGE(
            PAIN_FUNCTION,
            Series.PAIN,
            MEAN,
            HIGHER,
            "Pain relief",
            "points of 10",
            "Points lost on the 0–10 scale, on movement, from the referral to the time point",
            "Treated cases with both scores"),
    PAIN_RESPONDERS(
            PAIN_FUNCTION,
            Series.PAIN,
            SHARE,
            HIGHER,
            "Pain responders",
            "%",
            "Cases whose pain on movement fell by the minimal important change or more",
            "Treated cases with both scores"),
    FUNCTION_CHANGE(
            PAIN_FUNCTION,
            Series.FUNCTION,
            MEAN,
            HIGHER,
            "Gain in function",
            "points of 24",
            "Points lost on the Roland–Morris questionnaire, from the referral to the time point",
            "Treated cases with both scores"),
    FUNCTION_RESPONDERS(
            PAIN_FUNCTION,
            Series.FUNCTION,
            SHARE,
            HIGHER,
            "Function responders",
            "%",
            "Cases whose Roland–Morris score fell by the minimal important change or more",
            "Treated cases with both scores"),
    LEAK_ANY(
            SAFETY,
            Series.LEAK,
            SHARE,
            LOWER,
            "Cement leak",
            "%",
            "Cases with a leak at one level or more",
            "Treated cases whose note says of every level whether cement leaked"),
    LEAK_SYMPTOMATIC(
            SAFETY,
            Series.LEAK,
            SHARE,
            LOWER,
            "Cement leak with symptoms",
            "%",
            "Cases with a leak that gave symptoms",
            "Treated cases whose note says whether cement leaked, and whether a leak gave symptoms"),
    ADVERSE_ANY(
            SAFETY,
            Series.ADVERSE_EVENT,
            SHARE,
            LOWER,
            "Adverse events",
            "%",
            "Cases with an event of any grade that was not withdrawn",
            "Treated cases. A case without a report counts as one without an event"),
    ADVERSE_SEVERE(
            SAFETY,
            Series.ADVERSE_EVENT,
            SHARE,
            LOWER,
            "Severe adverse events",
            "%",
            "Cases with an event of grade 3 or more, in the scheme it was graded by",
            "Treated cases. A case without a report counts as one without an event"),
    NEW_FRACTURE(
            SAFETY,
            Series.NEW_FRACTURE,
            SHARE,
            LOWER,
            "New fracture within a year",
            "%",
            "Cases with a new referral for a fracture that began after the procedure, or a fracture reported as an event",
            "Treated cases whose procedure is a year ago or more"),
    FRACTURE_SUSPECTED(
            SAFETY,
            Series.SUSPICION,
            SHARE,
            LOWER,
            "New fracture suspected at follow-up",
            "%",
            "Cases in which pain that rose again, or at another level, asked for imaging",
            "Treated cases with a follow-up plan"),
    FRACTURE_CONFIRMED(
            SAFETY,
            Series.SUSPICION_ANSWER,
            SHARE,
            LOWER,
            "Suspected fracture confirmed",
            "%",
            "Suspected cases in which imaging showed a new fracture",
            "Suspected cases that were answered: confirmed, ruled out by imaging, or dismissed without"),
    AIR_KERMA(
            DOSE,
            Series.AIR_KERMA,
            MEDIAN,
            LOWER,
            "Reference air kerma",
            "mGy",
            "Median of the cases",
            "Treated cases with the value recorded"),
    AIR_KERMA_HIGH(
            DOSE,
            Series.AIR_KERMA,
            SHARE,
            LOWER,
            "Air kerma at a notification level",
            "%",
            "Cases that reached the first notification level",
            "Treated cases with the value recorded"),
    KAP(
            DOSE,
            Series.KAP,
            MEDIAN,
            LOWER,
            "Kerma–area product",
            "Gy·cm²",
            "Median of the cases",
            "Treated cases with value and unit recorded"),
    KAP_HIGH(
            DOSE,
            Series.KAP,
            SHARE,
            LOWER,
            "Kerma–area product at a notification level",
            "%",
            "Cases that reached the first notification level",
            "Treated cases with value and unit recorded"),
    FLUOROSCOPY(
            DOSE,
            Series.FLUOROSCOPY,
            MEDIAN,
            LOWER,
            "Fluoroscopy time",
            "min",
            "Median of the cases",
            "Treated cases with the value recorded"),
    FLUOROSCOPY_HIGH(
            DOSE,
            Series.FLUOROSCOPY,
            SHARE,
            LOWER,
            "Fluoroscopy at a notification level",
            "%",
            "Cases that reached the first notification level",
            "Treated cases with the value recorded"),
    REFERRAL_TO_PROCEDURE(
            ACCESS,
            Series.WAIT,
            MEDIAN,
            LOWER,
            "Referral to procedure",
            "days",
            "Median of the cases",
            "Treated cases"),
    CANCELLED(
            ACCESS,
            Series.CANCELLATION,
            SHARE,
            LOWER,
            "Cancelled",
            "%",
            "Bookings that were cancelled; who did not come is counted apart",
            "Bookings whose start has passed"),
    CANCELLED_PREVENTABLE(
            ACCESS,
            Series.CANCELLATION,
            SHARE,
            LOWER,
            "Cancelled, could have been prevented",
            "%",
            "Bookings cancelled for a cause that could have been prevented",
            "Bookings whose start has passed, without cancellations that do not say"),
    NO_SHOW(
            ACCESS,
            Series.CANCELLATION,
            SHARE,
            LOWER,
            "Did not come",
            "%",
            "Bookings to which the patient did not come",
            "Bookings whose start has passed"),
    ON_TIME(
            ACCESS,
            Series.LATENESS,
            SHARE,
            HIGHER,
            "Started on time",
            "%",
            "Patients in the room no later than the agreed minutes after the planned start",
            "Finished bookings whose way into the room was recorded"),
    FOLLOW_UP_DONE(
            Dashboard.FOLLOW_UP,
            Series.FOLLOW_UP,
            SHARE,
            HIGHER,
            "Follow-up done",
            "%",
            "Contacts that were made",
            "Planned contacts whose window has closed, without those that were called off");

    private final Dashboard dashboard;
    private final Series series;
    private final FigureKind kind;
    private final Direction better;
    private final String title;
    private final String unit;
    private final String numerator;
    private final String denominator;

    Measure(
            Dashboard dashboard,
            Series series,
            FigureKind kind,
            Direction better,
            String title,
            String unit,
            String numerator,
            String denominator) {
        this.dashboard = dashboard;
        this.series = series;
        this.kind = kind;
        this.better = better;
        this.title = title;
        this.unit = unit;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public Dashboard dashboard() {
        return dashboard;
    }

    public Series series() {
        return series;
    }

    public FigureKind kind() {
        return kind;
    }

    public Direction better() {
        return better;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    public String numerator() {
        return numerator;
    }

    public String denominator() {
        return denominator;
    }
}
