/**
 * Texts that the handset's own programs print: lists of packages and properties, logs, dumps of services, bug reports.
 * Read line by line in bounded memory; what is not understood is counted. Depends on base and on this module's values,
 * {@code bytes}, {@code json} and {@code android}; called by {@code reader} alone.
 */
package org.telltale.handset.text;
