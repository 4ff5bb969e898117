package org.spineline.operations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.config.Folders;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.operations.domain.MetricsRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The measures have a door of their own: a machine reads them, with a token and without an account. */
@Configuration(proxyBeanMethods = false)
class MetricsDoor {
    static final String PATH = "/metrics";

    private static final String KEY = "spineline.metrics.token-file";
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 32;

    /** Before the chain of the people, which knows no such path. */
    @Bean
    @Order(0)
    SecurityFilterChain metricsChain(HttpSecurity http, MetricsRules rules) {
        byte[] token = token(rules.tokenFile());
        return http.securityMatcher(PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, context) -> new AuthorizationDecision(sent(context.getRequest(), token))))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED))
                                .accessDeniedHandler((request, response, reason) ->
                                        response.setStatus(HttpStatus.UNAUTHORIZED.value())))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    private static byte @Nullable [] token(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        Folders.requireReadable(KEY, file);
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new WrongConfigurationException(KEY + " names a file that cannot be read as text.", remedy());
        }
        if (token.length() < SHORTEST) {
            throw new WrongConfigurationException(
                    KEY + " names a file whose token is shorter than " + SHORTEST + " characters.", remedy());
        }
        return token.getBytes(StandardCharsets.UTF_8);
    }

    private static String remedy() {
        return "Make one with: openssl rand -hex 32, and give the same file to the Prometheus server.";
    }

    private static boolean sent(HttpServletRequest request, byte @Nullable [] token) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token != null
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
