package org.spineline.outcome.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    private static Histogram of(int... values) {
        Histogram cases = new Histogram();
        IntStream.of(values).forEach(value -> cases.add(value, 1));
        return cases;
    }

    /** Method 3 of table I of Newcombe, Statistics in Medicine 1998; 17:857. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilson_is_as_published(long hits, long n, double low, double high) {
        Interval interval = Statistics.wilson(hits, n);
        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** Ranks as in the tables of order statistics for the median. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 1, 5", "6, 1, 6", "10, 2, 9", "20, 6, 15", "50, 18, 33"})
    void the_median_lies_between_the_ranks_of_the_tables(int n, int first, int last) {
        Histogram ranks = of(IntStream.rangeClosed(1, n).toArray());
        assertThat(Statistics.median(ranks)).isEqualTo(new Interval(first, last));
    }

    @Test
    void the_same_cases_give_the_same_interval() {
        Histogram cases = of(0, 1, 2, 2, 3, 5, 8);
        assertThat(Statistics.mean(cases)).isEqualTo(Statistics.mean(of(8, 5, 3, 2, 2, 1, 0)));
        assertThat(Statistics.mean(cases).low()).isLessThan(3).isGreaterThanOrEqualTo(0);
        assertThat(Statistics.mean(cases).high()).isGreaterThan(3).isLessThanOrEqualTo(8);
    }

    @Test
    void resampling_is_about_as_wide_as_theory_says() {
        Histogram cases = new Histogram().add(0, 50).add(1, 50);
        Interval interval = Statistics.mean(cases);
        assertThat(interval.high() - interval.low()).isCloseTo(0.196, within(0.025));
    }

    @Test
    void many_cases_are_not_resampled() {
        assertThat(Statistics.isResampled(400)).isTrue();
        assertThat(Statistics.isResampled(401)).isFalse();
        // 0.5 ± t(0.975; 499) · 0.5005 / √500
        Interval interval = Statistics.mean(new Histogram().add(0, 250).add(1, 250));
        assertThat(interval.low()).isCloseTo(0.5 - 0.04398, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.5 + 0.04398, within(0.0001));
    }

    @Test
    void the_limits_of_the_funnel_are_those_of_the_binomial() {
        // P(X <= 4) = 0.0237, P(X <= 5) = 0.0576; P(X <= 15) = 0.9601, P(X <= 16) = 0.9794
        assertThat(Statistics.funnel(0.1, 100, 0.05)).isEqualTo(new Interval(0.05, 0.16));
        Interval outer = Statistics.funnel(0.1, 100, 0.002);
        assertThat(outer.low()).isLessThan(0.05);
        assertThat(outer.high()).isGreaterThan(0.16);
        assertThat(Statistics.funnel(0, 10, 0.05)).isEqualTo(new Interval(0, 0));
    }

    @Test
    void the_running_sum_rises_with_failures_and_never_falls_below_zero() {
        double[] sums = Statistics.cusum(new boolean[] {false, true, false, true}, 0.02, 0.05, 3.5);
        assertThat(sums[0]).isZero();
        assertThat(sums[1]).isCloseTo(Math.log(2.5), within(1e-9));
        assertThat(sums[2]).isCloseTo(Math.log(2.5) + Math.log(0.95 / 0.98), within(1e-9));
        assertThat(sums[3]).isCloseTo(2 * Math.log(2.5) + Math.log(0.95 / 0.98), within(1e-9));
    }

    @Test
    void the_running_sum_starts_again_after_an_alarm() {
        double[] sums = Statistics.cusum(new boolean[] {true, true, true, true, true}, 0.02, 0.05, 3.5);
        assertThat(sums[3]).isGreaterThan(3.5);
        assertThat(sums[4]).isCloseTo(Math.log(2.5), within(1e-9));
    }

    @Test
    void quantiles_lie_on_the_line_between_two_cases() {
        Histogram cases = of(1, 2, 3, 4);
        assertThat(cases.quantile(0.25)).isEqualTo(1.75);
        assertThat(cases.quantile(0.5)).isEqualTo(2.5);
        assertThat(cases.quantile(1)).isEqualTo(4);
        assertThat(of(7).quantile(0.75)).isEqualTo(7);
    }

    @Test
    void what_is_not_known_is_missing_and_not_zero() {
        Histogram cases = new Histogram().add(0, 3).add(2, 4).addMissing(5);
        assertThat(cases.without(2).n()).isEqualTo(3);
        assertThat(cases.without(2).missing()).isEqualTo(9);
        assertThat(cases.n()).isEqualTo(7);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Histogram().mean());
    }
}
