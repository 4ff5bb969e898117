package org.spineline.outcome.application;

import java.util.List;
import java.util.stream.Stream;

/** What each field of an export means. Empty is "not recorded", never zero. */
final class ExportDictionary {
    private static final List<List<String>> ALWAYS = List.of(
            List.of("case_id", "One signed procedure note", "identity"),
            List.of("patient_id", "The same for all cases of one patient", "identity"),
            List.of("sex", "Administrative sex", "FEMALE, MALE, OTHER, UNKNOWN"),
            List.of("indication", "Why the vertebra broke", "code"),
            List.of("technique", "Technique of the case, or of the level", "code"),
            List.of("operator_id", "Who signed the note", "identity"),
            List.of("pain_at_referral", "Pain on movement at the referral", "0 to 10"),
            List.of("rmdq_at_referral", "Roland-Morris score at the referral", "0 to 24"),
            List.of("air_kerma_mgy", "Reference air kerma", "mGy"),
            List.of("kap_value, kap_unit", "Kerma-area product in the unit beside it", "as written"),
            List.of("fluoroscopy_minutes", "Fluoroscopy time", "minutes"),
            List.of("level", "Treated vertebra", "C1 to S2"),
            List.of("leak", "Cement outside the vertebra", "NONE or type after Yeom"),
            List.of("leak_symptomatic", "Whether the leak gave symptoms", "true, false"),
            List.of("cement_ml_left, cement_ml_right", "Cement by side", "mL"),
            List.of("time_point", "Planned contact at which it was asked", "H24 to M12"),
            List.of(
                    "instrument, score",
                    "Questionnaire and its score; one for each contact, the one given nearest to its planned time",
                    "points"),
            List.of("asked_by", "How the score was given", "CALL, CLINIC, LINK"),
            List.of("kind, scheme, grade, causality", "Adverse event, as graded by the scheme named", "code"));
    private static final List<List<String>> NAMED = List.of(
            List.of("mrn, family_name, given_name, birth_date", "As registered", "text, date"),
            List.of("age", "At the procedure", "years"),
            List.of("referred_on, treated_on, answered_on, occurred_on", "Days of the facility", "date"));
    private static final List<List<String>> DE_IDENTIFIED = List.of(
            List.of("age", "At the procedure; everybody above 89 is one group", "years, or '90 or more'"),
            List.of(
                    "referred_on, treated_on, answered_on, occurred_on",
                    "Moved by a number of days drawn for each patient and kept nowhere; intervals are true",
                    "date"),
            List.of("all identities", "Drawn for this export and for no other", "identity"));

    private ExportDictionary() {}

    static List<List<String>> lines(boolean deIdentified) {
        return Stream.concat(ALWAYS.stream(), (deIdentified ? DE_IDENTIFIED : NAMED).stream())
                .toList();
    }
}
