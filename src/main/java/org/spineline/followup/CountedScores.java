package org.spineline.followup;

/**
 * Which score of a contact counts where a nurse asked and a link was answered too: the one given nearest to the middle of
 * the planned window, of two equally near the earlier. Decision 0009. A contact keeps the two scores that figures are made
 * of ({@code counted_pain}, {@code counted_rmdq}); what keeps them right, and what checks it, asks the same question.
 */
public final class CountedScores {
    private static final String COUNTS = "q.score is not null and not exists (select 1 from questionnaire_response o"
            + " where o.contact_id = q.contact_id and o.instrument = q.instrument and o.id <> q.id"
            + " and o.score is not null and (%1$s < %2$s or (%1$s = %2$s and (o.answered_at < q.answered_at"
            + " or (o.answered_at = q.answered_at and o.id < q.id)))))";

    private CountedScores() {}

    /** SQL. Of an answer {@code q} to a contact {@code c}: that it is the one that counts. */
    public static String condition() {
        return COUNTS.formatted(distance("o"), distance("q"));
    }

    /** SQL. Makes contacts {@code c} keep what counts now; what follows says which. */
    public static String recount() {
        return "update follow_up_contact c set counted_pain = " + pain() + ", counted_rmdq = " + rmdq();
    }

    /** SQL. Of a contact {@code c}: that it keeps something else than what counts now. */
    public static String outdated() {
        return "(c.counted_pain is distinct from " + pain() + " or c.counted_rmdq is distinct from " + rmdq() + ")";
    }

    private static String pain() {
        return counted("NRS_MOVEMENT");
    }

    private static String rmdq() {
        return counted("RMDQ");
    }

    private static String counted(String instrument) {
        return "(select cast(q.score as smallint) from questionnaire_response q where q.contact_id = c.id"
                + " and q.instrument = '" + instrument + "' and " + condition() + ")";
    }

    /** Twice the seconds from the middle of the window: whole windows are added, so nothing is halved. */
    private static String distance(String answer) {
        return "abs(extract(epoch from (%1$s.answered_at - c.planned_from))".formatted(answer)
                + " + extract(epoch from (%s.answered_at - c.planned_until)))".formatted(answer);
    }
}
