package io.github.switchgear.containers.tck;

import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes every class of the specification's tests a bean, which in Weld without a server needs a {@code beans.xml} where it looks. */
public final class BeanArchives implements ApplicationArchiveProcessor {

    @Override
    public void process(Archive<?> archive, TestClass testClass) {
        if (archive instanceof WebArchive war && !war.contains("WEB-INF/beans.xml")) {
            war.addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        }
    }
}
