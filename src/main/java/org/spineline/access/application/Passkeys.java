package org.spineline.access.application;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.PasskeyCopiedException;
import org.spineline.access.SystemUse;
import org.spineline.access.application.PasskeyCheck.Answer;
import org.spineline.access.application.PasskeyCheck.Used;
import org.spineline.access.application.PasskeyRequests.NewPasskey;
import org.spineline.access.application.PasskeyRequests.PasskeyDemand;
import org.spineline.access.application.PasskeyRequests.PasskeyDescriptor;
import org.spineline.access.application.PasskeyRequests.PasskeyOffer;
import org.spineline.access.application.PasskeyRequests.PasskeyOwner;
import org.spineline.access.application.PasskeyRequests.PasskeyProof;
import org.spineline.access.application.PasskeyRequests.PasskeyQuestion;
import org.spineline.access.application.PasskeyRequests.RelyingPartyView;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.access.domain.Passkey;
import org.spineline.access.domain.Passkey.PublicHalf;
import org.spineline.access.domain.PasskeyRepository;
import org.spineline.access.domain.RelyingParty;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys: keys on people's devices that open the account alone, because the device asks for a finger, a face or a PIN before
 * it signs. Each answer belongs to one question, asked in the same session and used once.
 */
@Service
@SystemUse("Part of coming in; what one does to one's own account is asked for there")
@Transactional
public class Passkeys {
    static final int PER_PERSON = 10;

    private static final int CHALLENGE_BYTES = 32;
    private static final Duration QUESTION_LASTS = Duration.ofMinutes(5);
    private static final String REQUIRED = "required";

    private final PasskeyRepository passkeys;
    private final AppUserRepository users;
    private final PasskeyCheck check;
    private final Attempts attempts;
    private final JdbcClient jdbc;
    private final AccessRules rules;
    private final FacilityProperties facility;
    private final Clock clock;

    Passkeys(
            PasskeyRepository passkeys,
            AppUserRepository users,
            PasskeyCheck check,
            Attempts attempts,
            JdbcClient jdbc,
            AccessRules rules,
            FacilityProperties facility,
            Clock clock) {
        this.passkeys = passkeys;
        this.users = users;
        this.check = check;
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.rules = rules;
        this.facility = facility;
        this.clock = clock;
    }

    /** What a question is asked for; an answer to one is none to the other. */
    private enum Purpose {
        ADD,
        PROVE
    }

    /**
     * A question anybody with a passkey of this site may answer.
     *
     * @param session the answer must come in
     */
    public PasskeyQuestion question(RelyingParty site, String session) {
        return new PasskeyQuestion(
                PasskeyCheck.text(ask(Purpose.PROVE, session)), site.id(), QUESTION_LASTS.toMillis(), REQUIRED);
    }

    /**
     * Takes an answer, once.
     *
     * @param session the question was asked in
     * @param address it comes from
     * @return whose passkey it is; the account is open
     * @throws TooManyAttemptsException after too many wrong ones with this passkey from there
     * @throws BadCredentialsException if it is wrong in any way, or the account is closed
     */
    @Transactional(noRollbackFor = BadCredentialsException.class)
    public UUID take(PasskeyProof proof, RelyingParty site, String session, String address) {
        String account = "passkey:" + proof.credentialId();
        attempts.count(account, address, rules.signIn());
        Answer<AuthenticationData> answer = check.read(proof)
                .filter(read -> isAnswered(Purpose.PROVE, read.challenge(), session))
                .orElseThrow(Passkeys::wrong);
        Passkey passkey = passkeys.lockByCredentialId(proof.credentialId())
                .filter(known -> known.getRpId().equals(site.id()))
                .filter(known -> Arrays.equals(handle(known.getUserId()), PasskeyCheck.bytes(proof.userHandle())))
                .filter(known -> users.findById(known.getUserId())
                        .filter(AppUser::isEnabled)
                        .isPresent())
                .orElseThrow(Passkeys::wrong);
        Used used = accepted(answer, passkey, site);
        passkey.wasUsed(used.signCount(), used.backedUp(), clock.instant());
        passkeys.saveAndFlush(passkey);
        attempts.succeeded(account, address);
        return passkey.getUserId();
    }

