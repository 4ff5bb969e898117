package org.spineline.booking.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.SlotReason;
import org.spineline.booking.application.SlotRequests.Tone;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.episode.Urgency;
import org.spineline.kernel.time.FacilityZone;

/**
 * From a start every five minutes to the few that a person chooses from: those that leave no gap behind, the first of the
 * day, and one every half hour.
 */
final class Spread {
    private static final Duration APART = Duration.ofMinutes(30);

    private final Picture picture;
    private final Need need;
    private final Duration turnover;
    private final FacilityZone facility;
    private final Set<Edge> ends = new HashSet<>();
    private final Set<Edge> starts = new HashSet<>();

    private record Edge(UUID room, Instant at) {}

    Spread(Picture picture, Need need, Duration turnover, FacilityZone facility, Collection<UUID> except) {
        this.picture = picture;
        this.need = need;
        this.turnover = turnover;
        this.facility = facility;
        picture.taken().values().stream()
                .filter(taking -> !except.contains(taking.bookingId()))
                .forEach(taking -> taking.resources().keySet().forEach(resource -> {
                    ends.add(new Edge(resource, taking.when().end()));
                    starts.add(new Edge(resource, taking.when().start()));
                }));
    }

    /** In order of rank: by day and preference, or strictly by time for whoever cannot wait. */
    List<Slot> chosen(List<Slot> found, Urgency urgency, int perDay, int limit) {
        Map<LocalDate, List<Slot>> byDay = found.stream()
                .collect(Collectors.groupingBy(
                        slot -> facility.dayOf(slot.when().start()), TreeMap::new, Collectors.toList()));
        List<Slot> chosen = new ArrayList<>();
        for (List<Slot> day : byDay.values()) {
            List<Slot> kept = thinned(day);
            if (urgency == Urgency.ROUTINE) {
                kept.sort(Comparator.comparingInt(this::preference).reversed().thenComparing(slot -> slot.when()
                        .start()));
            }
            kept.stream().limit(perDay).forEach(chosen::add);
            if (chosen.size() >= limit) {
                break;
            }
        }
        return chosen.stream().limit(limit).toList();
    }

    private List<Slot> thinned(List<Slot> day) {
        List<Slot> kept = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Slot slot : day) {
            boolean apart = last.equals(Instant.MIN) || !slot.when().start().isBefore(last.plus(APART));
            if (apart || leavesNoGap(slot)) {
                kept.add(slot);
                last = slot.when().start();
            }
        }
        return kept;
    }

    private int preference(Slot slot) {
        Resource operator = picture.resources().get(slot.operator());
        return (operator != null && SlotFinder.vetted(operator, need) ? 2 : 0) + (leavesNoGap(slot) ? 1 : 0);
    }

    List<SlotReason> reasons(Slot slot) {
        List<SlotReason> reasons = new ArrayList<>();
        Resource operator = picture.resources().get(slot.operator());
        if (operator != null && SlotFinder.vetted(operator, need)) {
            reasons.add(
                    new SlotReason("SAME_OPERATOR", "%s accepted this case.".formatted(operator.getName()), Tone.GOOD));
        }
        if (followsAnother(slot)) {
            reasons.add(new SlotReason("NO_GAP", "Follows the case before without a gap.", Tone.GOOD));
        } else if (precedesAnother(slot)) {
            reasons.add(new SlotReason("NO_GAP", "Leaves no gap before the next case.", Tone.GOOD));
        } else if (opensTheRoom(slot)) {
            reasons.add(new SlotReason("NO_GAP", "First case of the room.", Tone.GOOD));
        }
        return reasons;
    }

    private boolean leavesNoGap(Slot slot) {
        return followsAnother(slot) || precedesAnother(slot) || opensTheRoom(slot);
    }

    private boolean followsAnother(Slot slot) {
        return ends.contains(new Edge(slot.room(), slot.when().start().minus(turnover)));
    }

    private boolean precedesAnother(Slot slot) {
        return starts.contains(new Edge(slot.room(), slot.when().end().plus(turnover)));
    }

    private boolean opensTheRoom(Slot slot) {
        Resource room = picture.resources().get(slot.room());
        return room != null
                && room.hoursOn(facility.dayOf(slot.when().start()), facility).stream()
                        .anyMatch(hours -> hours.start().equals(slot.when().start()));
    }
}
