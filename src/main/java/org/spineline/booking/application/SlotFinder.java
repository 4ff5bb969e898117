package org.spineline.booking.application;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.SlotRequests.PartOfDay;
import org.spineline.booking.domain.DurationRules;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.slots.DayWithoutSlot;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.booking.domain.slots.SlotQuery;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Guidance;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.TimeRange;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.springframework.stereotype.Component;

/** Translates what an episode needs into a question to the index: who may do it, in which rooms, with what. */
@Component
class SlotFinder {
    private static final LocalTime NOON = LocalTime.NOON;
    /** A start every five minutes: what remains of a day is thinned out afterwards, where it is known which leave gaps. */
    private static final int GRID_MINUTES = 5;

    private static final int STARTS_OF_A_DAY = 300;

    private final SedationProtocols sedation;
    private final DurationRules durations;

    SlotFinder(SedationProtocols sedation, DurationRules durations) {
        this.sedation = sedation;
        this.durations = durations;
    }

    /**
     * What is to be placed.
     *
     * @param vettedBy the user who accepted it: as operator he knows the case
     * @param booked the operator it is booked with so far
     */
    record Need(
            UUID patientId,
            Technique technique,
            @Nullable Guidance guidance,
            boolean sedated,
            int minutes,
            @Nullable UUID vettedBy,
            @Nullable UUID booked) {
        Need bookedWith(@Nullable UUID operator) {
            return new Need(patientId, technique, guidance, sedated, minutes, vettedBy, operator);
        }
    }

    /**
     * Where and when it may be.
     *
     * @param except bookings that do not stand in the way
     * @param starts how many starts are wanted before thinning
     */
    record Bounds(
            LocalDate from,
            LocalDate to,
            Instant notBefore,
            Instant asOf,
            @Nullable UUID operatorId,
            @Nullable UUID roomId,
            Set<DayOfWeek> weekdays,
            @Nullable PartOfDay part,
            Predicate<LocalDate> gate,
            Collection<UUID> except,
            int starts) {}

    /** @param without days that have none, with the reason; only days that were searched */
    record Found(List<Slot> slots, List<DayWithoutSlot> without) {}

    Need need(EpisodeSummary episode, int minutes) {
        String protocol = Objects.requireNonNull(episode.sedationProtocolCode());
        return new Need(
                episode.patientId(),
                Objects.requireNonNull(episode.technique()),
                episode.guidance(),
                needsProvider(protocol),
                minutes,
                episode.vettedBy(),
                null);
    }

    /** A protocol that the site no longer has is taken to need one. */
    boolean needsProvider(String protocol) {
        return sedation.all().stream()
                .filter(known -> known.code().equals(protocol))
                .findFirst()
                .map(SedationProtocolView::providerNeeded)
                .orElse(true);
    }

    /** Searches the picture as if the excepted bookings were not there. */
    Found find(Picture picture, Need need, Bounds bounds) {
        SlotIndex index = bounds.except().isEmpty() ? picture.index() : picture.without(bounds.except());
        return find(picture, index, need, bounds, picture.busy(need.patientId(), bounds.except()));
    }

    /** Searches an index that may differ from the picture: proposals are tried out on it. */
    Found find(Picture picture, SlotIndex index, Need need, Bounds bounds, List<TimeRange> patientBusy) {
        List<UUID> rooms = rooms(picture, need, bounds.roomId());
        List<SlotQuery.Operator> operators = operators(picture, need, bounds.operatorId());
        List<UUID> providers = need.sedated() ? ids(picture.all(ResourceKind.SEDATION_PROVIDER)) : null;
        SlotQuery question = SlotQuery.of(
                        Duration.ofMinutes(need.minutes()), rooms, operators, bounds.from(), bounds.to(), bounds.asOf())
                .withTurnover(turnover())
                .withWishes(bounds.notBefore(), part(bounds.part()), weekdays(bounds.weekdays()))
                .withPatientBusy(patientBusy)
                .withGate(bounds.gate())
                .withLimits(bounds.starts(), STARTS_OF_A_DAY, GRID_MINUTES);
        SlotQuery sedated = providers == null ? question : question.withSedation(providers);
        Map<Boolean, List<UUID>> byNeedOfCArm =
                rooms.stream().collect(Collectors.partitioningBy(room -> needsCArm(picture, need, room)));
        List<SlotQuery> questions = new ArrayList<>();
        if (!byNeedOfCArm.get(false).isEmpty() || byNeedOfCArm.get(true).isEmpty()) {
            questions.add(in(sedated, byNeedOfCArm.get(false)));
        }
        if (!byNeedOfCArm.get(true).isEmpty()) {
            questions.add(in(sedated, byNeedOfCArm.get(true)).withEquipment(List.of(cArms(picture))));
        }
        return questions.stream()
                .map(index::find)
                .map(answer -> new Found(answer.slots(), answer.daysWithout()))
                .reduce((one, other) -> merged(one, other, bounds.starts()))
                .orElseThrow();
    }

