package org.spineline.access;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.spineline.kernel.secret.Tokens;
import org.spineline.support.Api.Answer;

/** A device with one passkey, and the browser it is plugged into. */
final class PasskeyDevice {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final String origin;
    private String rpId = "localhost";
    private String credentialId = "";
    private String userHandle = "";
    private long uses;
    private boolean verified = true;

    PasskeyDevice() {
        this(newPair(), "http://localhost");
    }

    private PasskeyDevice(KeyPair pair, String origin) {
        this.pair = pair;
        this.origin = origin;
    }

    /** The same device in a browser that shows another address. */
    PasskeyDevice at(String other) {
        PasskeyDevice same = new PasskeyDevice(pair, other);
        same.rpId = rpId;
        same.credentialId = credentialId;
        same.userHandle = userHandle;
        same.uses = uses;
        return same;
    }

    /** The same device, asked for keys of that relying party. */
    PasskeyDevice of(String relyingParty) {
        rpId = relyingParty;
        return this;
    }

    /** The same device, which from now on only looks whether anybody touches it. */
    PasskeyDevice withoutPerson() {
        verified = false;
        return this;
    }

    String credentialId() {
        return credentialId;
    }

    /** Adds a key to whoever is signed in there. */
    Answer addTo(Visitor owner) {
        return owner.post("/api/account/passkeys", make(owner));
    }

    Answer madeFor(String otherSite, Visitor owner) {
        String before = rpId;
        rpId = otherSite;
        Map<String, Object> made = make(owner);
        rpId = before;
        return owner.post("/api/account/passkeys", made);
    }

    /** What the device answers when that person asks for a new key; nobody has it yet. */
    Map<String, Object> make(Visitor owner) {
        Answer offer = owner.post("/api/account/passkeys/offer", null);
        if (offer.status() != 200) {
            throw new AssertionError("No offer: " + offer.status() + " " + offer.text());
        }
        return makeFor(offer);
    }

    Map<String, Object> makeFor(Answer offer) {
        byte[] client = client("webauthn.create", offer.body().path("challenge").asString());
        byte[] id = Tokens.random(32);
        AttestedCredentialData key = new AttestedCredentialData(
                AAGUID.ZERO, id, EC2COSEKey.create((ECPublicKey) pair.getPublic(), COSEAlgorithmIdentifier.ES256));
        credentialId = TEXT.encodeToString(id);
        userHandle = offer.body().path("user").path("id").asString();
        byte flags = (byte)
                (AuthenticatorData.BIT_UP | AuthenticatorData.BIT_AT | (verified ? AuthenticatorData.BIT_UV : 0));
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> said =
                new AuthenticatorData<>(hash(utf8(rpId)), flags, ++uses, key);
        AttestationObject made = new AttestationObject(said, new NoneAttestationStatement());
        return Map.of(
                "name",
                "My key",
                "clientData",
                TEXT.encodeToString(client),
                "attestationObject",
                TEXT.encodeToString(new AttestationObjectConverter(new ObjectConverter()).convertToBytes(made)),
                "transports",
                List.of("INTERNAL", "HYBRID"));
    }

    Answer signIn(Visitor visitor) {
        return visitor.post("/api/auth/passkey", proof(visitor));
    }

    /** Asks there for a question and answers it. */
    Map<String, Object> proof(Visitor visitor) {
        return proof(question(visitor), true);
    }

    /** As a device does that only looked whether anybody touches it. */
    Map<String, Object> proofWithoutPerson(Visitor visitor) {
        return proof(question(visitor), false);
    }

    Map<String, Object> proofOf(String challenge) {
        return proof(challenge, true);
    }

    private Map<String, Object> proof(String challenge, boolean personVerified) {
        byte[] client = client("webauthn.get", challenge);
        byte flags = (byte) (AuthenticatorData.BIT_UP | (personVerified ? AuthenticatorData.BIT_UV : 0));
        byte[] said = ByteBuffer.allocate(37)
                .put(hash(utf8(rpId)))
                .put(flags)
                .putInt((int) ++uses)
                .array();
        return Map.of(
                "credentialId",
                credentialId,
                "clientData",
                TEXT.encodeToString(client),
                "authenticatorData",
                TEXT.encodeToString(said),
                "signature",
                TEXT.encodeToString(signed(said, hash(client))),
                "userHandle",
                userHandle);
    }

    private byte[] signed(byte[] said, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(said);
            signature.update(clientHash);
            return signature.sign();
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }

    private static String question(Visitor visitor) {
        Answer question = visitor.post("/api/auth/passkey/question", null);
        if (question.status() != 200) {
            throw new AssertionError("No question: " + question.status() + " " + question.text());
        }
        return question.body().path("challenge").asString();
    }

    /** As browsers write it. */
    private byte[] client(String type, String challenge) {
        return utf8("{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }
}
