package org.spineline.day.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingStatus;
import org.spineline.day.Agreement;
import org.spineline.day.ComparedWith;
import org.spineline.day.Milestone;
import org.spineline.day.PreCheckItem;
import org.spineline.day.PregnancyCheck;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateStatus;

/** What goes over the wire about the day. Null is "not recorded". */
public final class DayRequests {
    private DayRequests() {}

    /** @param at null: now */
    public record MilestoneRequest(@NotNull Milestone milestone, @Nullable Instant at) {}

    /** @param also other steps that have to move with it, so that the order holds */
    public record CorrectionRequest(
            @NotNull Instant at,
            @NotBlank @Size(max = 500) String reason,
            @NotNull @Size(max = 9) List<@NotNull @Valid StepTime> also) {}

    public record StepTime(@NotNull Milestone milestone, @NotNull Instant at) {}

    /**
     * @param patientConfirmed true once both have read name and birth date from the wristband
     * @param bookingJustification needed where the booking differs; and so on
     */
    public record TimeOutRequest(
            @NotBlank @Size(max = 120) String firstName,
            @NotBlank @Size(max = 120) String secondName,
            boolean patientConfirmed,
            @NotNull Technique technique,
            @NotNull @Size(min = 1, max = 20) List<@NotNull VertebralLevel> levels,
            @NotBlank @Size(max = 200) String numberingMethod,
            @Nullable @Size(max = 400) String bookingJustification,
            @Nullable @Size(max = 400) String planJustification,
            @Nullable @Size(max = 400) String imagingJustification,
            @Nullable @Size(max = 400) String consentJustification,
            @Nullable @Size(max = 400) String authorizationJustification) {
        @Nullable
        String justification(ComparedWith with) {
            String text =
                    switch (with) {
                        case BOOKING -> bookingJustification;
                        case PLAN -> planJustification;
                        case IMAGING -> imagingJustification;
                        case CONSENT -> consentJustification;
                        case AUTHORIZATION -> authorizationJustification;
                    };
            return Words.said(text);
        }
    }

    /** @param levels counted by both; empty if nobody counted yet */
    public record ArrivalCheckRequest(
            @Nullable Boolean identityConfirmed,
            @Nullable Boolean allergiesReadBack,
            @Nullable Boolean consentSeen,
            @Nullable PregnancyCheck pregnancy,
            @NotNull @Size(max = 20) List<@NotNull VertebralLevel> levels,
            @Nullable @Size(max = 120) String firstCounter,
            @Nullable @Size(max = 120) String secondCounter,
            @Nullable @Size(max = 500) String remark) {}

    public record DayPatient(UUID id, String mrn, String familyName, String givenName, LocalDate birthDate) {}

    public record CaseStep(Milestone milestone, Instant at, long version, String recordedBy) {}

    /** @param to null: the step was taken back */
    public record StepCorrection(
            Milestone milestone, Instant from, @Nullable Instant to, String reason, String by, Instant at) {}

    public record OpenGate(GateCode code, String label, GateStatus status, String reason) {}

    /**
     * When a case is over.
     *
     * @param at as it was or as it is expected
     * @param late nine of ten cases would be over by then; null where too few cases are logged, or it is over
     * @param over true once the patient has left the room
     * @param cases logged cases it was learned from; null where it comes from the configuration
     * @param source where the figures come from
     */
    public record CaseFinish(
            Instant at,
            @Nullable Instant late,
            boolean over,
            int minutes,
            @Nullable Integer p90Minutes,
            @Nullable Integer cases,
            String source) {}

    /**
     * One case.
     *
     * @param milestone the step reached last; null: none yet
     * @param since when that was
     * @param next what comes next, two at most
     * @param skipped steps before the one reached last that nobody recorded
     * @param outOfOrder true where two recorded times contradict the order of their steps
     * @param stoppedAt the step that the open gates stop; null where none does
     * @param openGates what is not met, whether it stops anything or not
     * @param finish null where nothing can be expected: a past day's case that was never in the room
     * @param expectedStart null likewise
     * @param delayMinutes how much later than booked it starts or is expected to start
     * @param lateDelayMinutes the same if every case before it takes as long as nine of ten; null where not known
     */
    public record CaseOfDay(
            UUID bookingId,
            UUID episodeId,
            DayPatient patient,
            Instant start,
            Instant end,
            String operatorName,
            BookingStatus status,
            Technique technique,
            List<VertebralLevel> levels,
            String sedationProtocolCode,
            @Nullable Milestone milestone,
            @Nullable Instant since,
            List<Milestone> next,
            List<Milestone> skipped,
            boolean outOfOrder,
            List<CaseStep> steps,
            @Nullable Milestone stoppedAt,
            List<OpenGate> openGates,
            @Nullable CaseFinish finish,
            @Nullable Instant expectedStart,
            int delayMinutes,
            @Nullable Integer lateDelayMinutes) {}

    public record RoomOfDay(UUID roomId, String roomName, List<CaseOfDay> cases) {}

    /** @param now of the server, from which elapsed time is counted */
    public record DayView(LocalDate date, String timeZone, Instant now, List<RoomOfDay> rooms) {}

    /** Nothing here names anybody. */
    public record Wallboard(LocalDate date, String timeZone, Instant now, List<WallCase> cases) {}

    /** @param milestone null: not here yet */
    public record WallCase(
            String initials, String roomName, Instant start, @Nullable Milestone milestone, @Nullable Instant since) {}

    /** The steps of one case and how they came to be. */
    public record CaseSteps(
            UUID bookingId,
            UUID episodeId,
            DayPatient patient,
            Instant start,
            String roomName,
            String operatorName,
            BookingStatus status,
            Technique technique,
            List<VertebralLevel> levels,
            List<CaseStep> steps,
            List<StepCorrection> corrections,
            @Nullable Milestone stoppedAt,
            List<OpenGate> openGates) {}

    public record ComparisonLine(
            ComparedWith with,
            Agreement agreement,
            @Nullable Technique technique,
            List<VertebralLevel> levels,
            String says) {}

    /** @param confirmed null until two people have */
    public record TimeOutSheet(
            DayPatient patient,
            Technique technique,
            List<VertebralLevel> levels,
            List<ComparisonLine> lines,
            List<OpenGate> openGates,
            @Nullable ConfirmedTimeOut confirmed) {}

    public record ConfirmedTimeOut(
            Instant at,
            String firstName,
            String secondName,
            Technique technique,
            List<VertebralLevel> levels,
            String numberingMethod,
            @Nullable String differences,
            @Nullable String justification,
            String recordedBy) {}

    /**
     * @param open what is still to be asked or settled
     * @param bookedLevels what the two have to count
     * @param checkedBy null while nobody has
     */
    public record ArrivalCheckView(
            @Nullable Boolean identityConfirmed,
            @Nullable Boolean allergiesReadBack,
            @Nullable Boolean consentSeen,
            @Nullable PregnancyCheck pregnancy,
            List<VertebralLevel> levels,
            @Nullable String firstCounter,
            @Nullable String secondCounter,
            @Nullable String remark,
            @Nullable Integer painAtRest,
            @Nullable Integer painOnMovement,
            @Nullable Boolean escort,
            @Nullable Boolean dosesAsInstructed,
            @Nullable Instant lastFoodAt,
            @Nullable Instant lastClearFluidAt,
            List<PreCheckItem> open,
            List<VertebralLevel> bookedLevels,
            List<String> allergies,
            @Nullable Instant checkedAt,
            @Nullable String checkedBy) {}
}
