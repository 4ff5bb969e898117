package org.spineline.nursing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.spineline.kernel.problem.FieldError;
import org.spineline.sedation.SedationProtocolView;

/** What is still open before a record is complete. */
public final class SedationChecks {
    private SedationChecks() {}

    public static List<FieldError> open(
            SedationHead head, SedationProtocolView protocol, Collection<SedationVitals> current) {
        List<FieldError> open = new ArrayList<>();
        if (head.startedAt() == null) {
            open.add(new FieldError("/startedAt", "The start is not recorded."));
        }
        if (head.endedAt() == null) {
            open.add(new FieldError("/endedAt", "The end is not recorded."));
        }
        if (protocol.providerNeeded() && head.givenByName() == null) {
            open.add(new FieldError("/givenByName", "Say who sedated."));
        }
        if (protocol.requiredChecks().contains("ASA class") && head.asa() == null) {
            open.add(new FieldError("/asa", "The ASA class is not recorded."));
        }
        if (protocol.requiredChecks().contains("Mallampati") && head.mallampati() == null) {
            open.add(new FieldError("/mallampati", "The Mallampati class is not recorded."));
        }
        protocol.requiredChecks().stream()
                .filter(check -> !head.tickedChecks().contains(check))
                .forEach(check -> open.add(new FieldError("/tickedChecks", "Not ticked: %s.".formatted(check))));
        if (!protocol.requiredVitals().isEmpty() && current.isEmpty()) {
            open.add(new FieldError("/vitals", "No vital signs are recorded."));
        }
        Optional.ofNullable(protocol.monitoringIntervalMinutes())
                .map(minutes -> gaps(head, minutes, current))
                .filter(gaps -> gaps > 0)
                .ifPresent(gaps -> open.add(new FieldError(
                        "/vitals",
                        gaps == 1
                                ? "One gap is longer than the protocol's interval."
                                : "%d gaps are longer than the protocol's interval.".formatted(gaps))));
        return open;
    }

    /** Gaps longer than the interval between start, readings and end; to the minute, as people write times. */
    static long gaps(SedationHead head, int minutes, Collection<SedationVitals> current) {
        var started = head.startedAt();
        var ended = head.endedAt();
        if (started == null || ended == null) {
            return 0;
        }
        List<Instant> moments = new ArrayList<>();
        moments.add(started);
        current.stream()
                .map(CareRow::getAt)
                .filter(at -> at.isAfter(started) && at.isBefore(ended))
                .sorted()
                .forEach(moments::add);
        moments.add(ended);
        long gaps = 0;
        for (int next = 1; next < moments.size(); next++) {
            if (Duration.between(moments.get(next - 1), moments.get(next)).toMinutes() > minutes) {
                gaps++;
            }
        }
        return gaps;
    }
}
