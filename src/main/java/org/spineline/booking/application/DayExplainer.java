package org.spineline.booking.application;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.SlotFinder.Bounds;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.DayCode;
import org.spineline.booking.application.SlotRequests.DayWithoutResponse;
import org.spineline.booking.application.SlotRequests.PartOfDay;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.slots.DayWithoutSlot;
import org.spineline.booking.domain.slots.NoSlotReason;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.workup.GateObstacle;
import org.springframework.stereotype.Component;

/** Puts the one reason why a day has no slot into words, by name where it is somebody's. */
@Component
class DayExplainer {
    private static final int NAMES = 3;

    private final SlotFinder finder;
    private final FacilityZone facility;

    DayExplainer(SlotFinder finder, FacilityZone facility) {
        this.finder = finder;
        this.facility = facility;
    }

    DayWithoutResponse explain(
            DayWithoutSlot without,
            Picture picture,
            Need need,
            Bounds bounds,
            Map<LocalDate, List<GateObstacle>> obstacles) {
        LocalDate day = without.day();
        if (picture.holidays().containsKey(day) && without.reason() != NoSlotReason.GATE) {
            return says(day, DayCode.HOLIDAY, picture.holidays().get(day) + ".");
        }
        return switch (without.reason()) {
            case GATE -> says(day, DayCode.GATE, gate(obstacles.getOrDefault(day, List.of())));
            case PART_OF_DAY -> says(day, DayCode.PART_OF_DAY, partOfDay(bounds.part()));
            case PATIENT -> says(day, DayCode.PATIENT, "The patient has another booking.");
            case NO_ROOM_OPEN -> noRoomOpen(day, picture, need, bounds);
            case NO_ROOM_FREE ->
                says(
                        day,
                        DayCode.ROOM,
                        without.resource() == null
                                ? "No suitable room has a gap that is long enough."
                                : picture.name(without.resource()) + " has no gap that is long enough.");
            case OPERATOR_CREDENTIAL -> says(day, DayCode.OPERATOR, credentials(picture, need, bounds));
            case NO_OPERATOR_PRESENT ->
                says(
                        day,
                        DayCode.OPERATOR,
                        absent(day, operators(picture, need, bounds), "No operator may do this procedure."));
            case OPERATOR_BUSY ->
                says(
                        day,
                        DayCode.OPERATOR,
                        without.resource() == null
                                ? "Every operator is busy when a room is free."
                                : picture.name(without.resource()) + " is busy when a room is free.");
            case SEDATION -> says(day, DayCode.SEDATION, sedation(day, picture));
            case EQUIPMENT -> says(day, DayCode.EQUIPMENT, "No C-arm is free when room and operator are.");
            case PAIRING -> says(day, DayCode.PAIRING, "Everything needed is free, but never together.");
            case BLOCK -> says(day, DayCode.ROOM, kept(day, picture, need, bounds));
        };
    }

    private static DayWithoutResponse says(LocalDate day, DayCode code, String reason) {
        return new DayWithoutResponse(day, code, reason);
    }

    private static String gate(List<GateObstacle> obstacles) {
        return obstacles.isEmpty() ? "A gate is closed." : obstacles.get(0).reason();
    }

    private static String partOfDay(@Nullable PartOfDay part) {
        if (part == null) {
            return "Too little is left of this day.";
        }
        return switch (part) {
            case MORNING -> "Too little is left of the morning.";
            case AFTERNOON -> "The afternoon is too short.";
        };
    }

    private DayWithoutResponse noRoomOpen(LocalDate day, Picture picture, Need need, Bounds bounds) {
        List<Resource> rooms = finder.rooms(picture, need, bounds.roomId()).stream()
                .map(picture.resources()::get)
                .toList();
        if (rooms.isEmpty()) {
            return says(day, DayCode.ROOM, "No room suits the guidance that was chosen.");
        }
        boolean open = rooms.stream()
                .anyMatch(room -> !room.getHours().isEmpty()
                        && !room.hoursOn(day, facility).isEmpty());
        boolean closure = rooms.stream()
                .anyMatch(room -> !room.closuresIn(facility.day(day)).isEmpty());
        if (!open && !closure) {
            return says(
                    day,
                    DayCode.CLOSED,
                    rooms.size() == 1
                            ? "%s is closed on %s.".formatted(rooms.get(0).getName(), plural(day.getDayOfWeek()))
                            : "Every suitable room is closed on %s.".formatted(plural(day.getDayOfWeek())));
        }
        return says(day, DayCode.CLOSED, absent(day, rooms, "No suitable room is open long enough."));
    }

    /** Who is away and why; the first few by name. */
    private String absent(LocalDate day, List<Resource> resources, String otherwise) {
        if (resources.isEmpty()) {
            return otherwise;
        }
        List<String> words = resources.stream()
                .map(resource -> absence(day, resource))
                .distinct()
                .toList();
        String named = words.stream().limit(NAMES).collect(Collectors.joining("; "));
        return words.size() > NAMES ? named + "; and %d more.".formatted(words.size() - NAMES) : named + ".";
    }

    private String absence(LocalDate day, Resource resource) {
        TimeRange window = facility.day(day);
        List<Closure> closures = resource.closuresIn(window);
        if (!closures.isEmpty()) {
            return resource.getName() + ": " + closures.get(0).getReason();
        }
        boolean keepsHours = !resource.getHours().isEmpty();
        return keepsHours && resource.hoursOn(day, facility).isEmpty()
                ? "%s is not there on %s".formatted(resource.getName(), plural(day.getDayOfWeek()))
                : resource.getName() + " is not there long enough";
    }

    private List<Resource> operators(Picture picture, Need need, Bounds bounds) {
        return finder.operators(picture, need, bounds.operatorId()).stream()
                .map(operator -> picture.resources().get(operator.id()))
                .toList();
    }

    private String credentials(Picture picture, Need need, Bounds bounds) {
        List<Resource> operators = operators(picture, need, bounds);
        if (operators.isEmpty()) {
            return "No operator is privileged for this technique.";
        }
        return operators.stream()
                        .filter(operator -> Traits.credentialExpires(operator) != null)
                        .limit(NAMES)
                        .map(operator -> "%s: credentials end on %s"
                                .formatted(operator.getName(), DateWords.day(Traits.credentialExpires(operator))))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String sedation(LocalDate day, Picture picture) {
        List<Resource> providers = picture.all(ResourceKind.SEDATION_PROVIDER).toList();
        if (providers.isEmpty()) {
            return "No sedation provider is on the list of resources.";
        }
        boolean allAway = providers.stream()
                .allMatch(provider -> !provider.closuresIn(facility.day(day)).isEmpty()
                        || !provider.getHours().isEmpty()
                                && provider.hoursOn(day, facility).isEmpty());
        return allAway ? absent(day, providers, "") : "No sedation provider is free when room and operator are.";
    }

    private String kept(LocalDate day, Picture picture, Need need, Bounds bounds) {
        TimeRange window = facility.day(day);
        Stream<UUID> candidates = Stream.concat(
                finder.rooms(picture, need, bounds.roomId()).stream(),
                operators(picture, need, bounds).stream().map(Resource::getId));
        String kept = candidates
                .flatMap(id -> picture.blocks().getOrDefault(id, List.of()).stream()
                        .filter(block -> block.when().overlaps(window))
                        .map(block -> "%s is kept: %s".formatted(picture.name(id), block.label())))
                .distinct()
                .limit(NAMES)
                .collect(Collectors.joining("; "));
        return kept.isEmpty() ? "The free time is kept for others." : kept + ".";
    }

    private static String plural(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
    }
}
