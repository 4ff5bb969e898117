package org.spineline.access.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.PasskeyCopiedException;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.application.FirstRun;
import org.spineline.access.application.SessionBook;
import org.spineline.access.domain.AccessRules;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ProblemWriter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Closed unless listed here; what a signed-in person may do is asked again at every use case. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
    private static final String HOST_ONLY = "__Host-";

    /** Whose last proof must be of just now. */
    private static final String[] SENSITIVE_CHANGES = {
        "/api/users", "/api/users/**", "/api/break-glass", "/api/break-glass/**", "/api/account/recovery-codes"
    };

    /** Around the repository that the starter configures; the filter takes whatever stands under that name. */
    @Bean
    static BeanPostProcessor calmSessions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof FindByIndexNameSessionRepository<?> sessions && !(bean instanceof CalmSessions)
                        ? new CalmSessions<>(sessions)
                        : bean;
            }
        };
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            ProblemWriter problems,
            CookieCsrfTokenRepository csrfTokens,
            SecurityContextRepository contexts,
            CookieSerializer sessionCookie,
            Factors factors,
            SessionBook book,
            FirstRun firstRun,
            ProviderDoor provider,
            SinglePage page,
            AccessRules rules) {
        provider.addTo(http);
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterBefore(new FirstRunGate(firstRun, problems), CsrfFilter.class)
                .addFilterBefore(new SessionWatch(book), CsrfFilter.class)
                .csrf(csrf -> {
                    csrf.spa();
                    csrf.csrfTokenRepository(csrfTokens);
                })
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.logoutUrl("/api/auth/logout")
                        .addLogoutHandler((request, response, who) -> {
                            UUID entry = Door.entry(request);
                            if (entry != null) {
                                book.end(entry);
                            }
                        })
                        .addLogoutHandler((request, response, who) -> {
                            // Browsers heed it over HTTPS only, and a proxy may stand between.
                            if (rules.https() || request.isSecure()) {
                                response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
                            }
                        })
                        .addLogoutHandler((request, response, who) ->
                                sessionCookie.writeCookieValue(new CookieSerializer.CookieValue(request, response, "")))
                        .logoutSuccessHandler(
                                (request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny())
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(csp -> csp.policyDirectives(SinglePage.CONTENT_SECURITY_POLICY)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, reason) -> {
                            if (!page.isShownInstead(request, response)) {
                                problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in", "Please sign in.");
                            }
                        })
                        .accessDeniedHandler((request, response, reason) -> {
                            if (page.isShownInstead(request, response)) {
                                return;
                            }
                            if (reason instanceof AuthorizationDeniedException denied
                                    && denied.getAuthorizationResult() instanceof Factors.Refused missing) {
                                problems.write(
                                        response,
                                        HttpStatus.UNAUTHORIZED,
                                        missing.because().code,
                                        missing.because().sentence,
                                        missing.facts());
                            } else {
                                problems.write(
                                        response, HttpStatus.FORBIDDEN, "not-permitted", "Your role may not do this.");
                            }
                        }))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/livez",
                                "/readyz",
                                "/api/auth/csrf",
                                "/api/setup",
                                "/api/auth/provider",
                                "/api/auth/passkey")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/login",
                                "/api/auth/passkey",
                                "/api/auth/passkey/question",
                                "/api/auth/reset",
                                "/api/setup")
                        .permitAll()
                        // Calendar programs cannot sign in; the secret in the address is asked for behind this door.
                        .requestMatchers(HttpMethod.GET, "/ical/*")
                        .permitAll()
                        // Patients do not sign in; the secret of their link is asked for behind this door.
                        .requestMatchers(HttpMethod.POST, "/api/q/open", "/api/q/answer")
                        .permitAll()
                        // With the password alone: who am I, the second proof, and setting one up.
                        .requestMatchers(HttpMethod.GET, "/api/me")
                        .authenticated()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/second-factor",
                                "/api/auth/confirm",
                                "/api/auth/passkey/confirm")
                        .authenticated()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/account/second-factor/**",
                                "/api/account/passkeys",
                                "/api/account/passkeys/offer")
                        .access(factors.settingUp())
                        .requestMatchers(HttpMethod.DELETE, "/api/account/passkeys/*")
                        .access(factors.fresh())
                        .requestMatchers(HttpMethod.POST, SENSITIVE_CHANGES)
                        .access(factors.fresh())
                        .requestMatchers(HttpMethod.PUT, SENSITIVE_CHANGES)
                        .access(factors.fresh())
                        .requestMatchers(HttpMethod.DELETE, SENSITIVE_CHANGES)
                        .access(factors.fresh())
                        .requestMatchers("/api/outcomes/export", "/api/outcomes/export/**")
                        .access(factors.fresh())
                        .requestMatchers("/api/**")
                        .access(factors.complete())
                        .requestMatchers(HttpMethod.GET, SinglePage.OPEN_PATHS)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Over HTTPS the browser itself keeps these cookies to this host and off plain connections. */
    @Bean
    CookieCsrfTokenRepository csrfTokens(AccessRules rules) {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName((rules.https() ? HOST_ONLY : "") + "XSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").secure(rules.https()));
        return tokens;
    }

    /** Requests are timed as a whole, and who asked for what stands in the trail: no filter and no permission is timed. */
    @Bean
    static SecurityObservationSettings observed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Neither scripts nor other sites get at the session. */
    @Bean
    CookieSerializer sessionCookie(AccessRules rules) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName((rules.https() ? HOST_ONLY : "") + "SESSION");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(rules.https());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Strict");
        return cookie;
    }

    /** A new session id and a new CSRF token at every proof. */
    @Bean
    SessionAuthenticationStrategy sessions(CookieCsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
    }

    @Bean
    PasswordEncoder passwords(AccessRules rules) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new BoundedEncoder(
                new DelegatingPasswordEncoder(
                        "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8())),
                rules.hashingAtOnce() > 0 ? rules.hashingAtOnce() : Math.max(1, processors - 1));
    }

    @Bean
    AuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(
                Map.of(PasskeyCopiedException.class, AuthenticationFailureBadCredentialsEvent.class));
        return publisher;
    }

    @Bean
    AuthenticationManager authentication(
            AccountLookup accounts, PasswordEncoder passwords, AuthenticationEventPublisher events) {
        DaoAuthenticationProvider byPassword = new DaoAuthenticationProvider(accounts);
        byPassword.setPasswordEncoder(passwords);
        byPassword.setUserDetailsPasswordService(accounts);
        ProviderManager manager = new ProviderManager(byPassword);
        manager.setAuthenticationEventPublisher(events);
        return manager;
    }

    /** Lets {@code @Requires(X)} stand for {@code @PreAuthorize("hasAuthority('X')")}. */
    @Bean
    static AnnotationTemplateExpressionDefaults requiresNamesItsPermission() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    AuthorizationEventPublisher denialsAreEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    ConstraintProblem passkeyKnown() {
        return new ConstraintProblem(
                "access_passkey_credential_uk", "passkey-known", "This passkey was added already.");
    }

    @Bean
    ConstraintProblem usernameTaken() {
        return new ConstraintProblem(
                "app_user_username_uk", "username-taken", "This user name is taken. Choose another one.");
    }
}
