package org.spineline.access.application;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.access.application.PasskeyRequests.NewPasskey;
import org.spineline.access.application.PasskeyRequests.PasskeyKind;
import org.spineline.access.application.PasskeyRequests.PasskeyProof;
import org.spineline.access.domain.Passkey;
import org.spineline.access.domain.Passkey.PublicHalf;
import org.spineline.access.domain.RelyingParty;
import org.springframework.stereotype.Component;

/**
 * Whether what a device answered is right (Web Authentication, level 3): the question, the origin, the relying party, the
 * person verified by the device, the signature and the count of uses. Which make of device it is, is not asked.
 */
@Component
class PasskeyCheck {
    private static final Logger log = LoggerFactory.getLogger(PasskeyCheck.class);
    private static final List<COSEAlgorithmIdentifier> KINDS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final WebAuthnManager webAuthn;
    private final AttestedCredentialDataConverter stored;

    PasskeyCheck() {
        ObjectConverter converter = new ObjectConverter();
        this.webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.stored = new AttestedCredentialDataConverter(converter);
    }

    static List<PasskeyKind> kinds() {
        return KINDS.stream()
                .map(kind -> new PasskeyKind("public-key", kind.getValue()))
                .toList();
    }

    /**
     * Read, and nothing of it believed yet.
     *
     * @param <T> what the device sent
     * @param challenge the question it says it answers
     */
    record Answer<T>(T data, byte[] challenge) {}

    /** @return empty if it cannot be read */
    Optional<Answer<RegistrationData>> read(NewPasskey made) {
        return tried(() -> {
            RegistrationData data =
                    webAuthn.parse(new RegistrationRequest(bytes(made.attestationObject()), bytes(made.clientData())));
            return answer(data, data.getCollectedClientData());
        });
    }

    /** @return empty if it cannot be read */
    Optional<Answer<AuthenticationData>> read(PasskeyProof proof) {
        return tried(() -> {
            AuthenticationData data = webAuthn.parse(new AuthenticationRequest(
                    bytes(proof.credentialId()),
                    bytes(proof.userHandle()),
                    bytes(proof.authenticatorData()),
                    bytes(proof.clientData()),
                    bytes(proof.signature())));
            return answer(data, data.getCollectedClientData());
        });
    }

    /** @return empty if it is not right */
    Optional<PublicHalf> accepted(Answer<RegistrationData> answer, NewPasskey made, RelyingParty site) {
        return tried(() -> {
            RegistrationData data = webAuthn.verify(
                    answer.data(),
                    new RegistrationParameters(
                            server(site, answer.challenge()),
                            KINDS.stream()
                                    .map(kind ->
                                            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind))
                                    .toList(),
                            true));
            AuthenticatorData<?> said =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData key = Objects.requireNonNull(said.getAttestedCredentialData());
            return new PublicHalf(
                    text(key.getCredentialId()),
                    text(stored.convert(key)),
                    said.getSignCount(),
                    made.transports().stream()
                            .map(transport ->
                                    transport.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .distinct()
                            .toList(),
                    said.isFlagBE(),
                    said.isFlagBS());
        });
    }

    /** What a right answer told of the key. */
    record Used(long signCount, boolean backedUp) {}

    /**
     * @return empty if it is not right
     * @throws MaliciousCounterValueException if everything is right but the count of uses
     */
    Optional<Used> accepted(Answer<AuthenticationData> answer, Passkey passkey, RelyingParty site) {
        return tried(() -> {
            CredentialRecord known = new CredentialRecordImpl(
                    null,
                    true,
                    passkey.isBackupEligible(),
                    passkey.isBackedUp(),
                    passkey.getSignCount(),
                    stored.convert(bytes(passkey.getCredentialData())),
                    null,
                    null,
                    null,
                    null);
            AuthenticationData data = webAuthn.verify(
                    answer.data(), new AuthenticationParameters(server(site, answer.challenge()), known, null, true));
            AuthenticatorData<?> said = Objects.requireNonNull(data.getAuthenticatorData());
            return new Used(said.getSignCount(), said.isFlagBS());
        });
    }

    private static ServerProperty server(RelyingParty site, byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.id())
                .challenge(() -> challenge)
                .build();
    }

    private static <T> Answer<T> answer(T data, @Nullable CollectedClientData client) {
        return new Answer<>(data, Objects.requireNonNull(client).getChallenge().getValue());
    }

    /** Strangers send anything at all, and the library has a dozen ways to say that it cannot read it. */
    private static <T> Optional<T> tried(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (MaliciousCounterValueException copied) {
            throw copied;
        } catch (RuntimeException refused) {
            log.debug("A passkey was refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
