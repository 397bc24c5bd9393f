/** Identifiers that are made from names: the same thing has the same identifier in every export. */
package org.telltale.casework.exchange.names;
