package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** Refused because it was tried too often; the same request may succeed later: 429. */
public class TooManyTriesException extends Refusal {
    public TooManyTriesException(String code, String detail) {
        super(code, detail, Map.of(), List.of());
    }
}
