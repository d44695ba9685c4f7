package dev.rowan.spring;

import dev.rowan.Database;
import dev.rowan.session.StatementListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Finds generated facades, in the application's packages and by {@code rowan.facades}, and makes a bean of each. */
final class Facades implements ImportBeanDefinitionRegistrar, BeanFactoryAware, EnvironmentAware, ResourceLoaderAware {
    @SuppressWarnings("NullAway.Init") // Spring sets them
    private ListableBeanFactory beans;

    @SuppressWarnings("NullAway.Init")
    private Environment environment;

    @SuppressWarnings("NullAway.Init")
    private ResourceLoader resources;

    @Override
    public void setBeanFactory(BeanFactory factory) {
        beans = (ListableBeanFactory) factory;
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setResourceLoader(ResourceLoader resources) {
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        for (String noise : List.of("org.jooq.no-logo", "org.jooq.no-tips")) {
            if (System.getProperty(noise) == null) {
                System.setProperty(noise, "true"); // as facades do, for beans that use jOOQ before there is one
            }
        }
        List<FoundFacades.Facade> found = new ArrayList<>();
        for (String name : names()) {
            Class<?> facade = facade(name);
            if (beans.getBeanNamesForType(facade, true, false).length == 0) {
                register(facade, registry);
                found.add(FoundFacades.Facade.of(facade));
            }
        }
        registry.registerBeanDefinition(
                "rowanFacades", new RootBeanDefinition(FoundFacades.class, () -> new FoundFacades(found)));
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(Binder.get(environment)
                .bind("rowan.facades", Bindable.listOf(String.class))
                .orElse(List.of()));
        if (AutoConfigurationPackages.has(beans)) {
            var scanner = new ClassPathScanningCandidateComponentProvider(false, environment);
            scanner.setResourceLoader(resources);
            scanner.addIncludeFilter((reader, readers) ->
                    Database.class.getName().equals(reader.getClassMetadata().getSuperClassName()));
            for (String folder : AutoConfigurationPackages.get(beans)) {
                scanner.findCandidateComponents(folder)
                        .forEach(found -> names.add(Objects.requireNonNull(found.getBeanClassName())));
            }
        }
        return names;
    }

    private Class<?> facade(String name) {
        Class<?> type;
        try {
            type = ClassUtils.forName(name, resources.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "rowan.facades names " + name + ", which is no class\nhelp: name the generated class, such as"
                            + " dev.enginecam.EngineCam, and have its jar on the class path",
                    e);
        }
        if (type.getSuperclass() != Database.class) {
            throw new IllegalStateException("rowan.facades names " + name
                    + ", which is no facade\nhelp: name the generated class that extends " + Database.class.getName());
        }
        return type;
    }

    private <D> void register(Class<D> facade, BeanDefinitionRegistry registry) {
        var definition = new RootBeanDefinition(facade, () -> facade.cast(on(facade)));
        definition.setLazyInit(false);
        String simple = StringUtils.uncapitalize(facade.getSimpleName());
        registry.registerBeanDefinition(
                registry.containsBeanDefinition(simple) ? facade.getName().toLowerCase(Locale.ROOT) : simple,
                definition);
    }

    private Object on(Class<?> facade) {
        List<StatementListener> listeners =
                beans.getBeanProvider(StatementListener.class).orderedStream().toList();
        try {
            Method of = facade.getMethod("of", DSLContext.class);
            DSLContext dsl = beans.getBean(DSLContext.class);
            RowanProperties properties = beans.getBean(RowanProperties.class);
            if (properties.cursorKey() != null) {
                dsl.configuration().data("rowan.cursorKey", properties.cursorKey());
            }
            if (properties.onceTable() != null) {
                dsl.configuration().data("rowan.onceTable", properties.onceTable());
            }
            Database<?> database = ((Database<?>) of.invoke(null, dsl)).idsInSql(properties.idsInSql());
            return listeners.isEmpty() ? database : database.listener(StatementListener.all(listeners));
        } catch (InvocationTargetException e) {
            throw new BeanCreationException(facade.getName() + " cannot be made", Objects.requireNonNull(e.getCause()));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new BeanCreationException(facade.getName() + " is no generated facade", e);
        }
    }
}
