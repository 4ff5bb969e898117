package org.spineline.audit.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.kernel.problem.Problems;
import org.spineline.kernel.problem.UnavailableException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** No audit row, no patient data: the reads are written to the trail before the first byte of the answer. */
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
    private final TransactionTemplate ownTransaction;

    ReadTrail(AuditTrail trail, PatientReads reads, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.reads = reads;
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
        AuditAction how = how(contentType);
        List<AuditEntry> entries = new ArrayList<>();
        reads.takeSought().forEach(typed -> entries.add(trail.search(typed)));
        reads.take().forEach(patient -> entries.add(trail.entry(how, patient, null, null, null)));
        if (!entries.isEmpty()) {
            try {
                ownTransaction.executeWithoutResult(status -> trail.write(entries));
            } catch (DataAccessException | TransactionException away) {
                if (body instanceof ProblemDetail) {
                    // A refusal may name patients too; thrown from here, nobody would handle it a second time.
                    response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
                    return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, CODE, SENTENCE, Map.of(), List.of());
                }
                throw new UnavailableException(CODE, SENTENCE);
            }
        }
        return body;
    }

    /** A page to print and a file leave the screen, and the trail says so. */
    private static AuditAction how(MediaType contentType) {
        if (MediaType.APPLICATION_PDF.includes(contentType)) {
            return AuditAction.PRINT;
        }
        return CSV.includes(contentType) || CALENDAR.includes(contentType) ? AuditAction.EXPORT : AuditAction.READ;
    }
}
