package org.spineline.outcome.domain.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** How often each whole number occurred, and how often none was recorded. */
public final class Histogram {
    private final NavigableMap<Integer, Long> counts = new TreeMap<>();
    private long missing;

    public Histogram add(int value, long times) {
        counts.merge(value, times, Long::sum);
        return this;
    }

    public Histogram addMissing(long times) {
        missing += times;
        return this;
    }

    public Histogram addAll(Histogram other) {
        other.counts.forEach(this::add);
        return addMissing(other.missing);
    }

    /** The same cases, where one value says that the answer is not known. */
    public Histogram without(int value) {
        Histogram rest = new Histogram().addAll(this);
        Long taken = rest.counts.remove(value);
        return taken == null ? rest : rest.addMissing(taken);
    }

    public long n() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long missing() {
        return missing;
    }

    public long count(IntPredicate wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** @throws ArithmeticException of nothing */
    public double mean() {
        requireSome();
        return counts.entrySet().stream()
                        .mapToDouble(e -> (double) e.getKey() * e.getValue())
                        .sum()
                / n();
    }

    /** Of a sample; 0 of a single case. */
    public double standardDeviation() {
        long n = n();
        if (n < 2) {
            return 0;
        }
        double mean = mean();
        double squares = counts.entrySet().stream()
                .mapToDouble(e -> (e.getKey() - mean) * (e.getKey() - mean) * e.getValue())
                .sum();
        return Math.sqrt(squares / (n - 1));
    }

    /**
     * Between two cases, the line between them (type 7 of Hyndman and Fan, as most programs do).
     *
     * @param share 0–1
     * @throws ArithmeticException of nothing
     */
    public double quantile(double share) {
        requireSome();
        double place = (n() - 1) * share;
        long below = (long) Math.floor(place);
        double first = atRank(below + 1);
        return place == below ? first : first + (place - below) * (atRank(below + 2) - first);
    }

    /** @param rank from 1 to {@link #n} */
    public int atRank(long rank) {
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (rank <= seen) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("No rank " + rank + " among " + seen);
    }

    /** Each case as a number, in order. */
    public int[] values() {
        int[] values = new int[Math.toIntExact(n())];
        int at = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            for (long i = 0; i < entry.getValue(); i++) {
                values[at++] = entry.getKey();
            }
        }
        return values;
    }

    /** Ascending. */
    public NavigableMap<Integer, Long> counts() {
        return Collections.unmodifiableNavigableMap(counts);
    }

    private void requireSome() {
        if (counts.isEmpty()) {
            throw new ArithmeticException("No cases");
        }
    }
}
