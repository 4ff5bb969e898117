package org.spineline.outcome.application;

/**
 * Which score of a contact counts where a nurse asked and a link was answered too: the one given nearest to the middle of
 * the planned window, of two equally near the earlier. Decision 0009.
 */
final class CountedScores {
    private static final String COUNTS = "q.score is not null and not exists (select 1 from questionnaire_response o"
            + " where o.contact_id = q.contact_id and o.instrument = q.instrument and o.id <> q.id"
            + " and o.score is not null and (%1$s < %2$s or (%1$s = %2$s and (o.answered_at < q.answered_at"
            + " or (o.answered_at = q.answered_at and o.id < q.id)))))";

    private CountedScores() {}

    /** Of an answer {@code q} to a contact {@code c}: that it is the one that counts. */
    static String condition() {
        return COUNTS.formatted(distance("o"), distance("q"));
    }

    /** Twice the seconds from the middle of the window: whole windows are added, so nothing is halved. */
    private static String distance(String answer) {
        return "abs(extract(epoch from (%1$s.answered_at - c.planned_from))".formatted(answer)
                + " + extract(epoch from (%s.answered_at - c.planned_until)))".formatted(answer);
    }
}
