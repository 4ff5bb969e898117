package org.spineline.prom.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.spineline.access.SystemUse;
import org.spineline.episode.Questionnaires;
import org.spineline.episode.RmdqAnswers;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.problem.TooManyTriesException;
import org.spineline.kernel.secret.Tokens;
import org.spineline.prom.Instrument;
import org.spineline.prom.InvitationStatus;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromSource;
import org.spineline.prom.application.PromRequests.LinkAnswers;
import org.spineline.prom.application.PromRequests.LinkForm;
import org.spineline.prom.application.PromRequests.LinkStatements;
import org.spineline.prom.domain.Invitation;
import org.spineline.prom.domain.InvitationRepository;
import org.spineline.prom.domain.LinkThrottle;
import org.spineline.prom.domain.PromRules;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a patient does without signing in. A secret that is wrong, used, withdrawn or too old is refused in the same words
 * after the same work: whoever guesses learns nothing.
 */
@Service
@SystemUse("Patients do not sign in: whoever has the secret of the link may answer it, once")
public class LinkService {
    private final InvitationRepository invitations;
    private final ScoreKeeper keeper;
    private final LinkThrottle throttle;
    private final Questionnaires questionnaires;
    private final PromRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LinkService(
            InvitationRepository invitations,
            ScoreKeeper keeper,
            LinkThrottle throttle,
            Questionnaires questionnaires,
            PromRules rules,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.invitations = invitations;
        this.keeper = keeper;
        this.throttle = throttle;
        this.questionnaires = questionnaires;
        this.rules = rules;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param address from which the request came
     * @throws NotFoundException for a link that is not valid
     * @throws TooManyTriesException after too many wrong tries
     */
    public LinkForm open(String token, String address) {
        Tries tries = admitted(token, address);
        Invitation invitation =
                invitations.findByTokenHash(tries.link()).filter(this::isOpen).orElseThrow(() -> refused(tries));
        return new LinkForm(
                invitation.getInstruments(),
                invitation.getLanguage(),
                invitation.getExpiresAt(),
                invitation.getInstruments().contains(Instrument.RMDQ) ? statements() : null);
    }

    /**
     * Keeps the answers; the link is used up by it.
     *
     * @param address from which the request came
     * @throws NotFoundException for a link that is not valid, or was used a moment ago
     * @throws RuleViolationException if what was answered was not asked, or nothing was
     */
    public void answer(LinkAnswers told, String address) {
        Tries tries = admitted(told.token(), address);
        boolean kept;
        try {
            kept = Objects.requireNonNull(transaction.execute(status -> keep(told, tries.link())));
        } catch (OptimisticLockingFailureException usedMeanwhile) {
            kept = false;
        }
        if (!kept) {
            throw refused(tries);
        }
    }

    private boolean keep(LinkAnswers told, String hash) {
        Optional<Invitation> found = invitations.findByTokenHash(hash).filter(this::isOpen);
        if (found.isEmpty()) {
            return false;
        }
        Invitation invitation = found.get();
        refuseNonsense(told, invitation.getInstruments());
        Instant now = clock.instant();
        invitation.answered(now);
        invitations.saveAndFlush(invitation);
        keeper.keep(
                new PromEntry(
                        invitation.getPatientId(),
                        invitation.getEpisodeId(),
                        invitation.getContactId(),
                        PromSource.LINK,
                        now,
                        answers(told)),
                invitation.getId());
        return true;
    }

    private static List<PromAnswer> answers(LinkAnswers told) {
        List<PromAnswer> answers = new ArrayList<>(PromService.pain(told.painAtRest(), told.painOnMovement()));
        Optional.ofNullable(RmdqAnswers.of(told.rmdqStatements()))
                .map(PromAnswer::rolandMorris)
                .ifPresent(answers::add);
        return answers;
    }

    private static void refuseNonsense(LinkAnswers told, List<Instrument> asked) {
        List<FieldError> errors = new ArrayList<>(RmdqAnswers.complaints(null, told.rmdqStatements()));
        notAsked(errors, asked, Instrument.NRS_REST, told.painAtRest(), "/painAtRest");
        notAsked(errors, asked, Instrument.NRS_MOVEMENT, told.painOnMovement(), "/painOnMovement");
        notAsked(errors, asked, Instrument.RMDQ, told.rmdqStatements(), "/rmdqStatements");
        if (errors.isEmpty() && answers(told).isEmpty()) {
            errors.add(new FieldError("/painOnMovement", "Nothing is answered yet. Answer at least one question."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "answers-refused", "Your answers were not sent. Please look at them again.", errors);
        }
    }

    private static void notAsked(
            List<FieldError> errors,
            List<Instrument> asked,
            Instrument instrument,
            @org.jspecify.annotations.Nullable Object told,
            String pointer) {
        if (told != null && !asked.contains(instrument)) {
            errors.add(new FieldError(pointer, "This was not asked."));
        }
    }

    private LinkStatements statements() {
        Questionnaires.RolandMorrisText text = questionnaires.rolandMorrisText();
        return new LinkStatements(text.attribution(), text.statements());
    }

    private boolean isOpen(Invitation invitation) {
        return invitation.statusAt(clock.instant()) == InvitationStatus.OPEN;
    }

    private record Tries(String link, String address) {}

    private Tries admitted(String token, String address) {
        Tries tries = new Tries(Tokens.hash(token), Tokens.hash("address " + address));
        Map<String, Integer> wrong = throttle.triesOf(List.of(tries.link(), tries.address()));
        if (wrong.getOrDefault(tries.link(), 0) >= rules.link().wrongTriesPerLink()
                || wrong.getOrDefault(tries.address(), 0) >= rules.link().wrongTriesPerAddress()) {
            throw new TooManyTriesException(
                    "link-tried-too-often",
                    "This was tried too often. Wait %d minutes and open the link again."
                            .formatted(rules.link().windowMinutes()));
        }
        return tries;
    }

    private NotFoundException refused(Tries tries) {
        throttle.failed(List.of(tries.link(), tries.address()));
        return new NotFoundException(
                "link-not-valid",
                "This link is not valid. It may have been used already, or be too old. If you have sent your answers,"
                        + " there is nothing more to do; otherwise ask your care team for a new link.",
                Map.of());
    }
}
