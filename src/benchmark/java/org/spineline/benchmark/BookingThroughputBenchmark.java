package org.spineline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BoardService;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingService;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.support.Api;
import org.spineline.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many bookings a second are accepted, beside a plain JDBC program that locks, checks and inserts the same rows on
 * the same database, in interleaved rounds of one run. Warmed up by number of requests. Then the same for looking at a day.
 *
 * <p>Arguments: requests a round (2000), rounds (3), clients (1,8,32), bookings of the years before (10000), engines
 * (h2,postgresql).
 */
public final class BookingThroughputBenchmark {
    private static final int MINUTES = 30;
    private static final int CELLS = MINUTES / 5;
    private static final Instant FIRST = Instant.parse("2031-01-06T00:00:00Z");
    private static final int PLACES = 64;
    private static final int DAY_BOOKINGS = 120;

    /** Earlier bookings of one patient. A plan for all patients is only as good as the one who has most of them. */
    private static final int SERIES = 10;

    /** A look at a day takes as long as several bookings. */
    private static final int LOOKS = 5;

    /** After ten thousand the compiler still takes half of the processor. */
    private static final int WARM_UP = 40_000;

    /** Eight leave the compiler a seventh of a core of this machine's two: what they warm up is not compiled yet. */
    private static final int WARM_UP_CLIENTS = 2;

    private final ConfigurableApplicationContext application;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final BookingService bookings;
    private final int port;
    private final List<Place> places = new ArrayList<>();
    private final ConcurrentLinkedQueue<Patient> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger nextTime = new AtomicInteger();

    private record Place(UUID room, UUID operator, UUID sedation, UUID equipment) {
        List<UUID> all() {
            return List.of(room, operator, sedation, equipment);
        }
    }

    private record Patient(UUID id, UUID episode) {}

    /** One free time at one place. */
    private record Wish(Place place, Instant start, Patient patient) {}

    private interface Client {
        /** @return whether it was accepted */
        boolean book(Wish wish) throws Exception;
    }

    private record Round(double perSecond, double p50, double p99, double cpuPerBooking) {}

