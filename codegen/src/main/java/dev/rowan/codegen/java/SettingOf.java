package dev.rowan.codegen.java;

/**
 * A setting of the server that a facade gives typed.
 *
 * @param method of the facade, such as {@code tenant}
 * @param type of its values
 * @param name of the setting, such as {@code app.tenant}
 * @param javadoc what it says
 */
public record SettingOf(String method, Class<?> type, String name, String javadoc) {}
