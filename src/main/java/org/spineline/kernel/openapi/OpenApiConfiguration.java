package org.spineline.kernel.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.Problem;
import org.spineline.kernel.web.ExpectedVersion;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.method.HandlerMethod;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ExpectedVersion.class, CsrfToken.class);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI().info(new Info().title("Spineline").version("1"));
    }

    /** {@code If-Match} is read by an argument resolver that springdoc knows nothing of. */
    @Bean
    OperationCustomizer expectedVersionIsAHeader() {
        return (Operation operation, HandlerMethod handler) -> {
            if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(ExpectedVersion.class)) {
                operation.addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .required(true)
                        .description("The ETag of the last read")
                        .schema(new StringSchema()));
            }
            return operation;
        };
    }

    /** Signing out is answered by Spring Security's filter, before any controller. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OpenApiCustomizer signingOutHasNoController() {
        return document -> document.path(
                "/api/auth/logout",
                new PathItem()
                        .post(new Operation()
                                .operationId("signOut")
                                .responses(new ApiResponses()
                                        .addApiResponse("204", new ApiResponse().description("Signed out")))));
    }

    /** Every operation may be refused, always in the same shape. */
    @Bean
    OpenApiCustomizer everyRefusalIsAProblem() {
        return document -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach((name, schema) -> document.getComponents()
                    .addSchemas(name, schema));
            for (Class<?> record : List.of(Problem.class, FieldError.class)) {
                Schema<?> schema = document.getComponents().getSchemas().get(record.getSimpleName());
                schema.setRequired(NonNullMeansRequired.requiredIn(record, schema));
            }
            Content problem = new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
            document.getPaths().values().forEach(path -> path.readOperations().forEach(operation -> operation
                    .getResponses()
                    .addApiResponse(
                            "default", new ApiResponse().description("Refused").content(problem))));
        };
    }
}
