/** What bytes of no known protocol look like, by the frequencies of their values. Uses the JDK alone. */
package org.telltale.capture.shape;
