package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** Refused because something this needs is away; the same request may succeed later: 503. */
public class UnavailableException extends Refusal {
    public UnavailableException(String code, String detail) {
        super(code, detail, Map.of(), List.of());
    }
}
