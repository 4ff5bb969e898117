package org.spineline.messaging.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.MessageState;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Messages of this facility. */
public interface MessageRepository extends Repository<Message, UUID> {
    Optional<Message> findById(UUID id);

    List<Message> findAllByBookingIdOrderByDueAtAscCreatedAtAsc(UUID bookingId);

    List<Message> findAllByInvitationIdIn(Collection<UUID> invitationIds);

    Optional<Message> findByInvitationId(UUID invitationId);

    /**
     * What waits for this booking is no longer so. One statement, because a booking is waiting for it.
     *
     * @return how many there were
     */
    @Modifying
    @Query("update Message m set m.state = org.spineline.messaging.MessageState.CANCELLED, m.version = m.version + 1"
            + " where m.bookingId = :bookingId and m.state = org.spineline.messaging.MessageState.WAITING")
    int overtake(UUID bookingId);

    /** The starts the patient was told or is about to be told, latest news first. */
    @Query("select m.startsAt from Message m where m.bookingId = :bookingId and m.kind in :kinds"
            + " order by m.bookingVersion desc")
    List<Instant> startsTold(UUID bookingId, Collection<MessageKind> kinds, Limit limit);

    @Query("select m.id from Message m where m.state = org.spineline.messaging.MessageState.WAITING"
            + " and m.nextTryAt <= :now order by m.nextTryAt, m.dueAt, m.id")
    List<UUID> due(Instant now, Limit limit);

    /**
     * Takes a due message for this server; the database lets one of several have it.
     *
     * @return 0 if it is somebody else's, or no longer due
     */
    @Modifying
    @Query("update Message m set m.attempts = m.attempts + 1, m.nextTryAt = :until, m.version = m.version + 1"
            + " where m.id = :id and m.state = org.spineline.messaging.MessageState.WAITING and m.nextTryAt <= :now")
    int claim(UUID id, Instant now, Instant until);

    @Query("select m.kind as kind, m.state as state, count(m) as total from Message m"
            + " where m.state in :states group by m.kind, m.state")
    List<Tally> tally(Collection<MessageState> states);

    @Query("select m.lastError as error, count(m) as total from Message m"
            + " where m.lastError is not null and m.state in :states group by m.lastError")
    List<ErrorTally> errors(Collection<MessageState> states);

    @Query("select min(m.dueAt) from Message m"
            + " where m.state = org.spineline.messaging.MessageState.WAITING and m.dueAt <= :now")
    @Nullable
    Instant oldestWaiting(Instant now);

    Message saveAndFlush(Message message);

    /** How many of a kind are in a state. */
    interface Tally {
        MessageKind getKind();

        MessageState getState();

        long getTotal();
    }

    /** How many last failed for one reason. */
    interface ErrorTally {
        DeliveryError getError();

        long getTotal();
    }
}
