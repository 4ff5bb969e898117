package org.spineline.kernel.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param page zero-based
 * @param size asked for, 1 to 100
 * @param total rows over all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {
    public static <S, T> Page<T> of(org.springframework.data.domain.Page<S> rows, Function<S, T> mapping) {
        return new Page<>(
                rows.getContent().stream().map(mapping).toList(),
                rows.getNumber(),
                rows.getSize(),
                rows.getTotalElements());
    }
}