    private BookingThroughputBenchmark(ConfigurableApplicationContext application) {
        this.application = application;
        database = application.getBean(DataSource.class);
        jdbc = application.getBean(JdbcTemplate.class);
        bookings = application.getBean(BookingService.class);
        port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static void main(String[] arguments) throws Exception {
        // As many connections are kept open as there are clients at most.
        System.setProperty("http.maxConnections", "32");
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int[] clients = Arrays.stream((arguments.length > 2 ? arguments[2] : "1,8,32").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        int before = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10_000;
        for (String engine : (arguments.length > 4 ? arguments[4] : "h2,postgresql").split(",")) {
            System.setProperty("spineline.test.database", engine);
            Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.fresh());
            settings.put("spring.datasource.hikari.maximum-pool-size", "10");
            settings.put("spring.datasource.hikari.connection-timeout", "60000");
            settings.put("server.port", "0");
            settings.put("spineline.access.second-factor", "optional");
            settings.put("spineline.access.https", "false");
            if (engine.equals("h2")) {
                settings.computeIfPresent("spring.datasource.url", (key, url) -> url + ";WRITE_DELAY=0");
            }
            try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SpinelineApplication.class)
                    .run(settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))) {
                new BookingThroughputBenchmark(application).run(engine, requests, rounds, clients, before);
            }
        }
        System.exit(0);
    }

    private void run(String engine, int requests, int rounds, int[] clients, int before) throws Exception {
        int kinds = 3;
        furnish(kinds * (rounds * clients.length * requests + WARM_UP)
                + 2 * requests
                + DAY_BOOKINGS
                + (before + SERIES - 1) / SERIES);
        remember(engine, before);
        Map<String, Client> programs = new LinkedHashMap<>();
        programs.put("raw JDBC", this::raw);
        programs.put("service", this::service);
        Browser browser = signedIn();
        programs.put("HTTP", http(browser));
        System.out.printf(
                Locale.ROOT,
                "%n%s with %d bookings, %d requests a round after %d to warm up, median of %d rounds%n",
                engine,
                before,
                requests,
                WARM_UP,
                rounds);
        for (Client program : programs.values()) {
            round(program, WARM_UP_CLIENTS, WARM_UP);
        }
        System.out.println("clients  program    booked/s  of raw   p50 ms   p99 ms  CPU ms each");
        for (int count : clients) {
            Map<String, List<Round>> measured = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, Client> program : programs.entrySet()) {
                    measured.computeIfAbsent(program.getKey(), name -> new ArrayList<>())
                            .add(round(program.getValue(), count, requests));
                }
            }
            double raw = median(measured.get("raw JDBC"), Round::perSecond);
            measured.forEach((name, results) -> System.out.printf(
                    Locale.ROOT,
                    "%7d  %-9s %9.0f  %6.2f  %7.2f  %7.2f  %11.2f%n",
                    count,
                    name,
                    median(results, Round::perSecond),
                    median(results, Round::perSecond) / raw,
                    median(results, Round::p50),
                    median(results, Round::p99),
                    median(results, Round::cpuPerBooking)));
        }
        refusals(requests);
        lookAtDay(Math.max(1, requests / LOOKS), rounds, browser);
    }

    /** Bookings of the years before the first day, in series: everything has to be found among them. */
    private void remember(String engine, int count) {
        boolean isH2 = engine.equals("h2");
        List<Object[]> series = new ArrayList<>();
        OffsetDateTime first = FIRST.atOffset(ZoneOffset.UTC);
        for (int from = 0; from < count; from += SERIES) {
            series.add(new Object[] {
                first,
                first,
                from,
                Math.min(from + SERIES, count) - 1,
                waiting.remove().episode()
            });
        }
        jdbc.batchUpdate(
                """
                insert into booking (id, version, facility_id, created_at, created_by, patient_id, episode_id, starts_at,
                                     ends_at, status, technique, sedation_protocol_code, vertebral_levels, note,
                                     series_id, series_part)
                select %s, 0, e.facility_id, e.created_at, e.created_by, e.patient_id, e.id,
                       cast(? as timestamp(6) with time zone) - (n / %d + 1) * interval '5' minute,
                       cast(? as timestamp(6) with time zone) - (n / %d) * interval '5' minute, 'COMPLETED',
                       'VERTEBROPLASTY', 'MODERATE', 'L1', cast(mod(n, %d) as varchar), e.id, mod(n, %d) + 1
                  from %s cross join episode e where e.id = ?
                """
                        .formatted(
                                isH2 ? "random_uuid()" : "gen_random_uuid()",
                                PLACES,
                                PLACES,
                                PLACES,
                                SERIES,
                                isH2
                                        ? "(select x as n from system_range(?, ?)) numbers"
                                        : "generate_series(?, ?) as numbers(n)"),
                series);
        jdbc.update(
                """
                insert into booking_allocation (booking_id, resource_id, role)
                select b.id, r.id, r.kind from booking b join resource r on r.name = r.kind || ' ' || b.note
                """);
        jdbc.update(
                """
                insert into booking_cell (resource_id, cell_start, booking_id)
                select a.resource_id, b.starts_at, b.id from booking b join booking_allocation a on a.booking_id = b.id
                """);
        // The figures of the years before were reckoned long ago: nobody does it beside what is measured.
        jdbc.update("delete from outcome_mark");
        jdbc.execute("analyze");
    }

    private interface Look {
        /** @return characters of the answer */
        int at(LocalDate day) throws Exception;
    }

    /** A day of 120 bookings: read by plain JDBC into the text of an answer, by the service, and over HTTP. */
    private void lookAtDay(int looks, int rounds, Browser browser) throws Exception {
        LocalDate day = LocalDate.of(2035, 1, 8);
        for (int i = 0; i < DAY_BOOKINGS; i++) {
            Instant start = day.atTime(14, 0).plusMinutes(30L * (i / PLACES)).toInstant(ZoneOffset.UTC);
            raw(new Wish(places.get(i % PLACES), start, waiting.remove()));
        }
        BoardService board = application.getBean(BoardService.class);
        Map<String, Look> ways = new LinkedHashMap<>();
        ways.put("raw JDBC", this::rawDay);
        ways.put("service", date -> {
            SignedInUser scheduler = Api.userOf(Role.SCHEDULER);
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            scheduler, null, scheduler.getAuthorities()));
            try {
                return board.board(date, ResourceKind.ROOM).bookings().size();
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
        ways.put("HTTP", date -> browser.get("/api/board?date=" + date).length());
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Look> look : ways.entrySet()) {
                long begun = System.nanoTime();
                for (int i = 0; i < looks; i++) {
                    if (look.getValue().at(day) < DAY_BOOKINGS) {
                        throw new IllegalStateException("A booking is missing from the day");
                    }
                }
                if (round > 0) {
                    perSecond
                            .computeIfAbsent(look.getKey(), name -> new ArrayList<>())
                            .add(looks * 1e9 / (System.nanoTime() - begun));
                }
            }
        }
        double raw = middle(perSecond.get("raw JDBC"));
        perSecond.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "a day of %d bookings, %-9s %7.0f/s  %5.2f of raw%n",
                DAY_BOOKINGS,
                name,
                middle(all),
                middle(all) / raw));
    }

    private int rawDay(LocalDate day) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.getConnection()) {
            write(
                    connection,
                    "select r.*, h.weekday, h.starts_at, h.ends_at from resource r left join working_hours h"
                            + " on h.resource_id = r.id",
                    text);
            write(
                    connection,
                    "select b.*, a.resource_id, a.role, p.mrn, p.family_name, p.given_name, p.birth_date, p.sex from booking b"
                            + " join booking_allocation a on a.booking_id = b.id join patient p on p.id = b.patient_id"
                            + " where b.starts_at < ? and b.ends_at > ? and b.status = 'BOOKED' order by b.starts_at, b.id",
                    text,
                    day.plusDays(1).atTime(5, 0).atOffset(ZoneOffset.UTC),
                    day.atTime(5, 0).atOffset(ZoneOffset.UTC));
        }
        return text.length();
    }

    private static void write(Connection connection, String sql, StringBuilder text, OffsetDateTime... parameters)
            throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                ask.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = ask.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) {
                        text.append('"').append(row.getString(i)).append("\",");
                    }
                }
            }
        }
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What a refusal costs beside an acceptance: one client, the same service. */
    private void refusals(int requests) throws Exception {
        List<Wish> free = wishes(requests);
        long accepted = System.nanoTime();
        for (Wish wish : free) {
            service(wish);
        }
        accepted = System.nanoTime() - accepted;
        List<Patient> others = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            others.add(waiting.remove());
        }
        long refused = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            if (service(new Wish(free.get(i).place(), free.get(i).start(), others.get(i)))) {
                throw new IllegalStateException("Booked twice");
            }
        }
        refused = System.nanoTime() - refused;
        System.out.printf(Locale.ROOT, "a refusal costs %.2f of an acceptance%n", (double) refused / accepted);
    }

    private Round round(Client program, int clients, int requests) throws Exception {
        List<Wish> wishes = wishes(requests);
        AtomicInteger next = new AtomicInteger();
        long[] took = new long[requests];
        CyclicBarrier start = new CyclicBarrier(clients + 1);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    for (int at = next.getAndIncrement(); at < requests; at = next.getAndIncrement()) {
                        long begun = System.nanoTime();
                        if (!program.book(wishes.get(at))) {
                            throw new IllegalStateException("A free time was refused");
                        }
                        took[at] = System.nanoTime() - begun;
                    }
                } catch (Exception failed) {
                    synchronized (failures) {
                        failures.add(failed);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        long cpu = cpuNanos();
        start.await();
        long begun = System.nanoTime();
        for (Thread thread : threads) {
            thread.join();
        }
        long elapsed = System.nanoTime() - begun;
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.get(0));
        }
        Arrays.sort(took);
        return new Round(
                requests * 1e9 / elapsed,
                took[requests / 2] / 1e6,
                took[requests * 99 / 100] / 1e6,
                (cpuNanos() - cpu) / 1e6 / requests);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private List<Wish> wishes(int count) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = nextTime.getAndIncrement();
            wishes.add(new Wish(
                    places.get(number % PLACES),
                    FIRST.plus(Duration.ofMinutes((long) MINUTES * (number / PLACES))),
                    waiting.remove()));
        }
        return wishes;
    }

    private boolean service(Wish wish) {
        SignedInUser scheduler = Api.userOf(Role.SCHEDULER);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(scheduler, null, scheduler.getAuthorities()));
        try {
            bookings.book(request(wish), UUID.randomUUID().toString());
            return true;
        } catch (ConflictException taken) {
            return false;
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static BookingRequest request(Wish wish) {
        Place place = wish.place();
        return new BookingRequest(
                wish.patient().episode(),
                wish.start(),
                MINUTES,
                place.room(),
                place.operator(),
                place.sedation(),
                List.of(place.equipment()),
                null,
                null,
                null);
    }

    /**
     * What a plain program without any framework does for the same promise: a batch for the cells, an array for the
     * question. It is the measure, and stays as it is when the service learns to ask for less.
     */
    private boolean raw(Wish wish) throws SQLException {
        List<UUID> involved = new ArrayList<>(wish.place().all());
        involved.add(wish.patient().id());
        LocalDate day = LocalDate.ofInstant(wish.start(), ZoneOffset.UTC);
        OffsetDateTime start = wish.start().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            lock(connection, wish, day);
            try (PreparedStatement check =
                    connection.prepareStatement("select count(*) from unnest(cast(? as uuid array)) as involved (id)"
                            + " join booking_cell c on c.resource_id = involved.id and c.cell_start >= ?"
                            + " and c.cell_start < ?")) {
                check.setArray(1, connection.createArrayOf("uuid", involved.toArray()));
                check.setObject(2, start);
                check.setObject(3, start.plusMinutes(MINUTES));
                try (ResultSet row = check.executeQuery()) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        connection.rollback();
                        return false;
                    }
                }
            }
            UUID booking = Ids.next();
            try (PreparedStatement insert = connection.prepareStatement("insert into booking (id, version, facility_id,"
                    + " created_at, created_by, patient_id, episode_id, starts_at, ends_at, status, technique,"
                    + " sedation_protocol_code, vertebral_levels) select ?, 0, facility_id, ?, ?, ?, id, ?, ?, 'BOOKED',"
                    + " 'VERTEBROPLASTY', 'MODERATE', 'L1' from episode where id = ?")) {
                insert.setObject(1, booking);
                insert.setObject(2, start);
                insert.setObject(3, Api.userOf(Role.SCHEDULER).id());
                insert.setObject(4, wish.patient().id());
                insert.setObject(5, start);
                insert.setObject(6, start.plusMinutes(MINUTES));
                insert.setObject(7, wish.patient().episode());
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into booking_allocation (booking_id, resource_id, role) values (?, ?, ?)")) {
                List<String> roles = List.of("ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT");
                for (int i = 0; i < roles.size(); i++) {
                    insert.setObject(1, booking);
                    insert.setObject(2, involved.get(i));
                    insert.setString(3, roles.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into booking_cell (resource_id, cell_start, booking_id) values (?, ?, ?)")) {
                for (UUID resource : involved) {
                    for (int cell = 0; cell < CELLS; cell++) {
                        insert.setObject(1, resource);
                        insert.setObject(2, start.plusMinutes(5L * cell));
                        insert.setObject(3, booking);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            return true;
        }
    }

    private static void lock(Connection connection, Wish wish, LocalDate day) throws SQLException {
        try (PreparedStatement patient =
                connection.prepareStatement("select id from patient where id = ? for update")) {
            patient.setObject(1, wish.patient().id());
            patient.executeQuery().close();
        }
        try (PreparedStatement days =
                connection.prepareStatement("select local_day from resource_day where (resource_id, local_day) in"
                        + " ((?, ?), (?, ?), (?, ?), (?, ?)) order by resource_id for update")) {
            for (int i = 0; i < 4; i++) {
                days.setObject(2 * i + 1, wish.place().all().get(i));
                days.setObject(2 * i + 2, day);
            }
            days.executeQuery().close();
        }
    }

    /** Signed in as a browser would be: session, rights, protection against forged requests, trail. */
    private Browser signedIn() throws IOException, InterruptedException {
        String password = "benchmark " + UUID.randomUUID();
        SignedInUser user = Api.userOf(Role.SCHEDULER);
        jdbc.update(
                "update app_user set password_hash = ? where username = ?",
                application.getBean(PasswordEncoder.class).encode(password),
                user.getUsername());
        CookieManager cookies = new CookieManager();
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI root = URI.create("http://127.0.0.1:" + port);
        client.send(
                HttpRequest.newBuilder(root.resolve("/api/auth/csrf")).build(), HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> signedIn = client.send(
                HttpRequest.newBuilder(root.resolve("/api/auth/login"))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token(cookies))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user.getUsername(), password)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (signedIn.statusCode() >= 300) {
            throw new IllegalStateException("Not signed in: " + signedIn.statusCode() + " " + signedIn.body());
        }
        client.send(HttpRequest.newBuilder(root.resolve("/api/me")).build(), HttpResponse.BodyHandlers.discarding());
        return new Browser(
                root,
                cookies.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")),
                token(cookies));
    }

    private static Client http(Browser browser) {
        return wish -> {
            Place place = wish.place();
            String body =
                    """
                    {"episodeId":"%s","start":"%s","minutes":%d,"roomId":"%s","operatorId":"%s","sedationProviderId":"%s","equipmentIds":["%s"]}"""
                            .formatted(
                                    wish.patient().episode(),
                                    wish.start(),
                                    MINUTES,
                                    place.room(),
                                    place.operator(),
                                    place.sedation(),
                                    place.equipment());
            Answer answer = browser.sent("/api/bookings", body);
            if (answer.status() != 201 && answer.status() != 409) {
                throw new IllegalStateException(answer.status() + " " + answer.body());
            }
            return answer.status() == 201;
        };
    }

    private record Answer(int status, String body) {}

    /** The plainest client there is: it takes its processor time from the same two cores as the server. */
    private record Browser(URI root, String cookies, String token) {
        String get(String path) throws IOException {
            Answer answer = sent(path, null);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.status() + " " + answer.body());
            }
            return answer.body();
        }

        /** @param body what is posted; null only asks */
        Answer sent(String path, @Nullable String body) throws IOException {
            HttpURLConnection connection =
                    (HttpURLConnection) root.resolve(path).toURL().openConnection();
            connection.setRequestProperty("Cookie", cookies);
            if (body != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setRequestProperty("X-XSRF-TOKEN", token);
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static String token(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Resources, days to lock, and as many patients with an accepted episode as there will be bookings. */
    private void furnish(int patients) {
        UUID facility = jdbc.queryForObject("select id from facility", UUID.class);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        UUID by = Api.userOf(Role.SCHEDULER).id();
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            jdbc.update(
                    "insert into app_user (id, version, facility_id, created_at, created_by, username, display_name, user_role,"
                            + " enabled, password_hash) values (?, 0, ?, ?, ?, ?, 'Benchmark', 'SCHEDULER', true, '')",
                    by,
                    facility,
                    now,
                    by,
                    Api.userOf(Role.SCHEDULER).getUsername());
            List<Object[]> resources = new ArrayList<>();
            List<Object[]> days = new ArrayList<>();
            int lastDay =
                    (int) Duration.ofMinutes((long) MINUTES * patients / PLACES).toDays() + 2;
            for (int i = 0; i < PLACES; i++) {
                Place place = new Place(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
                places.add(place);
                List<String> kinds = List.of("ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT");
                for (int kind = 0; kind < kinds.size(); kind++) {
                    UUID id = place.all().get(kind);
                    resources.add(new Object[] {id, facility, now, by, kinds.get(kind), kinds.get(kind) + " " + i});
                    for (int day = -1; day < lastDay; day++) {
                        days.add(new Object[] {
                            id, LocalDate.ofInstant(FIRST, ZoneOffset.UTC).plusDays(day)
                        });
                    }
                }
            }
            jdbc.batchUpdate(
                    "insert into resource (id, version, facility_id, created_at, created_by, kind, name, active)"
                            + " values (?, 0, ?, ?, ?, ?, ?, true)",
                    resources);
            jdbc.batchUpdate("insert into resource_day (resource_id, local_day) values (?, ?)", days);
            copyPatients(patients, facility, now, by);
        });
    }

    private void copyPatients(int count, UUID facility, OffsetDateTime now, UUID by) {
        List<Object[]> patients = new ArrayList<>();
        List<Object[]> episodes = new ArrayList<>();
        List<Object[]> levels = new ArrayList<>();
        List<Object[]> fractures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Patient patient = new Patient(Ids.next(), Ids.next());
            waiting.add(patient);
            patients.add(new Object[] {patient.id(), facility, now, by, "BM" + i});
            episodes.add(new Object[] {patient.episode(), facility, now, by, patient.id()});
            levels.add(new Object[] {patient.episode()});
            fractures.add(new Object[] {
                Ids.next(), patient.episode(), now.toLocalDate().minusWeeks(2)
            });
        }
        insert("patient", Map.of("mrn", "?"), patients);
        insert("episode", Map.of("patient_id", "?"), episodes);
        jdbc.batchUpdate(
                "insert into episode_planned_level (episode_id, vertebral_level, approach) values (?, 'L1', 'BOTH')",
                levels);
        jdbc.batchUpdate(
                "insert into fracture (id, episode_id, vertebral_level, onset, mechanism) values (?, ?, 'L1', ?, 'FALL')",
                fractures);
    }

    /** Fills what may not be empty with something that is allowed there, so that this need not follow every migration. */
    private void insert(String table, Map<String, String> given, List<Object[]> rows) {
        Map<String, String> allowed = Map.ofEntries(
                Map.entry("sex", "'FEMALE'"),
                Map.entry("language", "'en'"),
                Map.entry("voicemail_rule", "'NOT_RECORDED'"),
                Map.entry("status", "'ACCEPTED'"),
                Map.entry("urgency", "'ROUTINE'"),
                Map.entry("indication", "'OSTEOPOROTIC'"),
                Map.entry("setting", "'OUTPATIENT'"),
                Map.entry("technique", "'VERTEBROPLASTY'"),
                Map.entry("sedation_protocol_code", "'MODERATE'"));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", "?");
        values.put("version", "0");
        values.put("facility_id", "?");
        values.put("created_at", "?");
        values.put("created_by", "?");
        values.putAll(given);
        jdbc.query("select * from " + table + " where 1 = 0", found -> {
            ResultSetMetaData columns = found.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
                boolean needed = columns.isNullable(i) == ResultSetMetaData.columnNoNulls || allowed.containsKey(name);
                if (needed && !values.containsKey(name)) {
                    values.put(name, allowed.getOrDefault(name, somethingOf(columns.getColumnTypeName(i))));
                }
            }
            return null;
        });
        jdbc.batchUpdate(
                "insert into %s (%s) values (%s)"
                        .formatted(table, String.join(", ", values.keySet()), String.join(", ", values.values())),
                rows);
    }

    private static String somethingOf(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.contains("bool") || name.equals("bit")) {
            return "false";
        }
        if (name.contains("date")) {
            return "date '1948-05-03'";
        }
        return name.contains("int") || name.contains("num") ? "1" : "'x'";
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return middle(rounds.stream().map(of::applyAsDouble).toList());
    }
}
