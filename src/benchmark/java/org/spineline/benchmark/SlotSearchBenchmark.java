package org.spineline.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.booking.domain.slots.SlotAnswer;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.booking.domain.slots.SlotQuery;
import org.spineline.kernel.time.TimeRange;

/**
 * The earliest twenty starts in half a year of a large department, by the index and by a plain scan of intervals, whose
 * answers are compared before the clock runs. {@code mvn -Pbenchmark -Dbenchmark=SlotSearch} prints the table.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
public class SlotSearchBenchmark {
    private static final int QUESTIONS = 64;

    @Param({"60", "85", "97"})
    public int percentFull;

    @Param({"10000", "1000000"})
    public int bookingsBefore;

    private SlotIndex index;
    private IntervalScan scan;
    private List<SlotQuery> questions;
    private List<UUID> team;
    private TimeRange evening;
    private int next;

    @Setup
    public void prepare() {
        Department department = new Department(percentFull, bookingsBefore);
        index = department.index();
        scan = new IntervalScan(department);
        questions = department.questions(QUESTIONS);
        team = List.of(
                department.rooms.get(3),
                department.operators.get(5),
                department.providers.get(7),
                department.arms.get(2));
        evening = TimeRange.of(Department.NOW.plus(Duration.ofHours(40)), Duration.ofMinutes(60));
        int slots = 0;
        for (SlotQuery question : questions) {
            List<Slot> found = index.find(question).slots().stream()
                    .map(slot -> new Slot(
                            slot.when(), slot.room(), slot.operator(), slot.sedationProvider(), slot.equipment(), 0))
                    .toList();
            if (!found.equals(scan.find(question))) {
                throw new IllegalStateException("The index and the scan do not agree");
            }
            slots += found.size();
        }
        if (slots < QUESTIONS * 10) {
            throw new IllegalStateException("That two answers without slots agree says nothing");
        }
    }

    private SlotQuery question() {
        next = (next + 1) % QUESTIONS;
        return questions.get(next);
    }

    @Benchmark
    public SlotAnswer index() {
        return index.find(question());
    }

    @Benchmark
    public List<Slot> intervals() {
        return scan.find(question());
    }

    /** What a booking and its cancellation cost the index: a room, two people and a C-arm each time. */
    @Benchmark
    public SlotIndex bookAndCancel() {
        index.change(change -> team.forEach(id -> change.take(id, evening)));
        index.change(change -> team.forEach(id -> change.release(id, evening)));
        return index;
    }

    public static void main(String[] arguments) throws RunnerException {
        for (int percent : new int[] {60, 85, 97}) {
            sayProcessorTime(percent, false);
            sayProcessorTime(percent, true);
        }
        Collection<RunResult> all = run("", "10000", "60", "85", "97");
        all.addAll(run(".index", "1000000", "60", "85", "97"));
        say(
                "%n%-14s %5s %9s %10s %10s %10s %8s %9s%n",
                "", "full", "bookings", "p50 us", "p99 us", "mean us", "days", "ns/day");
        for (RunResult result : all) {
            Department department = new Department(percent(result), 0);
            SlotIndex index = department.index();
            double days = department.questions(QUESTIONS).stream()
                    .mapToInt(question -> index.find(question).resourceDays())
                    .average()
                    .orElseThrow();
            Statistics times = result.getPrimaryResult().getStatistics();
            boolean search = name(result).equals("index");
            say(
                    "%-14s %4d%% %9s %10.1f %10.1f %10.1f %8s %9s%n",
                    name(result),
                    percent(result),
                    result.getParams().getParam("bookingsBefore"),
                    times.getPercentile(50),
                    times.getPercentile(99),
                    times.getMean(),
                    search ? Math.round(days) : "",
                    search ? Math.round(times.getPercentile(50) * 1000 / days) : "");
        }
        for (int percent : new int[] {60, 85, 97}) {
            say(
                    "intervals / index at %d%%: %.0f%n",
                    percent, median(all, "intervals", percent) / median(all, "index", percent));
        }
        for (int percent : new int[] {60, 97}) {
            Department department = new Department(percent, 0);
            double bytes = department.index().bytes();
            say(
                    "bytes for a resource and day at %d%%: %.1f%n",
                    percent, bytes / department.resources() / Department.DAYS);
        }
    }

    /**
     * The clock on the wall also counts what else the machine does; the processor time of the thread does not.
     *
     * @param everyDay the first start of each day instead of the earliest twenty: the whole half year is searched
     */
    private static void sayProcessorTime(int percent, boolean everyDay) {
        Department department = new Department(percent, 0);
        SlotIndex index = department.index();
        List<SlotQuery> questions = department.questions(QUESTIONS).stream()
                .map(question -> everyDay ? question.withLimits(Integer.MAX_VALUE, 1, 5) : question)
                .toList();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long[] times = new long[10_000];
        long found = 0;
        long looked = 0;
        for (int round = 0; round < 2; round++) {
            for (int number = 0; number < times.length; number++) {
                long before = thread.getCurrentThreadCpuTime();
                SlotAnswer answer = index.find(questions.get(number % QUESTIONS));
                times[number] = thread.getCurrentThreadCpuTime() - before;
                found += answer.slots().size();
                looked += answer.resourceDays();
            }
        }
        Arrays.sort(times);
        say(
                "processor time at %d%% full, %s: p50 %.1f us, p99 %.1f us, %.0f ns for a resource's day (%d slots a search)%n",
                percent,
                everyDay ? "each day of half a year" : "earliest 20",
                times[times.length / 2] / 1e3,
                times[times.length * 99 / 100] / 1e3,
                times[times.length / 2] * 2.0 * times.length / looked,
                found / times.length / 2);
    }

    private static Collection<RunResult> run(String method, String before, String... percents) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(SlotSearchBenchmark.class.getSimpleName() + method + (method.isEmpty() ? "" : "$"))
                .shouldDoGC(true)
                .param("bookingsBefore", before)
                .param("percentFull", percents);
        return new ArrayList<>(new Runner(options.build()).run());
    }

    private static double median(Collection<RunResult> all, String name, int percent) {
        return all.stream()
                .filter(result -> name(result).equals(name) && percent(result) == percent)
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    private static int percent(RunResult result) {
        return Integer.parseInt(result.getParams().getParam("percentFull"));
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
