package org.spineline.messaging.infrastructure;

import org.spineline.kernel.problem.ConstraintProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the database refuses, in words. */
@Configuration(proxyBeanMethods = false)
class MessageConstraints {
    @Bean
    ConstraintProblem linkMailedOnce() {
        return new ConstraintProblem(
                "message_invitation_uk",
                "questionnaire-mailed",
                "Somebody sent this link in the same moment. It goes once; reload to see it.");
    }
}
