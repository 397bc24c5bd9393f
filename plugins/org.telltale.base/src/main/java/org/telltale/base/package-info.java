/**
 * Values that every module speaks in: digests, byte ranges, instants, addresses, outcomes with their problems,
 * a bounds-checked cursor over hostile bytes, progress. Depends on the JDK alone; everyone may call it.
 */
package org.telltale.base;
