package org.spineline.access.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a site decides about its door.
 *
 * @param secondFactor whether a password alone may open it
 * @param https whether people reach Spineline over HTTPS; then cookies are bound to it and to this host
 * @param stepUpWithin how long the last proof counts for what is sensitive
 * @param sessionsPerPerson the one unused for longest ends when another begins
 * @param sessionLimit after which a session ends however much it is used
 * @param idleLimit after which an unused session ends
 * @param resetLinkFor how long a link to a new password works
 * @param hashingAtOnce passwords hashed at the same moment; 0 stands for the processors less one
 * @param signIn wrong passwords for one account from one address
 * @param secondFactorTries wrong codes for one account
 * @param passkeyQuestions asked from one address, none of them answered; each leaves a row until it lapses
 * @param passkey where passkeys are used
 * @param siteWords words everybody at this site knows, which carry no password
 */
@Validated
@ConfigurationProperties(prefix = "spineline.access", ignoreUnknownFields = false)
public record AccessRules(
        @NotNull SecondFactor secondFactor,
        boolean https,
        @NotNull Duration stepUpWithin,
        @Min(1) @Max(50) int sessionsPerPerson,
        @NotNull Duration sessionLimit,
        @NotNull Duration idleLimit,
        @NotNull Duration resetLinkFor,
        @Min(0) @Max(64) int hashingAtOnce,
        @NotNull @Valid Tries signIn,
        @NotNull @Valid Tries secondFactorTries,
        @NotNull @Valid Tries passkeyQuestions,
        @DefaultValue @Valid PasskeyRules passkey,
        @NotNull List<@NotNull @Size(min = 3, max = 60) String> siteWords) {
    /** Whether everybody needs one. Whoever has set one up is asked for it either way. */
    public enum SecondFactor {
        REQUIRED,
        OPTIONAL
    }

    /**
     * @param allowed wrong ones before the door stays shut
     * @param pause how long it stays shut, and after how long they are forgotten
     */
    public record Tries(@Min(1) @Max(100) int allowed, @NotNull Duration pause) {
        @AssertTrue(message = "the pause must be longer than nothing")
        public boolean isSensible() {
            return pause != null && pause.toSeconds() > 0;
        }
    }

    @AssertTrue(message = "all times must be longer than nothing, and a session must outlast its time of rest")
    public boolean isSensible() {
        return stepUpWithin != null
                && sessionLimit != null
                && idleLimit != null
                && resetLinkFor != null
                && stepUpWithin.toSeconds() > 0
                && idleLimit.toSeconds() > 0
                && resetLinkFor.toSeconds() > 0
                && sessionLimit.compareTo(idleLimit) > 0;
    }

    public boolean needsSecondFactor() {
        return secondFactor == SecondFactor.REQUIRED;
    }
}
