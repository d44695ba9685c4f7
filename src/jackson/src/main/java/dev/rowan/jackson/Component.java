package dev.rowan.jackson;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/** The one component of a record that stands for it. */
final class Component {
    private final Constructor<?> constructor;
    private final RecordComponent component;

    Component(Class<?> type) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        if (components.length != 1) {
            throw new IllegalArgumentException(type + " is no record of one component");
        }
        component = components[0];
        try {
            constructor = type.getConstructor(component.getType());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
    }

    Type type() {
        return component.getGenericType();
    }

    Object of(Object value) {
        Method accessor = component.getAccessor();
        return called(() -> accessor.invoke(value));
    }

    Object made(Object value) {
        return called(() -> constructor.newInstance(value));
    }

    @FunctionalInterface
    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object called(Call call) {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
