package org.spineline.audit.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.PatientScope;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.Problems;
import org.spineline.kernel.problem.UnavailableException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * No audit row, no patient data: the reads are written to the trail before the first byte of the answer. An answer about one
 * record that is closed to the reader becomes a 404 here, whichever way the data was loaded.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ReadTrail implements ResponseBodyAdvice<Object> {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar");
    private static final String CODE = "audit-unavailable";
    private static final String SENTENCE =
            "The access log cannot be written, so no patient data is shown. Please call support.";

    private final AuditTrail trail;
    private final PatientReads reads;
    private final PatientScope scope;
    private final TransactionTemplate ownTransaction;

    ReadTrail(AuditTrail trail, PatientReads reads, PatientScope scope, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.reads = reads;
        this.scope = scope;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        List<AuditEntry> entries = new ArrayList<>();
        reads.takeSought().forEach(typed -> entries.add(trail.search(typed)));
        Set<UUID> patients = reads.take();
        boolean closed = isAboutOne(request)
                && patients.size() == 1
                && !scope.closed(patients).isEmpty();
        AuditAction how = closed ? AuditAction.DENIED : how(contentType);
        patients.forEach(patient -> entries.add(trail.entry(how, patient, null, null, null)));
        if (!entries.isEmpty()) {
            try {
                ownTransaction.executeWithoutResult(status -> trail.write(entries));
            } catch (DataAccessException | TransactionException away) {
                return instead(HttpStatus.SERVICE_UNAVAILABLE, CODE, SENTENCE, body, response);
            }
        }
        return closed
                ? instead(HttpStatus.NOT_FOUND, "patient-not-found", "This patient does not exist.", body, response)
                : body;
    }

    /** Whether one record is asked for or changed, rather than a list that may hold anybody. */
    private static boolean isAboutOne(ServerHttpRequest request) {
        return request.getMethod() != HttpMethod.GET
                || request instanceof ServletServerHttpRequest servlet
                        && String.valueOf(servlet.getServletRequest()
                                        .getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                                .contains("{");
    }

    /** A refusal may name patients too; thrown from here, nobody would handle it a second time. */
    private static Object instead(
            HttpStatus status, String code, String sentence, @Nullable Object body, ServerHttpResponse response) {
        if (body instanceof ProblemDetail) {
            response.setStatusCode(status);
            return Problems.of(status, code, sentence, Map.of(), List.of());
        }
        throw status == HttpStatus.NOT_FOUND
                ? new NotFoundException(code, sentence, Map.of())
                : new UnavailableException(code, sentence);
    }

    /** A page to print and a file leave the screen, and the trail says so. */
    private static AuditAction how(MediaType contentType) {
        if (MediaType.APPLICATION_PDF.includes(contentType)) {
            return AuditAction.PRINT;
        }
        return CSV.includes(contentType) || CALENDAR.includes(contentType) ? AuditAction.EXPORT : AuditAction.READ;
    }
}
