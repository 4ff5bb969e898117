package org.spineline.access.domain;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The hospital's own sign-in, where it has one (OpenID Connect).
 *
 * @param issuer its address as it calls itself; null: there is none
 * @param clientId as Spineline is registered there
 * @param clientSecret as given at the registration
 * @param name as people know it
 * @param accountClaim the claim that carries the user name of an account here; one its owner cannot change
 */
@Validated
@ConfigurationProperties(prefix = "spineline.provider", ignoreUnknownFields = false)
public record ProviderRules(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @NotBlank @Size(max = 60) String name,
        @NotBlank String accountClaim) {
    public static final String REGISTRATION = "hospital";

    public boolean isPresent() {
        return issuer != null && !issuer.isBlank();
    }

    @AssertTrue(message = "with an issuer, client-id and client-secret are needed too")
    public boolean isComplete() {
        return !isPresent()
                || clientId != null && !clientId.isBlank() && clientSecret != null && !clientSecret.isBlank();
    }
}
