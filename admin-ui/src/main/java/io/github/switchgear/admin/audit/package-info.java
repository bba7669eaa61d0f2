/** What was tried, for those who look later. Access adds to it, JSON writes it; it knows no request. */
@NullMarked
package io.github.switchgear.admin.audit;

import org.jspecify.annotations.NullMarked;
