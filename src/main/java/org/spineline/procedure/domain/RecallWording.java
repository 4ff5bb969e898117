package org.spineline.procedure.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the letter of a recall says; {@code config/recall.yml}.
 *
 * @param phone the number the patient is asked to call
 */
@Validated
@ConfigurationProperties(prefix = "recall", ignoreUnknownFields = false)
public record RecallWording(
        @NotBlank String subject,
        @NotBlank String salutation,
        @NotEmpty List<@NotBlank String> paragraphs,
        @NotBlank String closing,
        @NotBlank String phone) {
    /** The wording with what is known in place of {date}, {levels} and so on. */
    public static String filled(String wording, Map<String, String> known) {
        String text = wording;
        for (Map.Entry<String, String> one : known.entrySet()) {
            text = text.replace("{" + one.getKey() + "}", one.getValue());
        }
        return text;
    }
}
