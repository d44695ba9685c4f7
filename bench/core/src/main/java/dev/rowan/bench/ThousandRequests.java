package dev.rowan.bench;

import dev.enginecam.User;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@value #REQUESTS} virtual threads, each of which wants a row by key; the pool has fewer connections. Not among
 * {@link Work#all}, whose pool is of one.
 */
public non-sealed class ThousandRequests extends Work {
    private static final int REQUESTS = 1_000;

    private final RowByKey request = new RowByKey();

    @Override
    public List<Optional<User>> jdbc(Bench bench) throws SQLException {
        return concurrently(() -> request.jdbc(bench));
    }

    @Override
    public List<Optional<User>> rowan(Bench bench) throws SQLException {
        return concurrently(() -> request.rowan(bench));
    }

    @Override
    public List<Optional<User>> jooq(Bench bench) throws SQLException {
        return concurrently(() -> request.jooq(bench));
    }

    /** All answers, when all are there. */
    public <T> List<T> concurrently(Callable<T> request) throws SQLException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> requests = new ArrayList<>(REQUESTS);
            for (int i = 0; i < REQUESTS; i++) {
                requests.add(threads.submit(request));
            }
            List<T> answers = new ArrayList<>(REQUESTS);
            for (Future<T> each : requests) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new SQLException("a request failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public boolean concurrent() {
        return true;
    }

    @Override
    public String title() {
        return "1,000 concurrent requests on 10 connections";
    }
}
