package org.spineline.kernel.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.InvalidRequestException;
import org.spineline.kernel.problem.MissingPreconditionException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link ExpectedVersion} from {@code If-Match}. */
class ExpectedVersionResolver implements HandlerMethodArgumentResolver {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public ExpectedVersion resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null || header.isBlank()) {
            throw new MissingPreconditionException();
        }
        Matcher tag = TAG.matcher(header.trim());
        if (!tag.matches()) {
            throw new InvalidRequestException(
                    "The version in If-Match cannot be read.",
                    List.of(new FieldError("#If-Match", "Send the ETag of the last read, for example \"3\".")));
        }
        return new ExpectedVersion(Long.parseLong(tag.group(1)));
    }
}
