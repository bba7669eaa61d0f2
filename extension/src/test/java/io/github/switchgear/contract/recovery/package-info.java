/** A recovery under load, in moved time: for the tests of the core, of the demo and of the page that shows it. */
package io.github.switchgear.contract.recovery;