    Duration turnover() {
        return Duration.ofMinutes(durations.turnoverMinutes());
    }

    private static SlotQuery in(SlotQuery question, List<UUID> rooms) {
        return new SlotQuery(
                question.length(),
                question.turnover(),
                rooms,
                question.operators(),
                question.sedationProviders(),
                question.equipment(),
                question.firstDay(),
                question.lastDay(),
                question.notBefore(),
                question.part(),
                question.weekdays(),
                question.patientBusy(),
                question.gate(),
                question.asOf(),
                question.limit(),
                question.perDay(),
                question.gridMinutes());
    }

    /** A day is without a slot when neither has one; the one that came further has the better reason. */
    private static Found merged(Found one, Found other, int limit) {
        List<Slot> slots = Stream.concat(one.slots().stream(), other.slots().stream())
                .collect(Collectors.toMap(slot -> slot.when().start(), Function.identity(), (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(slot -> slot.when().start()))
                .limit(limit)
                .toList();
        Map<LocalDate, DayWithoutSlot> reasons = new HashMap<>();
        one.without().forEach(day -> reasons.put(day.day(), day));
        List<DayWithoutSlot> both = other.without().stream()
                .filter(day -> reasons.containsKey(day.day()))
                .map(day -> {
                    DayWithoutSlot first = reasons.get(day.day());
                    return first.reason().compareTo(day.reason()) >= 0 ? first : day;
                })
                .toList();
        return new Found(slots, both);
    }

    private static SlotQuery.@Nullable PartOfDay part(@Nullable PartOfDay wanted) {
        if (wanted == null) {
            return null;
        }
        return switch (wanted) {
            case MORNING -> new SlotQuery.PartOfDay(LocalTime.MIN, NOON);
            case AFTERNOON -> new SlotQuery.PartOfDay(NOON, LocalTime.MIDNIGHT);
        };
    }

    private static Set<DayOfWeek> weekdays(Set<DayOfWeek> wanted) {
        return wanted.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : wanted;
    }

    /** Rooms whose kind suits the guidance, the better suited first; a room of unknown kind is not ruled out. */
    List<UUID> rooms(Picture picture, Need need, @Nullable UUID only) {
        return picture.all(ResourceKind.ROOM)
                .filter(room -> only == null || room.getId().equals(only))
                .filter(room -> Traits.suits(room, need.guidance()))
                .sorted(Comparator.comparingInt((Resource room) -> Traits.distance(room, need.guidance()))
                        .thenComparing(Resource::getName))
                .map(Resource::getId)
                .toList();
    }

    /** Who may do this technique: whoever it is booked with or accepted it first, then those whose privilege is on record. */
    List<SlotQuery.Operator> operators(Picture picture, Need need, @Nullable UUID only) {
        return picture.all(ResourceKind.OPERATOR)
                .filter(operator -> only == null || operator.getId().equals(only))
                .filter(operator -> Traits.mayDo(operator, need.technique()))
                .sorted(Comparator.comparing(
                                (Resource operator) -> !operator.getId().equals(need.booked()))
                        .thenComparing(operator -> !vetted(operator, need))
                        .thenComparing(operator -> !Traits.isPrivilegeRecorded(operator))
                        .thenComparing(Resource::getName))
                .map(operator -> new SlotQuery.Operator(operator.getId(), null, Traits.credentialExpires(operator)))
                .toList();
    }

    static boolean vetted(Resource operator, Need need) {
        return operator.getUserId() != null && operator.getUserId().equals(need.vettedBy());
    }

    private static boolean needsCArm(Picture picture, Need need, UUID room) {
        boolean fluoroscopy =
                need.guidance() == Guidance.FLUOROSCOPY_SINGLE_PLANE || need.guidance() == Guidance.FLUOROSCOPY_BIPLANE;
        return fluoroscopy
                && Traits.lacksFluoroscopy(picture.resources().get(room))
                && !cArms(picture).isEmpty();
    }

    private static List<SlotQuery.Unit> cArms(Picture picture) {
        return picture.all(ResourceKind.EQUIPMENT)
                .filter(Traits::isCArm)
                .map(unit -> new SlotQuery.Unit(unit.getId(), Traits.fixedRoom(unit)))
                .toList();
    }

    private static List<UUID> ids(Stream<Resource> resources) {
        return resources.map(Resource::getId).toList();
    }
}
