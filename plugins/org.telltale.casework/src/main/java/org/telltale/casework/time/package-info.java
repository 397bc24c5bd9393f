/** The case over time: runs as lanes, endpoints against conditions, periodic contacts, and the figures and lists that are made of them. Reached through {@code Case}. */
package org.telltale.casework.time;
