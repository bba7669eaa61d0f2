package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.behaviour.microprofile.MicroProfileContract;

/** WildFly has all of MicroProfile in a configuration of that name. */
class MicroProfileIT extends MicroProfileContract {}
