/** The code that the pages show, by tag. It is compiled with the library, and the tests beside it use it. */
package io.github.switchgear.docs.snippets;
