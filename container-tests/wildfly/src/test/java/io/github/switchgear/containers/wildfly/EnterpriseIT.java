package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.behaviour.enterprise.EnterpriseContract;

/** WildFly takes an EAR, in the configuration that it has when it is unpacked. */
class EnterpriseIT extends EnterpriseContract {}
