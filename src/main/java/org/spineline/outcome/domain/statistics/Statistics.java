package org.spineline.outcome.domain.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** Intervals, limits and running sums. Pure: the same cases give the same numbers. */
public final class Statistics {
    private static final double ERROR = 0.05;
    /** Above this many cases a mean is as good as normal, and resampling would only take time. */
    private static final int RESAMPLED_UP_TO = 400;

    private static final int RESAMPLES = 2000;
    /** Any number does; a fixed one makes the interval the same tomorrow. */
    private static final long SEED = 20_261_121L;

    private Statistics() {}

    /** 95 %, after Wilson, without continuity correction. {@code n} is 1 or more. */
    public static Interval wilson(long hits, long n) {
        var interval =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(Math.toIntExact(n), Math.toIntExact(hits), ERROR);
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }

    /** Whether {@link #mean} resamples so many cases. */
    public static boolean isResampled(long n) {
        return n <= RESAMPLED_UP_TO;
    }

    /** 95 % of the mean: percentiles of resamples for few cases, Student's t for many. {@code n} is 1 or more. */
    public static Interval mean(Histogram cases) {
        return isResampled(cases.n()) ? bootstrapMean(cases) : studentMean(cases);
    }

    private static Interval bootstrapMean(Histogram cases) {
        int[] values = cases.values();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long sum = 0;
            for (int drawn = 0; drawn < values.length; drawn++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = (double) sum / values.length;
        }
        Arrays.sort(means);
        int cut = (int) Math.floor(RESAMPLES * ERROR / 2);
        return new Interval(means[cut], means[RESAMPLES - 1 - cut]);
    }

    private static Interval studentMean(Histogram cases) {
        long n = cases.n();
        double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(1 - ERROR / 2)
                * cases.standardDeviation()
                / Math.sqrt(n);
        return new Interval(cases.mean() - half, cases.mean() + half);
    }

    /**
     * 95 % or a little more of the median, by order statistics: exact for any distribution. With fewer than six cases the
     * smallest and the largest, which is less than 95 %. {@code n} is 1 or more.
     */
    public static Interval median(Histogram cases) {
        int n = Math.toIntExact(cases.n());
        // The largest r with P(X < r) at most 2.5 %, X the number of cases below the median.
        int rank = BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(ERROR / 2);
        int first = Math.max(1, rank);
        return new Interval(cases.atRank(first), cases.atRank(n + 1L - first));
    }

    /**
     * The limits within which a unit of {@code n} cases with the overall share would stay, by the binomial itself: outside
     * lies at most the error on each side.
     *
     * @param share of all, 0–1
     * @param error both sides together: 0.05 or 0.002
     */
    public static Interval funnel(double share, int n, double error) {
        BinomialDistribution chance = BinomialDistribution.of(n, share);
        double low = chance.inverseCumulativeProbability(error / 2);
        double high = chance.inverseCumulativeProbability(1 - error / 2);
        return new Interval(low / n, high / n);
    }

    /**
     * The running sum of log-likelihood ratios (Steiner's form without risk adjustment): up with each failure, down with
     * each success, never below zero, and back to zero after an alarm.
     *
     * @param failures in the order of the cases
     * @param acceptable share of failures
     * @param unacceptable a higher share
     * @param limit of the alarm
     */
    public static double[] cusum(boolean[] failures, double acceptable, double unacceptable, double limit) {
        double up = Math.log(unacceptable / acceptable);
        double down = Math.log((1 - unacceptable) / (1 - acceptable));
        double[] sums = new double[failures.length];
        double sum = 0;
        for (int i = 0; i < failures.length; i++) {
            sum = Math.max(0, (sum >= limit ? 0 : sum) + (failures[i] ? up : down));
            sums[i] = sum;
        }
        return sums;
    }
}
