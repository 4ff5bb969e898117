package org.spineline.access.application;

import java.util.List;
import java.util.stream.Stream;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.PasswordRules;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityProperties;
import org.springframework.stereotype.Component;

/** The rules for passwords, with the words of this site. */
@Component
class PasswordJudge {
    private final PasswordRules rules;

    PasswordJudge(AccessRules access, FacilityProperties facility) {
        rules = new PasswordRules(Stream.concat(access.siteWords().stream(), Stream.of(facility.name()))
                .toList());
    }

    /** @throws RuleViolationException with a pointer to the field, if the password is not taken */
    void require(String pointer, String password, String... about) {
        rules.objection(password, about).ifPresent(objection -> {
            throw new RuleViolationException(
                    "password-refused", objection, List.of(new FieldError(pointer, objection)));
        });
    }
}
