package org.spineline.booking.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Technique;

/** What the log says about the time in the room, by operator and over all operators. Never changed once built. */
public final class LearnedDurations {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 600;

    private final Map<Key, List<Integer>> minutes;
    private final int minimumCases;

    private record Key(@Nullable UUID operator, Technique technique, int levels, String sedation) {}

    /** @param roomMinutes from the patient's coming to the patient's leaving */
    public record Case(UUID operator, Technique technique, int levels, String sedation, int roomMinutes) {}

    /**
     * What was found.
     *
     * @param operator whose cases they are; null when they are those of all operators
     */
    public record Experience(@Nullable UUID operator, List<Integer> sorted) {
        public int cases() {
            return sorted.size();
        }

        /**
         * By nearest rank: at least so many percent of the cases took no longer.
         *
         * @param percent 1 to 100
         */
        public int percentile(int percent) {
            return sorted.get((percent * sorted.size() + 99) / 100 - 1);
        }
    }

    /**
     * @param cases those shorter than five minutes or longer than ten hours are slips of the pen and left out
     * @param minimumCases fewer teach nothing
     */
    public LearnedDurations(Collection<Case> cases, int minimumCases) {
        this.minimumCases = minimumCases;
        Map<Key, List<Integer>> own =
                sorted(cases, one -> new Key(one.operator(), one.technique(), one.levels(), one.sedation()));
        Map<Key, List<Integer>> all =
                sorted(cases, one -> new Key(null, one.technique(), one.levels(), one.sedation()));
        own.putAll(all);
        this.minutes = Map.copyOf(own);
    }

    private static Map<Key, List<Integer>> sorted(Collection<Case> cases, Function<Case, Key> by) {
        return cases.stream()
                .filter(one -> one.roomMinutes() >= SHORTEST && one.roomMinutes() <= LONGEST)
                .collect(Collectors.groupingBy(by, Collectors.mapping(Case::roomMinutes, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().sorted().toList()));
    }

    /** The operator's own cases if there are enough, else those of all operators, else nothing. */
    public Optional<Experience> of(@Nullable UUID operator, Technique technique, int levels, String sedation) {
        return operator == null
                ? enough(new Key(null, technique, levels, sedation))
                : enough(new Key(operator, technique, levels, sedation))
                        .or(() -> enough(new Key(null, technique, levels, sedation)));
    }

    private Optional<Experience> enough(Key key) {
        List<Integer> known = minutes.get(key);
        return known == null || known.size() < minimumCases
                ? Optional.empty()
                : Optional.of(new Experience(key.operator(), known));
    }
}
