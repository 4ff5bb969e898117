package org.spineline.kernel.database;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads what belongs to some ids. Hibernate keeps its plan of a question about one id and plans a question about a list
 * anew at each call, which costs more than the answer: who asks for a single one gets the quick question.
 */
public final class ByIds {
    private ByIds() {}

    /** @return nothing for no ids, without asking */
    public static <T> List<T> find(
            Collection<UUID> ids, Function<UUID, List<T>> one, Function<Collection<UUID>, List<T>> several) {
        return switch (ids.size()) {
            case 0 -> List.of();
            case 1 -> one.apply(ids.iterator().next());
            default -> several.apply(ids);
        };
    }
}
