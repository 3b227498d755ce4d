package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object as an old and as the newest supported API has it; a field that they do not know is an error. */
final class ValidationTest {

    /** Kinds of others, which these APIs do not know. */
    private static final Set<String> OTHERS = Set.of(
            "cert-manager.io/v1 Certificate",
            "monitoring.coreos.com/v1 PodMonitor",
            "monitoring.coreos.com/v1 PrometheusRule");

    private static final ClassLoader OLDEST = oldest();
    private static final ClassLoader NEWEST = ValidationTest.class.getClassLoader();

    /** Not the class loaders themselves: JUnit closes arguments that can be closed. */
    static Stream<Arguments> cases() {
        return Chart.combinations().stream()
                .flatMap(values -> Stream.of(Arguments.of("1.28.0", values), Arguments.of("1.33.0", values)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void everyObjectIsValid(String version, Path values) {
        List<KubernetesObject> objects = Chart.forKubernetes(version, values);
        assertThat(objects).hasSizeGreaterThan(25);
        assertThat(problems(version.equals("1.28.0") ? OLDEST : NEWEST, objects))
                .as(version)
                .isEmpty();
    }

    @Test
    void aFieldThatIsUnknownIsFound() throws IOException {
        KubernetesObject good = Chart.rendered("s-defaults").get("Deployment", "atrium-server");
        KubernetesObject bad = new KubernetesObject(
                Chart.YAML.readTree(good.json().toString().replace("\"readinessProbe\"", "\"readynessProbe\"")));
        KubernetesObject wrong = new KubernetesObject(Chart.YAML.readTree(
                good.json().toString().replace("\"progressDeadlineSeconds\":7200", "\"progressDeadline\":1")));
        for (ClassLoader api : List.of(OLDEST, NEWEST)) {
            assertThat(problems(api, List.of(bad))).singleElement().asString().contains("readynessProbe");
            assertThat(problems(api, List.of(wrong))).singleElement().asString().contains("progressDeadline");
            assertThat(problems(api, List.of(good))).isEmpty();
        }
    }

    private static List<String> problems(ClassLoader api, List<KubernetesObject> objects) {
        List<String> problems = new ArrayList<>();
        for (KubernetesObject object : objects) {
            String type = object.apiVersion() + " " + object.kind();
            if (!OTHERS.contains(type)) {
                validate(api, object, problems);
            }
        }
        return problems;
    }

    private static void validate(ClassLoader api, KubernetesObject object, List<String> problems) {
        String version = object.apiVersion().replaceAll(".*/", "");
        String model = "io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + object.kind();
        JsonObject json = JsonParser.parseString(object.json().toString()).getAsJsonObject();
        try {
            Class<?> type = Class.forName(model, true, api);
            assertThat(type.getClassLoader()).isSameAs(api == NEWEST ? type.getClassLoader() : api);
            method(type).invoke(null, json);
        } catch (InvocationTargetException e) {
            problems.add(object + ": " + e.getTargetException().getMessage());
        } catch (ReflectiveOperationException e) {
            problems.add(object + ": is no kind of this API: " + e);
        }
    }

    /** Its name and parameter have changed between the two. */
    private static Method method(Class<?> type) throws NoSuchMethodException {
        try {
            return type.getMethod("validateJsonElement", JsonElement.class);
        } catch (NoSuchMethodException old) {
            return type.getMethod("validateJsonObject", JsonObject.class);
        }
    }

    /** The old API's own classes; what they need besides comes from the new one's class path. */
    private static ClassLoader oldest() {
        Path jar = Path.of("target/kubernetes-oldest/client-java-api.jar").toAbsolutePath();
        assertThat(Files.exists(jar)).as(jar.toString()).isTrue();
        try {
            return new ChildFirst(jar.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL jar) {
            super(new URL[] {jar}, ValidationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.kubernetes.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }

    @Test
    void kindsOfOthersAreTheseAlone() {
        Set<String> unknown = new TreeSet<>();
        Chart.renderings().flatMap(rendering -> rendering.objects().stream()).forEach(object -> {
            if (object.apiVersion().matches("[a-z.-]+\\.(io|com)/.*")
                    && !object.apiVersion().contains("k8s.io")) {
                unknown.add(object.apiVersion() + " " + object.kind());
            }
        });
        assertThat(unknown).isEqualTo(new TreeSet<>(OTHERS));
    }
}
