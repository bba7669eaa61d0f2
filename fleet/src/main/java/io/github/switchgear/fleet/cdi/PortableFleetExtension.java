package io.github.switchgear.fleet.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Makes the beans of this jar, which is no bean archive, known to containers of CDI Full. */
public class PortableFleetExtension implements Extension {

    void addOwnBeans(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(ApplicationFleet.class, ApplicationFleet.class.getName());
        event.addAnnotatedType(DataSources.class, DataSources.class.getName());
        event.addAnnotatedType(StartWithContext.class, StartWithContext.class.getName());
        AdminBean.find(PortableFleetExtension.class.getClassLoader())
                .ifPresent(bean -> event.addAnnotatedType(bean, bean.getName()));
    }
}
