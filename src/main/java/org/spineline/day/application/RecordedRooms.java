package org.spineline.day.application;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.SystemUse;
import org.spineline.day.Milestone;
import org.spineline.day.RoomLog;
import org.spineline.day.RoomTimes;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.CaseMilestoneRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps into the room and out of it, as corrected last. */
@Service
@SystemUse("Times without patients, for planning")
@Transactional(readOnly = true)
class RecordedRooms implements RoomLog {
    private static final Set<Milestone> IN_AND_OUT = Set.of(Milestone.IN_ROOM, Milestone.OUT);

    private final CaseMilestoneRepository milestones;

    RecordedRooms(CaseMilestoneRepository milestones) {
        this.milestones = milestones;
    }

    @Override
    public Map<UUID, RoomTimes> roomTimes(Instant from) {
        return milestones.findAllByMilestoneInAndReachedAtGreaterThanEqual(IN_AND_OUT, from).stream()
                .collect(Collectors.toMap(CaseMilestone::getBookingId, RecordedRooms::of, RoomTimes::and));
    }

    private static RoomTimes of(CaseMilestone step) {
        return step.getMilestone() == Milestone.IN_ROOM
                ? new RoomTimes(step.getReachedAt(), null)
                : new RoomTimes(null, step.getReachedAt());
    }
}
