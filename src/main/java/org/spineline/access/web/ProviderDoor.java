package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.domain.ProviderRules;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The hospital's own sign-in. It says who somebody is; whether they have an account here, and as what, is decided here: none
 * is created and no role is taken from it.
 */
@Component
class ProviderDoor {
    /** The browser leaves our cookies out of a request that another site began; this page begins it anew. */
    static final String RETURN = "/provider";

    private final ProviderRules rules;
    private final AccountLookup accounts;
    private final Door door;
    private final AuthenticationEventPublisher events;

    ProviderDoor(ProviderRules rules, AccountLookup accounts, Door door, AuthenticationEventPublisher events) {
        this.rules = rules;
        this.accounts = accounts;
        this.door = door;
        this.events = events;
    }

    /** Opens it in the chain where the site named a provider. */
    void addTo(HttpSecurity http) {
        if (!rules.isPresent()) {
            return;
        }
        // Asked for at the first use: a provider that is away must not keep Spineline from starting.
        ClientRegistrationRepository registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations);
        // Workstations are shared: whoever was there before is not taken for the one who clicks now.
        requests.setAuthorizationRequestCustomizer(
                request -> request.additionalParameters(parameters -> parameters.put("prompt", "login")));
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                .successHandler(this::returned)
                .failureHandler((request, response, reason) -> refuse(request, response)));
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(String.valueOf(rules.issuer()))
                .registrationId(ProviderRules.REGISTRATION)
                .clientId(rules.clientId())
                .clientSecret(rules.clientSecret())
                .scope("openid", "profile")
                .redirectUri("{baseUrl}" + RETURN)
                .build();
    }

    private void returned(HttpServletRequest request, HttpServletResponse response, Authentication there)
            throws IOException {
        Optional<SignedInUser> user = account(there);
        if (user.isEmpty()) {
            events.publishAuthenticationFailure(new BadCredentialsException("no account"), there);
            refuse(request, response);
            return;
        }
        Authentication who = door.open(user.get(), Factors.PROVIDER, request, response);
        events.publishAuthenticationSuccess(who);
        response.sendRedirect("/");
    }

    private Optional<SignedInUser> account(Authentication there) {
        if (!(there.getPrincipal() instanceof OidcUser person)
                || !(person.getClaims().get(rules.accountClaim()) instanceof String name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(accounts.loadUserByUsername(name)).filter(SignedInUser::isEnabled);
        } catch (UsernameNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        response.sendRedirect("/sign-in?refused=true");
    }

    /** Nothing is fetched in anybody's name, so the provider's tokens are forgotten at once. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Deliberately nowhere.
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request, HttpServletResponse response) {
            // There is none.
        }
    }
}
