package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** The thing does not exist, or not for this user: 404. */
public class NotFoundException extends Refusal {
    public NotFoundException(String code, String detail, Map<String, ?> facts) {
        super(code, detail, facts, List.of());
    }
}
