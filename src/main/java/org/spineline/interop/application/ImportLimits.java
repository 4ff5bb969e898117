package org.spineline.interop.application;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one file may hold; a small compressed file can hide a very large one.
 *
 * @param maxUnpacked after decompression; real records shrink about tenfold
 * @param maxDepth of nested objects and lists
 */
@Validated
@ConfigurationProperties(prefix = "spineline.import", ignoreUnknownFields = false)
public record ImportLimits(
        @NotNull @DefaultValue("25MB") DataSize maxFile,
        @NotNull @DefaultValue("100MB") DataSize maxUnpacked,
        @DefaultValue("60") @Min(10) @Max(200) int maxDepth) {}
