package org.spineline.operations.nodes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** The application in a process of its own, where a header says who asks: what is tried here is not the sign-in. */
public final class TestNode {
    static final String READY = "listening on ";
    static final String ROLE = "X-Test-Role";

    private TestNode() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(SpinelineApplication.class, WhoTheHeaderSays.class);
        ConfigurableApplicationContext context = application.run(arguments);
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        System.out.println(READY + port);
        System.out.flush();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WhoTheHeaderSays {
        @Bean
        @Primary
        SecurityContextRepository byHeader() {
            return new SecurityContextRepository() {
                @Override
                @SuppressWarnings("deprecation")
                public SecurityContext loadContext(HttpRequestResponseHolder holder) {
                    return of(holder.getRequest());
                }

                @Override
                public void saveContext(
                        SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
                    // The next request says it again.
                }

                @Override
                public boolean containsContext(HttpServletRequest request) {
                    return request.getHeader(ROLE) != null;
                }
            };
        }

        private static SecurityContext of(HttpServletRequest request) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            String role = request.getHeader(ROLE);
            if (role != null) {
                var user = Api.userOf(Role.valueOf(role));
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
            }
            return context;
        }
    }
}
