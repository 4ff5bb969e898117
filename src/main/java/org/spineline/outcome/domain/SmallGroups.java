package org.spineline.outcome.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a small group from being seen, and from being reckoned as what is left of the whole. */
public final class SmallGroups {
    private SmallGroups() {}

    /**
     * Which groups are not shown beside their sum: those that are too small, and as many of the next larger ones as it takes
     * until what is hidden is at least two groups and, taken together, not small. An empty group hides nothing.
     *
     * @param cases by group
     * @param smallest fewer cases than this are too few
     */
    public static <K> Set<K> hidden(Map<K, Long> cases, int smallest) {
        Set<K> hidden = cases.entrySet().stream()
                .filter(group -> group.getValue() > 0 && group.getValue() < smallest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        if (hidden.isEmpty()) {
            return hidden;
        }
        long together = hidden.stream().mapToLong(cases::get).sum();
        var next = cases.entrySet().stream()
                .filter(group -> group.getValue() >= smallest)
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .iterator();
        while ((hidden.size() < 2 || together < smallest) && next.hasNext()) {
            Map.Entry<K, Long> group = next.next();
            hidden.add(group.getKey());
            together += group.getValue();
        }
        return hidden;
    }

    public static boolean isTooSmall(long cases, int smallest) {
        return cases > 0 && cases < smallest;
    }
}