    private Used accepted(Answer<AuthenticationData> answer, Passkey passkey, RelyingParty site) {
        try {
            return check.accepted(answer, passkey, site).orElseThrow(Passkeys::wrong);
        } catch (MaliciousCounterValueException copied) {
            throw new PasskeyCopiedException(passkey.getId());
        }
    }

    /** @throws ConflictException if there are as many as one may have */
    PasskeyOffer offer(AppUser user, RelyingParty site, String session) {
        List<Passkey> there = passkeys.of(user.getId());
        requireRoom(there.size());
        return new PasskeyOffer(
                new RelyingPartyView(site.id(), "Spineline, " + facility.name()),
                new PasskeyOwner(PasskeyCheck.text(handle(user.getId())), user.getUsername(), user.getDisplayName()),
                PasskeyCheck.text(ask(Purpose.ADD, session)),
                PasskeyCheck.kinds(),
                QUESTION_LASTS.toMillis(),
                there.stream()
                        .map(key -> new PasskeyDescriptor("public-key", key.getCredentialId(), key.getTransports()))
                        .toList(),
                new PasskeyDemand(REQUIRED, true, REQUIRED),
                "none");
    }

    /**
     * @throws RuleViolationException if what the device sent is not right
     * @throws ConflictException if there are as many as one may have
     */
    @Transactional(noRollbackFor = RuleViolationException.class)
    Passkey add(AppUser user, NewPasskey made, RelyingParty site, String session) {
        // Of two at once the second counts what the first added.
        users.lockById(user.getId());
        requireRoom(passkeys.of(user.getId()).size());
        Answer<RegistrationData> answer = check.read(made)
                .filter(read -> isAnswered(Purpose.ADD, read.challenge(), session))
                .orElseThrow(Passkeys::refused);
        PublicHalf half = check.accepted(answer, made, site).orElseThrow(Passkeys::refused);
        return passkeys.saveAndFlush(new Passkey(user.getId(), made.name(), site, half));
    }

    List<Passkey> of(UUID userId) {
        return passkeys.of(userId);
    }

    /** How many each account has; those without are left out. */
    Map<UUID, Integer> counts() {
        return passkeys.owners().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(each -> 1)));
    }

    /** For lost devices, once the administrator knows who asks. */
    void removeAll(UUID userId) {
        passkeys.of(userId).forEach(passkeys::delete);
    }

    @Scheduled(cron = "30 */10 * * * *")
    public void forget() {
        jdbc.sql("delete from access_passkey_challenge where expires_at <= :now")
                .param("now", SqlTime.utc(clock.instant()))
                .update();
    }

    private byte[] ask(Purpose purpose, String session) {
        byte[] challenge = Tokens.random(CHALLENGE_BYTES);
        jdbc.sql(
                        """
                        insert into access_passkey_challenge (challenge_hash, session_hash, purpose, expires_at)
                        values (:challenge, :session, :purpose, :expires)
                        """)
                .param("challenge", Tokens.hash(PasskeyCheck.text(challenge)))
                .param("session", Tokens.hash(session))
                .param("purpose", purpose.name())
                .param("expires", SqlTime.utc(clock.instant().plus(QUESTION_LASTS)))
                .update();
        return challenge;
    }

    /** Of two that bring the same answer, one removes the question. */
    private boolean isAnswered(Purpose purpose, byte[] challenge, String session) {
        return jdbc.sql(
                                """
                                delete from access_passkey_challenge
                                 where challenge_hash = :challenge and session_hash = :session
                                   and purpose = :purpose and expires_at > :now
                                """)
                        .param("challenge", Tokens.hash(PasskeyCheck.text(challenge)))
                        .param("session", Tokens.hash(session))
                        .param("purpose", purpose.name())
                        .param("now", SqlTime.utc(clock.instant()))
                        .update()
                == 1;
    }

    private static void requireRoom(int there) {
        if (there >= PER_PERSON) {
            throw new ConflictException(
                    "too-many-passkeys",
                    "You have " + PER_PERSON + " passkeys already. Remove one you no longer use.",
                    Map.of("allowed", PER_PERSON));
        }
    }

    /** What the device keeps to name the account: an id, no word about anybody. */
    private static byte[] handle(UUID userId) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array();
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong passkey");
    }

    private static RuleViolationException refused() {
        return new RuleViolationException(
                "passkey-refused",
                "This passkey could not be added: the answer of the device was not right, or came too late. Try again.",
                List.of());
    }
}
