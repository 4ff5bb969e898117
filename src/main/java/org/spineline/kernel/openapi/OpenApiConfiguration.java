package org.spineline.kernel.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.spineline.kernel.problem.Problem;
import org.spineline.kernel.web.ExpectedVersion;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ExpectedVersion.class);
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

    /** Every operation may be refused, always in the same shape. */
    @Bean
    OpenApiCustomizer everyRefusalIsAProblem() {
        return document -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach((name, schema) -> document.getComponents()
                    .addSchemas(name, schema));
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
