/** What becomes of the pages after Asciidoctor has written them: the way through them, and the search. */
@NullMarked
package io.github.switchgear.docs.site;

import org.jspecify.annotations.NullMarked;
