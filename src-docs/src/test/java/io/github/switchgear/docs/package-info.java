/** Keeps the pages true: what they say is compared with the code. */
package io.github.switchgear.docs;
