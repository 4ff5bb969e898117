package org.spineline.prom.infrastructure;

import org.spineline.kernel.problem.ConstraintProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the database refuses, in words. */
@Configuration(proxyBeanMethods = false)
class PromConstraints {
    private static final String ON_RECORD =
            "This questionnaire is on record already for this contact. Nothing was saved; reload to see it.";
    private static final String OTHER_EPISODE =
            "This contact belongs to another episode. Nothing was saved; open the sheet of the right patient.";

    @Bean
    ConstraintProblem scoreOnRecord() {
        return new ConstraintProblem("questionnaire_response_once_uk", "score-on-record", ON_RECORD);
    }

    @Bean
    ConstraintProblem scoreOfAnotherContact() {
        return new ConstraintProblem(
                "questionnaire_response_contact_episode_fk", "contact-of-another-episode", OTHER_EPISODE);
    }

    @Bean
    ConstraintProblem scoreOfNoContact() {
        return new ConstraintProblem("questionnaire_response_contact_fk", "contact-of-another-episode", OTHER_EPISODE);
    }

    @Bean
    ConstraintProblem invitationOfAnotherContact() {
        return new ConstraintProblem("prom_invitation_contact_episode_fk", "contact-of-another-episode", OTHER_EPISODE);
    }
}
