package io.github.switchgear.quarkus.jars;

import io.quarkus.bootstrap.BootstrapAppModelFactory;
import io.quarkus.bootstrap.BootstrapConstants;
import io.quarkus.bootstrap.app.ApplicationModelSerializer;
import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.model.ApplicationModelBuilder;
import io.quarkus.bootstrap.model.MappableCollectionFactory;
import io.quarkus.maven.dependency.DependencyFlags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has an application in dev mode take all that it depends on as jars, as every application does that is not of this
 * workspace: what is of the same workspace is loaded anew with the application, and so hides what a reload would keep.
 */
final class LibrariesAsJars implements BeforeAllCallback, AfterAllCallback {

    private static final int OF_WORKSPACE = DependencyFlags.RELOADABLE | DependencyFlags.WORKSPACE_MODULE;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ApplicationModel application = BootstrapAppModelFactory.newInstance()
                .setTest(true)
                .setDevMode(true)
                .setProjectRoot(Path.of("").toAbsolutePath())
                .resolveAppModel()
                .getApplicationModel();
        Path file = Files.createTempFile("application-", ".json");
        ApplicationModelSerializer.serialize(withoutWorkspace(application), file);
        System.setProperty(BootstrapConstants.SERIALIZED_TEST_APP_MODEL, file.toString());
    }

    @SuppressWarnings("unchecked") // a model is maps of maps
    private static ApplicationModel withoutWorkspace(ApplicationModel application) {
        Map<String, Object> model = application.asMap(MappableCollectionFactory.defaultInstance());
        model.put(BootstrapConstants.MAPPABLE_LOCAL_PROJECTS, List.of());
        // It cannot be written again once it has been read.
        model.put(BootstrapConstants.MAPPABLE_EXTENSION_DEV_CONFIG, List.of());
        var dependencies = (Collection<Map<String, Object>>) model.get(BootstrapConstants.MAPPABLE_DEPENDENCIES);
        dependencies.forEach(dependency -> dependency.computeIfPresent(
                BootstrapConstants.MAPPABLE_FLAGS, (key, flags) -> (Integer) flags & ~OF_WORKSPACE));
        return ApplicationModelBuilder.fromMap(model);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Files.delete(Path.of(System.clearProperty(BootstrapConstants.SERIALIZED_TEST_APP_MODEL)));
    }
}
