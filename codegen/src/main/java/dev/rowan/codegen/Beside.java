package dev.rowan.codegen;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work on a thread of its own, while its maker does something else; closing waits for its end. */
final class Beside<T> implements AutoCloseable {
    private final FutureTask<T> work;
    private final Thread thread;

    Beside(Supplier<T> work) {
        this.work = new FutureTask<>(work::get);
        this.thread = new Thread(this.work, "rowan-sources"); // inherits the class loader that Maven has set
        thread.start();
    }

    /** Waits for it, and throws what it has thrown. */
    T result() {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted while the sources were made");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
