package dev.rowan.session;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Spring's transactions of this thread, without a dependency on Spring: its public methods are looked up once for each facade,
 * where they are on the class path. Thread-safe.
 *
 * @see <a href="https://docs.spring.io/spring-framework/reference/data-access/transaction/tx-resource-synchronization.html">Spring's
 *     manual</a>
 */
final class SpringTransactions {
    private static final String MANAGER = "org.springframework.transaction.support.TransactionSynchronizationManager";
    private static final String PROXY = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";
    private static final String WRAPPER = "org.springframework.jdbc.datasource.DelegatingDataSource";

    private final DataSource source;
    private final Class<?> proxy;
    private final MethodHandle newProxy;
    private final MethodHandle getResource;
    private final MethodHandle getResourceMap;
    private final MethodHandle isTransactionActive;
    private final MethodHandle isSynchronizationActive;
    /** The source, and what is in it if it is one of Spring's wrappers. */
    private final List<DataSource> known = new ArrayList<>();

    private SpringTransactions(DataSource source, ClassLoader loader) throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        Class<?> manager = Class.forName(MANAGER, false, loader);
        this.source = source;
        this.proxy = Class.forName(PROXY, false, loader);
        this.newProxy = lookup.findConstructor(proxy, MethodType.methodType(void.class, DataSource.class));
        this.getResource = lookup.findStatic(manager, "getResource", MethodType.methodType(Object.class, Object.class));
        this.getResourceMap = lookup.findStatic(manager, "getResourceMap", MethodType.methodType(Map.class));
        MethodType flag = MethodType.methodType(boolean.class);
        this.isTransactionActive = lookup.findStatic(manager, "isActualTransactionActive", flag);
        this.isSynchronizationActive = lookup.findStatic(manager, "isSynchronizationActive", flag);
        Class<?> wrapper = Class.forName(WRAPPER, false, loader);
        MethodHandle target =
                lookup.findVirtual(wrapper, "getTargetDataSource", MethodType.methodType(DataSource.class));
        DataSource next = source;
        while (next != null) {
            known.add(next);
            next = wrapper.isInstance(next) ? (DataSource) call(target, next) : null;
        }
    }

    /** Null where there is no Spring. */
    static @Nullable SpringTransactions of(DataSource source) {
        SpringTransactions ours = of(source, SpringTransactions.class.getClassLoader());
        return ours == null ? of(source, Thread.currentThread().getContextClassLoader()) : ours;
    }

    private static @Nullable SpringTransactions of(DataSource source, @Nullable ClassLoader loader) {
        try {
            return loader == null ? null : new SpringTransactions(source, loader);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /** Whether connections of the source take part by themselves. */
    boolean takesPart() {
        return known.stream().anyMatch(proxy::isInstance);
    }

    /** What gives the connection of the running transaction of this source; null where none runs. */
    @Nullable
    DataSource running() {
        for (DataSource key : known) {
            if (resource(key) != null) {
                return isScopeOnly() ? null : takingPart(key);
            }
        }
        if (is(isTransactionActive)) {
            for (Object key : ((Map<?, ?>) call(getResourceMap)).keySet()) {
                if (key instanceof DataSource other && (isIn(other, source) || isIn(source, other))) {
                    return takingPart(other);
                }
            }
        }
        return null;
    }

    /** Whether connections are shared by a scope without a transaction, as of {@code SUPPORTS}: nobody will commit there. */
    boolean isScopeOnly() {
        return is(isSynchronizationActive) && !is(isTransactionActive);
    }

    private DataSource takingPart(DataSource key) {
        return takesPart() ? source : (DataSource) call(newProxy, key);
    }

    /** Whether one DataSource is a wrapper of the other. */
    private static boolean isIn(DataSource wrapper, DataSource wrapped) {
        try {
            return wrapper.isWrapperFor(wrapped.getClass()) && wrapped.equals(wrapper.unwrap(wrapped.getClass()));
        } catch (SQLException e) {
            return false;
        }
    }

    private @Nullable Object resource(DataSource key) {
        try {
            return (Object) getResource.invokeExact((Object) key);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static boolean is(MethodHandle flag) {
        try {
            return (boolean) flag.invokeExact();
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
}
