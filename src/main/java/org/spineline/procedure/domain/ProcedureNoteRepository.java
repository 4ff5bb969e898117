package org.spineline.procedure.domain;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.procedure.NoteStatus;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Notes of this facility. */
public interface ProcedureNoteRepository extends Repository<ProcedureNote, UUID> {
    Optional<ProcedureNote> findById(UUID id);

    /** Locked until the transaction ends: who writes, signs, takes over or voids does it one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select n from ProcedureNote n where n.id = :id")
    Optional<ProcedureNote> findForChange(UUID id);

    /** The note in force: there is one for each booking at most. */
    Optional<ProcedureNote> findByBookingIdAndStatusNot(UUID bookingId, NoteStatus status);

    /** Void notes of a booking. */
    @Query(
            "select n.id from ProcedureNote n where n.bookingId = :bookingId and n.status = 'VOIDED' order by n.createdAt")
    List<UUID> voidedOf(UUID bookingId);

    List<ProcedureNote> findAllByEpisodeIdOrderByCreatedAt(UUID episodeId);

    List<ProcedureNote> findAllByPatientIdAndStatus(UUID patientId, NoteStatus status);

    Page<ProcedureNote> findAllByStatus(NoteStatus status, Pageable page);

    Page<ProcedureNote> findAll(Pageable page);

    /** First puncture and needle out of a signed note. */
    record Times(UUID bookingId, Instant startedAt, Instant endedAt) {}

    @Query(
            "select new org.spineline.procedure.domain.ProcedureNoteRepository$Times(n.bookingId, n.startedAt, n.endedAt)"
                    + " from ProcedureNote n where n.status = org.spineline.procedure.NoteStatus.SIGNED"
                    + " and n.startedAt >= :from and n.endedAt > n.startedAt")
    List<Times> timesOfSigned(Instant from);

    ProcedureNote saveAndFlush(ProcedureNote note);
}
