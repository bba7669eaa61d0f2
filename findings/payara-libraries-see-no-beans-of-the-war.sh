#!/usr/bin/env bash
# Payara Micro 6.2025.10, its Weld; JDK 17.
#
# Expected: what is in WEB-INF/classes and in the jars of WEB-INF/lib is one module of Jakarta EE, with one class loader, and each
# bean of it is found in every look-up there, as CDI's rules for the accessibility of beans want.
# What happens: a bean in a jar of WEB-INF/lib, and every look-up of an extension from there, finds no bean of WEB-INF/classes. In the
# other direction it works, and the class itself can be loaded. So a library that asks the application for beans, an
# implementation of its interface, gets none, without a word.
# Seen, of the one bean that implements an interface of a library:
XXX
