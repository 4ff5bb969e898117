package org.spineline.kernel.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** The only class that knows which refusal is which HTTP status. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Pattern BINDING_INDEX = Pattern.compile("\\[(\\w+)]");

    private static final Map<Class<? extends Refusal>, HttpStatus> STATUS = Map.of(
            NotFoundException.class, HttpStatus.NOT_FOUND,
            ConflictException.class, HttpStatus.CONFLICT,
            StaleVersionException.class, HttpStatus.PRECONDITION_FAILED,
            MissingPreconditionException.class, HttpStatus.PRECONDITION_REQUIRED,
            InvalidRequestException.class, HttpStatus.BAD_REQUEST,
            RuleViolationException.class, HttpStatus.UNPROCESSABLE_CONTENT,
            TooManyTriesException.class, HttpStatus.TOO_MANY_REQUESTS,
            UnavailableException.class, HttpStatus.SERVICE_UNAVAILABLE);

    private final Map<String, ConstraintProblem> constraintProblems;

    ProblemAdvice(ObjectProvider<ConstraintProblem> constraintProblems) {
        this.constraintProblems = constraintProblems
                .orderedStream()
                .collect(Collectors.toMap(p -> p.constraintName().toLowerCase(Locale.ROOT), Function.identity()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        HttpStatus status = STATUS.getOrDefault(refusal.getClass(), HttpStatus.UNPROCESSABLE_CONTENT);
        return answer(status, refusal.code(), refusal.detail(), refusal.facts(), refusal.errors());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> lostUpdate(OptimisticLockingFailureException lost) {
        return answer(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                "Somebody changed this while you had it open. Load it again and repeat your change.",
                Map.of(),
                List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(PessimisticLockingFailureException contended) {
        return later(A_MOMENT)
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many people are changing this at once. Nothing was saved; please try again.",
                        Map.of(),
                        List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> slow(QueryTimeoutException slow) {
        return later(A_MOMENT)
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "The database took too long. Nothing was saved; please try again.",
                        Map.of(),
                        List.of()));
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemDetail> away(Exception lost) {
        return later(Outage.RETRY_AFTER).body(Outage.problem(lost));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> constraintViolated(DataIntegrityViolationException violated) {
        String text = rootMessage(violated).toLowerCase(Locale.ROOT);
        for (var known : constraintProblems.entrySet()) {
            if (text.contains(known.getKey())) {
                return answer(
                        HttpStatus.CONFLICT,
                        known.getValue().code(),
                        known.getValue().detail(),
                        Map.of(),
                        List.of());
            }
        }
        if (isUnkeepableText(violated)) {
            return invalidRequest(
                    List.of(new FieldError("", "A text holds a character that cannot be kept. Type it again.")));
        }
        return unexpected(violated);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        return answer(HttpStatus.FORBIDDEN, "not-permitted", "Your role may not do this.", Map.of(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception broken) {
        if (Outage.isBehind(broken)) {
            return away(broken);
        }
        // The id ties the user's report to the log; the message may hold patient data and stays out of both.
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}: {} at {}", incident, causes(broken), firstOwnFrame(broken));
        LOG.debug("Incident {}", incident, broken);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong on our side. Nothing was saved. Please report the incident number.",
                Map.of("incident", incident),
                List.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return asObject(invalidRequest(fieldErrors(invalid.getBindingResult())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = new ArrayList<>();
        invalid.getParameterValidationResults().forEach(result -> {
            String parameter = String.valueOf(result.getMethodParameter().getParameterName());
            result.getResolvableErrors()
                    .forEach(error -> errors.add(new FieldError(
                            error instanceof org.springframework.validation.FieldError field
                                    ? pointer(field.getField())
                                    : "#" + parameter,
                            String.valueOf(error.getDefaultMessage()))));
        });
        return asObject(invalidRequest(errors));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Throwable cause = unreadable.getMostSpecificCause();
        for (Throwable t = unreadable; t != null; t = t.getCause()) {
            if (t instanceof JacksonException) {
                cause = t;
                break;
            }
        }
        return asObject(invalidRequest(List.of(new FieldError(pointerOf(cause), sentenceFor(cause)))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return asObject(
                invalidRequest(List.of(new FieldError("#" + missing.getParameterName(), "This value is needed."))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return asObject(invalidRequest(List.of(new FieldError("#" + missing.getRequestPartName(), "Choose a file."))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return asObject(invalidRequest(List.of(new FieldError("#" + name, expected(mismatch.getRequiredType())))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleConversionNotSupported(
            ConversionNotSupportedException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleTypeMismatch(mismatch, headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return asObject(answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "This file is too large. Split it and try again.",
                Map.of(),
                List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        String code =
                switch (status) {
                    case NOT_FOUND -> "not-found";
                    case METHOD_NOT_ALLOWED -> "method-not-allowed";
                    case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
                    case NOT_ACCEPTABLE -> "not-acceptable";
                    default -> status.is5xxServerError() ? "unexpected" : "invalid-request";
                };
        ResponseEntity<ProblemDetail> plain = answer(status, code, status.getReasonPhrase() + ".", Map.of(), List.of());
        return ResponseEntity.status(status).headers(headers).body(plain.getBody());
    }

    private static ResponseEntity<ProblemDetail> invalidRequest(List<FieldError> errors) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "Some of what was entered cannot be used. Nothing was saved.",
                Map.of(),
                errors);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String code, String detail, Map<String, ?> facts, List<FieldError> errors) {
        return ResponseEntity.status(status).body(Problems.of(status, code, detail, facts, errors));
    }

    private static ResponseEntity.BodyBuilder later(Duration wait) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ProblemDetail> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    private static List<FieldError> fieldErrors(BindingResult result) {
        List<FieldError> errors = new ArrayList<>();
        result.getFieldErrors()
                .forEach(e -> errors.add(new FieldError(pointer(e.getField()), String.valueOf(e.getDefaultMessage()))));
        result.getGlobalErrors().forEach(e -> errors.add(new FieldError("", String.valueOf(e.getDefaultMessage()))));
        return errors;
    }

    private static String pointer(String bindingPath) {
        return "/" + BINDING_INDEX.matcher(bindingPath).replaceAll("/$1").replace('.', '/');
    }

    private static String pointerOf(Throwable cause) {
        if (!(cause instanceof JacksonException json)) {
            return "";
        }
        return json.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String sentenceFor(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "The field \"%s\" is not known here.".formatted(abbreviated(unknown.getPropertyName()));
        }
        if (cause instanceof ValueInstantiationException refused) {
            return refused.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                    ? reason.getMessage()
                    : "This value cannot be used.";
        }
        if (cause instanceof MismatchedInputException wrong) {
            return expected(wrong.getTargetType());
        }
        if (cause instanceof StreamConstraintsException) {
            return "The request is nested too deeply or too large.";
        }
        if (cause instanceof StreamReadException broken) {
            return "The request is not valid JSON (line %d, column %d)."
                    .formatted(
                            broken.getLocation().getLineNr(),
                            broken.getLocation().getColumnNr());
        }
        return "The request could not be read.";
    }

    private static String abbreviated(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "This value cannot be used.";
        }
        if (type.isEnum()) {
            String choices = java.util.Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return "Choose one of: " + choices + ".";
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "Enter a date that exists, as year-month-day, for example 2026-11-21.";
            case "Instant" -> "Enter a date and time with zone, for example 2026-11-21T09:30:00Z.";
            case "LocalTime" -> "Enter a time of day, for example 09:30.";
            case "int", "Integer", "long", "Long" -> "Enter a whole number.";
            case "BigDecimal", "double", "Double" -> "Enter a number.";
            case "boolean", "Boolean" -> "Answer yes or no (true or false).";
            case "UUID" -> "This is not a valid identifier.";
            case "List", "ArrayList", "Set" -> "Enter a list.";
            case "String" -> "Enter text.";
            default -> "This value cannot be used.";
        };
    }

    private static String rootMessage(Throwable t) {
        StringBuilder all = new StringBuilder();
        for (Throwable c = t; c != null; c = c.getCause()) {
            all.append(c instanceof SQLException || c == t ? String.valueOf(c.getMessage()) : "")
                    .append(' ');
        }
        return all.toString();
    }

    /** PostgreSQL keeps every character but U+0000, which no keyboard has. */
    private static boolean isUnkeepableText(Throwable t) {
        for (Throwable c = t; c != null; c = c.getCause()) {
            if (c instanceof SQLException refused && "22021".equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String causes(Throwable t) {
        StringBuilder chain = new StringBuilder(t.getClass().getName());
        for (Throwable c = t.getCause(); c != null; c = c.getCause()) {
            chain.append(" <- ").append(c.getClass().getName());
        }
        return chain.toString();
    }

    private static String firstOwnFrame(Throwable t) {
        return java.util.Arrays.stream(t.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.spineline"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("outside Spineline");
    }
}
