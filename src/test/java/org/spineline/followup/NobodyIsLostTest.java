package org.spineline.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.followup.application.CallQueue;
import org.spineline.followup.application.FollowUpPlans;
import org.spineline.followup.application.FollowUpRequests.AttemptRequest;
import org.spineline.followup.application.FollowUpRequests.ContactMove;
import org.spineline.followup.application.FollowUpRequests.FollowUpReason;
import org.spineline.followup.application.FollowUpRequests.QueueRow;
import org.spineline.followup.application.FollowUpRequests.StayEnd;
import org.spineline.followup.application.FollowUpRequests.StayRequest;
import org.spineline.followup.application.FollowUpRequests.StopRequest;
import org.spineline.followup.application.FollowUpService;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpContactRepository.Queued;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.FollowUpStay;
import org.spineline.followup.domain.FollowUpStayRepository;
import org.spineline.kernel.problem.Refusal;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromRecorder;
import org.spineline.prom.PromSource;
import org.spineline.support.Api;
import org.spineline.support.KeptFigures;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever happens to a plan, in whatever order: a contact that is due stands in the queue, and one that was stopped is
 * listed as stopped; and what a contact keeps for the figures is what its answers say. A model that knows only dates and states keeps pace with the real services on the real database.
 */
@SpinelineTest
class NobodyIsLostTest {
    private static final int HISTORIES = 200;
    private static final int STEPS = 9;
    private static final long SEED = 20261121;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private FollowUpService calls;

    @Autowired
    private FollowUpPlans plans;

    @Autowired
    private CallQueue queue;

    @Autowired
    private PromRecorder recorder;

    @Autowired
    private FollowUpContactRepository contacts;

    @Autowired
    private FollowUpPlanRepository planRows;

    @Autowired
    private FollowUpStayRepository stays;

    @Autowired
    private FollowUpRules rules;

    @Autowired
    private FacilityZone facility;

    private Map<UUID, Expected> model = new HashMap<>();
    private UUID plan = new UUID(0, 0);

    /** What the model knows of a contact. */
    private static final class Expected {
        private final String kind;
        private Instant from;
        private Instant until;
        private boolean open = true;
        private boolean stopped;
        private boolean moved;
        private boolean calledBack;

        private Expected(FollowUpContact contact) {
            kind = contact.getKind();
            from = contact.getDueFrom();
            until = contact.getDueUntil();
        }

        private boolean isDue(Instant now) {
            return open && !stopped && (calledBack || !from.isAfter(now));
        }
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void no_due_contact_is_ever_absent_from_the_queue_under_any_order_of_events() {
        Scenario scenario = new Scenario(api, clock);
        Note treated = scenario.writtenNote();
        Note inItsPlace = scenario.writtenNote();
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(SEED + history);
            begin(treated);
            Note current = treated;
            List<String> told = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                signIn(random.nextBoolean());
                String event = "nothing";
                try {
                    int which = random.nextInt(13);
                    if (which == 0) {
                        current = current == treated ? inItsPlace : treated;
                    }
                    event = happens(which, random, treated, current);
                } catch (Refusal refused) {
                    event = event + " refused: " + refused.getMessage();
                }
                told.add(event);
                nobodyIsLost("history %d: %s".formatted(history, told));
            }
            String whole = "history %d: %s".formatted(history, told);
            scoresAgree(whole);
            if (history % 10 == 0) {
                wholeQueueAgrees(whole);
                new KeptFigures(api, jdbc)
                        .areWhatTheirSourcesSay(
                                whole,
                                "in (select n.booking_id from procedure_note n join follow_up_plan p on p.note_id = n.id"
                                        + " where p.id = '" + plan + "')");
            }
        }
    }

    @Test
    void of_two_scores_a_contact_keeps_the_one_nearer_to_its_window_also_when_the_window_moves() {
        Scenario scenario = new Scenario(api, clock);
        Note treated = scenario.writtenNote();
        Note inItsPlace = scenario.writtenNote();
        signIn(false);
        begin(treated);
        FollowUpContact month = contacts.findAllByPlanId(plan).stream()
                .filter(contact -> contact.getKind().equals("M1"))
                .findFirst()
                .orElseThrow();
        Instant middle = month.getPlannedFrom()
                .plus(Duration.between(month.getPlannedFrom(), month.getPlannedUntil())
                        .dividedBy(2));
        answers(month, PromSource.CLINIC, middle.minus(Duration.ofHours(10)), PromAnswer.painOnMovement(3));
        assertThat(countedPain(month)).isEqualTo(3);
        answers(month, PromSource.CALL, middle.plus(Duration.ofHours(9)), PromAnswer.painOnMovement(7));
        assertThat(countedPain(month)).isEqualTo(7);

        sign(treated, inItsPlace, Scenario.END.minus(Duration.ofDays(1)));

        assertThat(countedPain(month)).isEqualTo(3);
        scoresAgree("the window is a day earlier");
    }

    private void answers(FollowUpContact contact, PromSource source, Instant at, PromAnswer... answers) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> recorder.record(new PromEntry(
                        contact.getPatientId(),
                        contact.getEpisodeId(),
                        contact.getId(),
                        source,
                        at,
                        List.of(answers))));
    }

    private int countedPain(FollowUpContact contact) {
        return jdbc.sql("select counted_pain from follow_up_contact where id = ?")
                .param(contact.getId())
                .query(Integer.class)
                .single();
    }

    private String happens(int which, Random random, Note treated, Note current) {
        List<UUID> all = List.copyOf(model.keySet().stream().sorted().toList());
        UUID contact = all.get(random.nextInt(all.size()));
        Expected expected = model.get(contact);
        Instant now = clock.instant();
        switch (which) {
            case 0 -> {
                Instant ended = Scenario.END.plus(Duration.ofHours(random.nextInt(5) - 2L));
                sign(treated, current, ended);
                for (Expected each : model.values()) {
                    if (each.open && !each.stopped && !each.moved) {
                        var window = rules.contacts().stream()
                                .filter(rule -> rule.kind().equals(each.kind))
                                .findFirst()
                                .orElseThrow()
                                .window(ended, facility);
                        each.from = window.start();
                        each.until = window.end();
                    }
                }
                return "another note";
            }
            case 1, 2, 3 -> {
                CallOutcome outcome = CallOutcome.values()[random.nextInt(CallOutcome.values().length)];
                Instant next = outcome != CallOutcome.REACHED && random.nextBoolean()
                        ? now.plus(Duration.ofHours(random.nextInt(200)))
                        : null;
                long version = contacts.findById(contact).orElseThrow().getVersion();
                Integer pain = outcome == CallOutcome.REACHED ? random.nextInt(11) : null;
                calls.record(
                        contact,
                        new ExpectedVersion(version),
                        new AttemptRequest(outcome, null, next, null, pain, null, null, List.of()));
                expected.open = outcome != CallOutcome.REACHED;
                expected.calledBack = outcome == CallOutcome.CALL_BACK_REQUESTED;
                return "call " + outcome;
            }
            case 4 -> {
                calls.claim(contact);
                return "claim";
            }
            case 5 -> {
                Instant from = now.plus(Duration.ofHours(random.nextInt(500)));
                int days = 1 + random.nextInt(5);
                plans.move(contact, new ContactMove(from, days, "Travels"));
                expected.from = from;
                expected.until = from.plus(Duration.ofDays(days));
                expected.moved = true;
                return "move";
            }
            case 6 -> {
                boolean open = random.nextBoolean();
                LocalDate admitted = facility.today().minusDays(random.nextInt(3));
                LocalDate left = open ? null : admitted.plusDays(random.nextInt(10));
                plans.readmitted(plan, new StayRequest(admitted, left, "Pneumonia"));
                Instant resumes =
                        facility.startOf(open ? facility.today().plusDays(rules.stayReviewDays()) : left.plusDays(1));
                Instant start = facility.startOf(admitted);
                for (Expected each : model.values()) {
                    if (each.open && each.from.isBefore(resumes) && each.until.isAfter(start)) {
                        each.until = resumes.plus(Duration.between(each.from, each.until));
                        each.from = resumes;
                        each.moved = true;
                    }
                }
                return "readmitted";
            }
            case 7 -> {
                for (FollowUpStay stay : stays.findAllByPlanIdOrderByAdmittedOnAscIdAsc(plan)) {
                    if (stay.getDischargedOn() == null) {
                        plans.discharged(plan, stay.getId(), new StayEnd(facility.today()));
                        // Where it lands is the service's business: that it lands in the queue is what counts here.
                        model.forEach((id, each) -> {
                            if (each.open && !each.stopped) {
                                FollowUpContact row = contacts.findById(id).orElseThrow();
                                assertThat(row.getDueFrom())
                                        .isBeforeOrEqualTo(latest(
                                                row.getPlannedFrom(),
                                                each.from,
                                                facility.startOf(
                                                        facility.today().plusDays(1))));
                                each.from = row.getDueFrom();
                                each.until = row.getDueUntil();
                            }
                        });
                        return "discharged";
                    }
                }
                return "nobody to discharge";
            }
            case 8 -> {
                plans.stop(plan, new StopRequest(StopCause.WITHDRAWN, "Wants no more calls"));
                model.values().stream().filter(each -> each.open).forEach(each -> {
                    each.stopped = true;
                    each.calledBack = false;
                });
                return "withdrawn";
            }
            case 9 -> {
                plans.takeUpAgain(plan, new FollowUpReason("Changed her mind"));
                model.values().forEach(each -> each.stopped = false);
                return "taken up again";
            }
            case 10 -> {
                plans.calledBack(contact);
                expected.calledBack = true;
                return "called back";
            }
            case 11 -> {
                FollowUpContact asked = contacts.findById(contact).orElseThrow();
                PromSource source = random.nextBoolean() ? PromSource.CLINIC : PromSource.CALL;
                answers(
                        asked,
                        source,
                        now.minus(Duration.ofHours(random.nextInt(400))),
                        PromAnswer.painOnMovement(random.nextInt(11)),
                        PromAnswer.rolandMorris(random.nextInt(25)));
                // What is said in a call is judged, and closes the contact, with the call.
                if (source == PromSource.CLINIC && asked.getChannel() == ContactChannel.QUESTIONNAIRE_LINK) {
                    expected.open = false;
                }
                return "answer " + source;
            }
            default -> {
                clock.advance(Duration.ofMinutes(1L + random.nextInt(15 * 24 * 60)));
                return "time passes";
            }
        }
    }

    private static Instant latest(Instant one, Instant other, Instant third) {
        Instant later = one.isAfter(other) ? one : other;
        return later.isAfter(third) ? later : third;
    }

    /** What each contact keeps for the figures is what the whole of its answers says (decision 0009). */
    private void scoresAgree(String told) {
        assertThat(jdbc.sql("select c.kind from follow_up_contact c where c.plan_id = ? and "
                                + CountedScores.outdated())
                        .param(plan)
                        .query(String.class)
                        .list())
                .as(told)
                .isEmpty();
    }

    private void nobodyIsLost(String told) {
        Instant now = clock.instant();
        Set<UUID> waiting = new HashSet<>();
        contacts.waiting(now).stream()
                .map(Queued::id)
                .filter(model::containsKey)
                .forEach(waiting::add);
        assertThat(waiting).as(told).isEqualTo(due(now));
        assertThat(contacts.stopped().stream().map(Queued::id).filter(model::containsKey))
                .as(told)
                .containsExactlyInAnyOrderElementsOf(model.entrySet().stream()
                        .filter(entry -> entry.getValue().stopped)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** As the screen asks for it: the views a nurse works through, page by page. */
    private void wholeQueueAgrees(String told) {
        Instant now = clock.instant();
        Set<UUID> shown = new HashSet<>();
        for (QueueView view : List.of(QueueView.OVERDUE, QueueView.DUE, QueueView.CALLED_BACK)) {
            for (int page = 0; ; page++) {
                List<QueueRow> rows = queue.queue(view, new CallQueue.Filter(null, false, null), page, 100)
                        .page()
                        .items();
                rows.stream()
                        .map(QueueRow::contactId)
                        .filter(model::containsKey)
                        .forEach(shown::add);
                if (rows.size() < 100) {
                    break;
                }
            }
        }
        assertThat(shown).as(told).isEqualTo(due(now));
    }

    private Set<UUID> due(Instant now) {
        return model.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The same patient again as if nothing had been before: making a new one for each history would take minutes. */
    private void begin(Note note) {
        jdbc.sql("delete from follow_up_change where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from imaging_task where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from escalation where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from questionnaire_response where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from call_attempt where patient_id = ?")
                .param(note.patient())
                .update();
        jdbc.sql("delete from follow_up_contact where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from follow_up_stay where episode_id = ?")
                .param(note.episode())
                .update();
        jdbc.sql("delete from follow_up_plan where episode_id = ?")
                .param(note.episode())
                .update();
        clock.set(Scenario.END.plus(Duration.ofHours(3)));
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(signed(note, note.id(), Scenario.END, List.of())));
        plan = planRows.findByNoteId(note.id()).orElseThrow().getId();
        model = contacts.findAllByPlanId(plan).stream()
                .collect(Collectors.toMap(FollowUpContact::getId, Expected::new));
    }

    private void sign(Note treated, Note current, Instant ended) {
        UUID before = planRows.findById(plan).orElseThrow().getNoteId();
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> events.publishEvent(signed(treated, current.id(), ended, List.of(before))));
    }

    private static ProcedureSigned signed(Note of, UUID note, Instant ended, List<UUID> replaces) {
        return new ProcedureSigned(
                note,
                of.booking(),
                of.episode(),
                of.patient(),
                Technique.VERTEBROPLASTY,
                List.of(VertebralLevel.L1),
                false,
                ended,
                replaces);
    }

    private static void signIn(boolean colleague) {
        SignedInUser nurse = Api.userOf(Role.NURSE);
        SignedInUser one = colleague
                ? new SignedInUser(UUID.randomUUID(), "second", "Second Nurse", Role.NURSE, true, null)
                : nurse;
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(one, null, one.getAuthorities()));
    }
}
